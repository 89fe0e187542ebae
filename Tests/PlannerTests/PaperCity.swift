// SPDX-License-Identifier: Apache-2.0
import Foundation
import LandStore
import Planner
import TestSupport

/// The city solved with a pencil, as a workspace.
struct PaperCity {
    static let folder = Corpora.packageDirectory.appendingPathComponent("geodata/paper-city")

    let planner: Planner
    let expected: [String: Expected]

    struct Expected {
        let whole: [String]
        let cut: [String]
        let merged: [String]
        let units: [String]
    }

    init(in scratch: ScratchFolder) throws {
        let making = WorkspaceMaking(target: scratch.url("paper.gpkg"), folder: Self.folder, crs: nil)
        let moment = Date(timeIntervalSince1970: 1_583_193_600)
        let made = try making.run(actor: "test", moment: moment, emptyCityName: "")
        planner = Planner(made.workspace, actor: "test", moment: moment)
        let data = try Data(contentsOf: Self.folder.appendingPathComponent("expected.json"))
        let answers = try JSONSerialization.jsonObject(with: data) as? [String: [String: Any]] ?? [:]
        expected = answers.filter { $0.key.hasPrefix("Q") }.mapValues { answer in
            Expected(
                whole: answer["whole"] as? [String] ?? [], cut: answer["cut"] as? [String] ?? [],
                merged: (answer["merged"] as? [[String]] ?? []).map { $0.joined(separator: "+") },
                units: answer["units"] as? [String] ?? [])
        }
    }
}
