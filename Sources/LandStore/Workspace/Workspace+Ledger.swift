// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import GeoPackage
internal import LandModel

extension Workspace {
    /// Writes one line of the ledger and returns its number, which the rows it changes carry.
    func record(
        _ event: LedgerEvent, layer: Layer, rowCount: Int, _ writer: GeoPackageWriter
    ) throws -> Int64 {
        try writer.insert(
            into: WorkspaceSchema.ledgerTable,
            [
                ("action", .text(event.action)), ("actor", .text(event.actor)), ("reason", SQLValue(event.reason)),
                ("happened_at", .text(Workspace.timestamp(event.happenedAt))),
                ("source_file", SQLValue(event.sourceFile)), ("source_sha256", SQLValue(event.sourceHash)),
                ("layer", .text(layer.rawValue)), ("row_count", .integer(Int64(rowCount))),
            ])
    }

    /// UTC with milliseconds, as GeoPackage wants a DATETIME.
    static func timestamp(_ date: Date) -> String {
        date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true, timeZone: .gmt))
    }
}
