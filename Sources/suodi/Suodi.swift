// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation

/// The command line: parses, calls one use case, renders its answer, and says by its exit code how it went.
@main
struct Suodi: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suodi",
        abstract: "Land and industrial-park capacity planner 索地",
        discussion: """
            Keep parks, parcels, standard factories and projects in one GeoPackage, find land for a project,
            place all projects at once, and test whether the reserve covers half a year of demand.

            EXAMPLES
              suodi init -w zhuzhou.gpkg --from geodata/zhuzhou
              suodi slope -w zhuzhou.gpkg dem.tif
              suodi status -w zhuzhou.gpkg
              suodi find -w zhuzhou.gpkg --area 80..120亩 --industry 37 --by 2020-09-30 --hall 150x100
              suodi compare -w zhuzhou.gpkg --project S19-002 -o page.html
              suodi reserve -w zhuzhou.gpkg
              suodi match -w zhuzhou.gpkg --plan spring
              suodi plan accept -w zhuzhou.gpkg spring --dry-run
              suodi simulate scenarios/static-demand-mid.yaml
              suodi export -w zhuzhou.gpkg parcel > parcel.geojson

            Answers go to standard output, everything else to standard error.
            Exit codes: 0 done, 1 failure, 2 faults found by check, 64 usage, 65 bad input, 69 something needed is
            missing, 75 busy (try again), 130 interrupted.
            """,
        version: "0.1.0",
        subcommands: [
            Init.self, Import.self, Slope.self, Index.self, Check.self, Status.self, Reserve.self, Find.self,
            Compare.self, Match.self, Plan.self, Cut.self, Merge.self, Simulate.self, ScenarioCommand.self, Export.self,
            Layers.self, Schema.self, Sample.self,
        ])

    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let failure as Failure {
            failure.exit()
        } catch {
            if isFromParser(error) { exit(withError: error) }
            Failure(error).exit()
        }
    }

    /// Help, version and usage faults belong to the parser, which knows how to print them.
    private static func isFromParser(_ error: any Error) -> Bool {
        error is CleanExit || error is ValidationError || error is ExitCode
            || String(describing: type(of: error)).hasPrefix("CommandError")
    }
}
