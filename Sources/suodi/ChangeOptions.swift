// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation
import Planner
import Reporting

/// What every command takes that changes parcels: nothing is written unless it is asked for.
struct ChangeOptions: ParsableArguments {
    @Flag(help: "Write it: the parcels go to the history, the new ones take their place.")
    var write = false
    @Option(help: "Why, for the ledger; with --write.")
    var reason: String?
    @Option(
        name: .customLong("map"), help: "Also draw it into this SVG file: parcels, parts, lines, roads.",
        completion: .file(extensions: ["svg"]))
    var mapPath: String?
    @Option(help: "`table`, `json`, `geojson` or `csv`.")
    var format: AnswerFormat = .table

    func validate() throws {
        try format.require([.table, .json, .geojson, .csv])
        if reason != nil, !write { throw ValidationError("--reason goes with --write: it stands in the ledger") }
    }

    /// Writes what was chosen where that is asked, gives the answer and draws it, and says on standard error what was
    /// done.
    ///
    /// - Throws: where it should have been written and could not be, after the answer was given.
    func conclude(_ answer: some ParcelChangeAnswer, by planner: Planner, _ common: CommonOptions) throws {
        let written = Result { try writeIfAsked(answer, planner, common) }
        switch format {
        case .table: Console.answer(answer.table(common.language))
        case .json: Console.answer(answer.json(isWritten: (try? written.get()) ?? false).text(.pretty))
        case .geojson: Console.answer(try answer.geoJSON())
        case .csv: Console.answer(answer.csv())
        case .geojsonseq: break
        }
        if let change = answer.chosen, let mapPath {
            let map = GroundMap(change, of: answer.snapshot, outlines: try planner.mapOutlines())
            try Data(map.svg(common.language).utf8).write(to: URL(fileURLWithPath: mapPath), options: .atomic)
            common.note("Drew `\(mapPath)`.", "已绘制 `\(mapPath)`。")
        }
        _ = try written.get()
    }

    private func writeIfAsked(
        _ answer: some ParcelChangeAnswer, _ planner: Planner, _ common: CommonOptions
    ) throws -> Bool {
        guard let change = answer.chosen else {
            guard write else { return false }
            throw Failure(.badInput, answer.reasonsAgainst(common.language).joined(separator: "\n"))
        }
        guard write else {
            common.note("Dry run: nothing was written. `--write` writes it.", "试算：未写入任何内容，加 `--write` 写入。")
            return false
        }
        try planner.write(change, for: answer.snapshot, against: answer.obstacles, reason: reason)
        let (old, new) = (change.parcelIDs, change.pieces.map(\.id))
        common.note(
            "Wrote \(new.joined(separator: ", ")) in place of \(old.joined(separator: ", ")).",
            "已写入 \(new.joined(separator: "、"))，替代 \(old.joined(separator: "、"))。")
        return true
    }
}
