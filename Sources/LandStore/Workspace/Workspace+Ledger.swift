// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import GeoPackage
internal import LandModel

extension Workspace {
    /// Writes one line of the ledger and returns its number, which the rows it changes carry.
    ///
    /// - Parameter rowCount: nil where only the end of the work will tell: see `complete`.
    func record(
        _ event: LedgerEvent, layer: Layer, rowCount: Int? = nil, _ writer: GeoPackageWriter
    ) throws -> Int64 {
        try writer.insert(
            into: WorkspaceSchema.ledgerTable,
            [
                ("action", .text(event.action)), ("actor", .text(event.actor)), ("reason", SQLValue(event.reason)),
                ("happened_at", .text(Workspace.timestamp(event.happenedAt))),
                ("source_file", SQLValue(event.sourceFile)), ("source_sha256", SQLValue(event.sourceHash)),
                ("layer", .text(layer.rawValue)), ("row_count", SQLValue(rowCount.map(Int64.init))),
            ])
    }

    /// Says in a line of the ledger what is known at the end of its work.
    func complete(_ event: Int64, rowCount: Int, sourceHash: String, _ writer: GeoPackageWriter) throws {
        try writer.update(
            WorkspaceSchema.ledgerTable,
            set: [("row_count", .integer(Int64(rowCount))), ("source_sha256", .text(sourceHash))],
            where: [(TableDefinition.primaryKey, .integer(event))])
    }

    /// UTC with milliseconds, as GeoPackage wants a DATETIME.
    static func timestamp(_ date: Date) -> String {
        date.formatted(timestampFormat)
    }

    static let timestampFormat = Date.ISO8601FormatStyle(includingFractionalSeconds: true, timeZone: .gmt)
}
