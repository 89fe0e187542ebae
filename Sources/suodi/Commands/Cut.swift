// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Planner
import Reporting

struct Cut: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Cut a parcel into parts 分割",
        discussion: """
            Cuts are straight, parallel or perpendicular to a road that the parcel faces. Every part keeps the frontage
            and the width of the siting policy (--policy), and the remainder its least area. Choices are listed by what
            the remainder is still good for. Where it cannot be cut so, the areas that can be are named.

            Nothing is written without --write. With it the parcel goes to the history and its parts take its place:
            they keep its attributes, share its recorded areas, and name it as their parent.

            EXAMPLES
              suodi cut -w zhuzhou.gpkg shifeng-B12-02 --area 85..95亩 --map cut.svg
              suodi cut -w zhuzhou.gpkg shifeng-B12-02 --areas 30亩,45亩,20亩 --format geojson
              suodi cut -w zhuzhou.gpkg shifeng-B12-02 --parts 3
              suodi cut -w zhuzhou.gpkg shifeng-B12-02 --width 60 --count 2
              suodi cut -w zhuzhou.gpkg shifeng-B12-02 --area 90亩 --choice 2 --write --reason "for S19-002"
            """)

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var common: CommonOptions

    @Argument(help: "The parcel, by id.")
    var parcel: String

    @OptionGroup(title: "How it is cut") var cut: CutOptions
    @OptionGroup(title: "What is done with it") var change: ChangeOptions

    func validate() throws {
        guard try cut.request() != nil else {
            throw ValidationError("say how: --area 90亩, --areas 30亩,45亩, --parts 3 or --width 60")
        }
    }

    func run() throws {
        guard let request = try cut.request() else { return }
        let planner = try workspace.open(readOnly: !change.write)
        let answer = try planner.cut(parcel, request, choice: cut.choice)
        try change.conclude(answer, by: planner, common)
    }
}
