// SPDX-License-Identifier: Apache-2.0
internal import CGeoPackageFunctions
internal import Foundation
internal import GRDB

/// How every connection is set up.
enum ConnectionSettings {
    /// FULL: what was committed survives a power failure too, not only the end of the process.
    static let logged = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL"
    /// A question that opens the log: a connection that has not does not remove it when it closes last.
    static let openLog = "SELECT 1 FROM sqlite_master LIMIT 1"
    /// Not OFF, under which a transaction that throws could not be undone. The pages of a new file need no journal, so
    /// the one in memory stays small.
    static let draft = "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF"

    /// 32 MiB.
    static let usualCache = "PRAGMA cache_size = -32768"
    /// 256 MiB: a transaction that outgrows the cache writes the pages it fills again and again. A million parcels into
    /// a write-ahead log take 14.1 s with the usual cache and 8.5 s with this one.
    static let largeCache = "PRAGMA cache_size = -262144"

    static func configuration(readOnly: Bool, busyTimeoutSeconds: Double) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = readOnly
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(busyTimeoutSeconds)
        configuration.prepareDatabase { database in
            try register(on: database)
            // The R-tree is a virtual table and is written by triggers: a distrustful build of SQLite forbids that.
            try database.execute(
                sql: """
                    PRAGMA trusted_schema = ON;
                    \(usualCache);
                    """)
        }
        return configuration
    }

    private static func register(on database: Database) throws {
        guard let connection = unsafe database.sqliteConnection else {
            preconditionFailure("a connection that is being prepared is open")
        }
        // SAFETY: the connection is open for the whole call, and the functions live as long as the program.
        let code = unsafe geopackage_register_functions(connection)
        guard code == 0 else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    }

    /// The name under which SQLite opens a file that nothing can change while it is open.
    static func immutableName(of path: String) -> String {
        // Only these survive in every position of a file URI.
        let plain = CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/-._~")
        return "file:" + (path.addingPercentEncoding(withAllowedCharacters: plain) ?? path) + "?immutable=1"
    }
}
