// SPDX-License-Identifier: Apache-2.0
internal import GeoPackage
internal import LandModel

/// The rows of one file sorted into new and changed ones; what may not come in is rejected with a reason.
struct LayerRows {
    private let layer: Layer
    private let replacesExisting: Bool
    /// The ids already in the layer, each with its stage where the layer has stages.
    private let present: [String: String]
    private var seen = Set<String>()

    /// By column, the ids that a reference may name.
    var known: [String: Set<String>] = [:]
    private(set) var fresh: [[SQLValue]] = []
    /// New values of `given` columns, then the id of the row they belong to.
    private(set) var changed: [[SQLValue]] = []
    /// Positions of the columns the file says something about: a replaced row keeps what the file does not mention.
    private let given: [Int]

    init(_ layer: Layer, present: [String: String], given: [Int], replacesExisting: Bool) {
        self.given = given
        self.layer = layer
        self.present = present
        self.replacesExisting = replacesExisting
    }

    mutating func take(_ row: RowBuilder.Row, _ columns: [String], line: Int?, _ report: inout ImportReport) {
        func reject(_ message: String) {
            report.note(.rejected, layer, row.id, line: line, message)
        }
        guard seen.insert(row.id).inserted else { return reject("the id occurs twice in the file") }
        for (column, value) in zip(columns, row.values) {
            guard let ids = known[column], case .text(let id) = value else { continue }
            guard ids.contains(id) else { return reject("\(column): there is no `\(id)`") }
        }
        guard let oldStage = present[row.id] else {
            fresh.append(row.values)
            return
        }
        guard replacesExisting else {
            return reject("the id is already in the workspace (`--replace` replaces it)")
        }
        noteStageJump(row, columns, from: oldStage, line: line, &report)
        changed.append(given.map { row.values[$0] } + [.text(row.id)])
    }

    /// A stage may be corrected to any other, but a jump that the stage table does not know is worth a second look.
    private func noteStageJump(
        _ row: RowBuilder.Row, _ columns: [String], from old: String, line: Int?, _ report: inout ImportReport
    ) {
        guard let column = columns.firstIndex(of: "stage"), case .text(let new) = row.values[column],
            let from = ParcelStage(rawValue: old), let to = ParcelStage(rawValue: new),
            !StageTable.shipped.allows(from: from, to: to)
        else { return }
        report.note(
            .noted, layer, row.id, line: line,
            "the stage goes from \(old) (\(from.name.zh)) straight to \(new) (\(to.name.zh))")
    }
}
