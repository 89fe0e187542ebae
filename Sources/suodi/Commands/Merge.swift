// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Planner
import Reporting

struct Merge: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Merge neighbouring parcels into one, and cut it if asked 合并",
        discussion: """
            Parcels are merged that share boundary with no road or red line along it, of one class, stage, county, park
            and holder; slivers between them are closed, and the net area is the sum. The merged parcel has what all
            agree on; price and slope are means by net area, it is ready when the last is, the floor area ratios are
            those allowed on all, and capacities are the least of them.

            Nothing is written without --write.

            EXAMPLES
              suodi merge -w zhuzhou.gpkg gaoxin-B01-01 gaoxin-B01-02
              suodi merge -w zhuzhou.gpkg gaoxin-B01-01 gaoxin-B01-02 --area 20..30亩 --map merge.svg
              suodi merge -w zhuzhou.gpkg gaoxin-B01-01 gaoxin-B01-02 --id gaoxin-B01-A --write --reason "for S19-002"
            """)

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var common: CommonOptions

    @Argument(help: "The parcels, by id: two or more.")
    var parcels: [String]

    @Option(help: "Id of the merged parcel (default: the ids with `+` between them).")
    var id: String?

    @OptionGroup(title: "How the merged land is cut") var cut: CutOptions
    @OptionGroup(title: "What is done with it") var change: ChangeOptions

    func validate() throws {
        guard parcels.count > 1 else { throw ValidationError("name two parcels or more") }
        guard id.map({ !$0.isEmpty }) ?? true else { throw ValidationError("--id wants a name") }
        _ = try cut.request()
    }

    func run() throws {
        let planner = try workspace.open(readOnly: !change.write)
        let answer = try planner.merge(parcels, as: id, thenCut: cut.request(), choice: cut.choice)
        try change.conclude(answer, by: planner, common)
    }
}
