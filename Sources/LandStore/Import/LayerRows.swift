// SPDX-License-Identifier: Apache-2.0
internal import GeoPackage
internal import LandModel

/// Decides in the order of a file which rows are new, which replace others, and which may not come in.
struct LayerRows {
    private let layer: Layer
    private let columns: [String]
    private let replacesExisting: Bool
    /// The ids already in the layer, each with its stage where the layer has stages.
    private let present: [String: String]
    private let stageColumn: Int?
    private var seen = Set<String>()

    /// Positions of the columns the file says something about: a replaced row keeps what the file does not mention.
    private let given: [Int]
    var givenColumns: [String] { given.map { columns[$0] } }

    init(
        _ layer: Layer, columns: [String], present: [String: String], mentioned: Set<String>, replacesExisting: Bool
    ) {
        self.layer = layer
        self.columns = columns
        self.present = present
        self.replacesExisting = replacesExisting
        stageColumn = columns.firstIndex(of: "stage")
        let always: Set = ["geom", "id", RowBuilder.planarColumn, RowBuilder.ellipsoidalColumn, "extra"]
        given = columns.indices.filter { always.contains(columns[$0]) || mentioned.contains(columns[$0]) }
    }

    /// Takes from a piece the rows that are not new.
    ///
    /// - Returns: of each row to be replaced, the new values of ``givenColumns`` and then its id.
    mutating func sort(_ rows: inout PieceBuilder.Rows, _ report: inout ImportReport) -> [[SQLValue]] {
        var (changed, taken): ([[SQLValue]], Set<Int>) = ([], [])
        for (row, id) in rows.ids.enumerated() {
            if !seen.insert(id).inserted {
                report.note(.rejected, layer, id, line: rows.lines[row], "the id occurs twice in the file")
            } else if let stage = present[id] {
                guard replacesExisting else {
                    report.note(
                        .rejected, layer, id, line: rows.lines[row],
                        "the id is already in the workspace (`--replace` replaces it)")
                    taken.insert(row)
                    continue
                }
                noteStageJump(
                    of: id, from: stage, to: stageColumn.map { rows.batch.value(row, $0) }, rows.lines[row], &report)
                changed.append(given.map { rows.batch.value(row, $0) } + [.text(id)])
            } else {
                continue
            }
            taken.insert(row)
        }
        rows.batch.removeRows(taken)
        return changed
    }

    /// A stage may be corrected to any other, but a jump that the stage table does not know is worth a second look.
    private func noteStageJump(
        of id: String, from old: String, to new: SQLValue?, _ line: Int?, _ report: inout ImportReport
    ) {
        guard case .text(let new)? = new, let from = ParcelStage(rawValue: old), let to = ParcelStage(rawValue: new),
            !StageTable.shipped.allows(from: from, to: to)
        else { return }
        report.note(
            .noted, layer, id, line: line,
            "the stage goes from \(old) (\(from.name.zh)) straight to \(new) (\(to.name.zh))")
    }
}
