// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import GRDB

extension GeoPackageError {
    /// The same error in this module's words. Errors of this module pass through, with missing places filled in.
    init(_ error: any Error, file: String, table: String? = nil, row: Int64? = nil) {
        if var known = error as? GeoPackageError {
            known.file = known.file ?? file
            known.table = known.table ?? table
            known.row = known.row ?? row
            self = known
        } else if let error = error as? DatabaseError {
            let (code, hint) = Self.meaning(of: error.extendedResultCode)
            let message = error.message ?? error.resultCode.description
            self.init(code: code, message: message, file: file, table: table, row: row, hint: hint)
        } else {
            let code: Code = error is CocoaError ? .io : .engine
            self.init(code: code, message: error.localizedDescription, file: file, table: table, row: row)
        }
    }

    private static let freeSpace = "free some space and run the command again: nothing was changed"

    private static func meaning(of result: ResultCode) -> (Code, hint: String?) {
        switch result {
        case .SQLITE_READONLY_DIRECTORY:
            return (.noPermission, "the folder must be writable, because SQLite writes a log beside the file")
        case .SQLITE_IOERR_SHMSIZE:
            // The only way to fail at making the log's index longer is to find no room for it.
            return (.diskFull, freeSpace)
        case .SQLITE_READONLY_ROLLBACK, .SQLITE_READONLY_RECOVERY, .SQLITE_READONLY_CANTINIT:
            return (.noPermission, "an unfinished change has to be settled first: open the file once with write access")
        default:
            break
        }
        switch result.primaryResultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            return (.busy, "another program is writing to the file: close it, or try again later")
        case .SQLITE_CORRUPT: return (.corrupt, "restore the file from a copy")
        case .SQLITE_NOTADB: return (.notAGeoPackage, nil)
        case .SQLITE_CONSTRAINT: return (.constraint, nil)
        case .SQLITE_READONLY: return (.readOnly, nil)
        case .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_CANTOPEN:
            return (.noPermission, "check the permissions of the file and of its folder")
        case .SQLITE_FULL: return (.diskFull, freeSpace)
        case .SQLITE_IOERR: return (.io, nil)
        default: return (.engine, nil)
        }
    }
}
