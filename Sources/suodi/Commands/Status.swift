// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation
import LandModel
import Planner
import Reporting

struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Stock by park and stage, and the year's targets 现状",
        discussion: """
            EXAMPLES
              suodi status -w zhuzhou.gpkg
              suodi status -w zhuzhou.gpkg --map zhuzhou.svg
              suodi status -w zhuzhou.gpkg --map hetang.svg --park hetang
            """)

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var common: CommonOptions

    @Option(help: "`table` or `json`.")
    var format: AnswerFormat = .table

    @Option(
        name: .customLong("map"), help: "Also draw the city by stage into this SVG file.",
        completion: .file(extensions: ["svg"]))
    var mapPath: String?

    @Option(name: .customLong("park"), help: "Draw this park closely instead of the whole city, by id.")
    var park: String?

    func validate() throws {
        try format.require([.table, .json])
    }

    func run() throws {
        let planner = try workspace.open(readOnly: true)
        let outlines = park == nil && mapPath == nil ? nil : try planner.mapOutlines()
        try ParkChoice.require(park, among: outlines?.parks ?? [])
        let answer = try planner.status()
        switch format {
        case .json: Console.answer(answer.json.text(.pretty))
        case .table: Console.answer(answer.table(common.language))
        case .csv, .geojson, .geojsonseq: break
        }
        if let mapPath, let outlines {
            let drawing = try CityMap(answer, outlines: outlines, park: park).svg(common.language)
            try Data(drawing.utf8).write(to: URL(fileURLWithPath: mapPath), options: .atomic)
            common.note("Drew `\(mapPath)`.", "已绘制 `\(mapPath)`。")
        }
    }
}
