// SPDX-License-Identifier: Apache-2.0
internal import GRDB

extension GeoPackageReader {
    /// What an upper layer wrote down under `key` with ``GeoPackageWriter/setMetadata(_:_:)``, or nil.
    public func metadata(_ key: String) throws(GeoPackageError) -> String? {
        try run {
            guard try database.tableExists(CompanionName.metadata) else { return nil }
            return try String.fetchOne(
                database, sql: "SELECT value FROM \(CompanionName.metadata) WHERE key = ?", arguments: [key])
        }
    }
}
