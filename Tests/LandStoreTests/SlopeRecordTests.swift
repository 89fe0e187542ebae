// SPDX-License-Identifier: Apache-2.0
import Foundation
import GeoPackage
import LandModel
import TestSupport
import Testing

@testable import LandStore

@Suite("Slopes are recorded in one transaction with its line in the ledger")
struct SlopeRecordTests {
    private let scratch: ScratchFolder
    private let workspace: Workspace
    private let source: URL
    private let moment = Date(timeIntervalSince1970: 1_583_193_600)

    init() throws {
        scratch = try ScratchFolder()
        let frozen = Corpora.packageDirectory.appendingPathComponent("Tests/LandStoreTests/Frozen/version-1.gpkg")
        try FileManager.default.copyItem(at: frozen, to: scratch.url("city.gpkg"))
        workspace = try Workspace(opening: scratch.url("city.gpkg"))
        source = try scratch.write("abc", to: "dem.tif")
    }

    private func slopes() throws -> [Double] { Array(try workspace.snapshot().parcels.slopePercent) }

    @Test("the ledger names the file, its SHA-256 and how many parcels, and other parcels stay as they are")
    func ledger() throws {
        let before = try workspace.snapshot().parcels
        let id = before.id[0]
        try workspace.recordSlopes(
            [(id, 12.34)], from: source, readAt: workspace.ledgerCount(), by: "tester", reason: "why", at: moment)
        let after = try slopes()
        #expect(after[0] == 12.34)
        #expect(zip(after, before.slopePercent).dropFirst().allSatisfy { $0 == $1 || $0.isNaN && $1.isNaN })
        var lines: [[SQLValue]] = []
        let columns = ["action", "actor", "reason", "source_file", "source_sha256", "layer", "row_count"]
        try workspace.file.read { reader in
            try reader.forEachBatch(of: "ledger_event", columns: columns) { batch in
                for row in 0..<batch.rowCount { lines.append(columns.indices.map { batch.value(row, $0) }) }
            }
        }
        // The digest of "abc" is the first example of FIPS 180-2.
        let digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        #expect(
            lines.last == [
                .text("slope"), .text("tester"), .text("why"), .text("dem.tif"), .text(digest), .text("parcel"),
                .integer(1),
            ])
    }

    @Test("slopes of parcels that were changed while they were measured are refused, and nothing is written")
    func changedMeanwhile() throws {
        let id = try workspace.snapshot().parcels.id[0]
        let read = try workspace.ledgerCount()
        try workspace.recordSlopes([(id, 1)], from: source, readAt: read, by: "other", at: moment)
        let lines = try workspace.ledgerCount()
        #expect {
            try workspace.recordSlopes([(id, 2)], from: source, readAt: read, by: "late", at: moment)
        } throws: {
            ($0 as? WorkspaceError)?.code == .changedMeanwhile
        }
        #expect(try slopes()[0] == 1 && workspace.ledgerCount() == lines)
    }
}
