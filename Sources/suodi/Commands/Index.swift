// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import LandModel
import Planner
import Reporting

struct Index: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measure what fits in every parcel, ahead of searches 形状索引",
        discussion: """
            For each parcel: which halls fit in its buildable envelope, its widths and frontage, and which net areas a
            straight cut can take. Searches of a large city are quicker with it; it is kept beside the workspace until
            the data or the siting policy changes. Small cities need none.

            EXAMPLES
              suodi index -w zhuzhou.gpkg
            """)

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let planner = try workspace.open(readOnly: true)
        let snapshot = try planner.snapshot()
        let progress = common.progress("measuring parcels", "测量地块", total: snapshot.parcels.count)
        defer { progress.finish() }
        _ = try planner.shapeIndex(of: snapshot) { done, _ in progress.report(completed: done) }
        progress.finish()
        let count = snapshot.parcels.count
        if planner.keepsShapes(of: snapshot) {
            common.note("Kept what fits in \(count) parcels beside the workspace.", "已在工作区旁保存 \(count) 宗地块的形状索引。")
        } else {
            common.note(
                "A city of \(count) parcels needs no index: nothing was kept.", "共 \(count) 宗，无需索引，未保存。")
        }
    }
}
