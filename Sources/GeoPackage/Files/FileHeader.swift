// SPDX-License-Identifier: Apache-2.0

/// The header of an SQLite database file (sqlite.org/fileformat2.html, section 1.3).
struct FileHeader {
    static let length = 100

    let isSQLite: Bool
    /// The application identifier is that of GeoPackage 1.2 and later, or of 1.0 or 1.1.
    let isGeoPackage: Bool
    let isWriteAheadLogged: Bool
    let userVersion: Int32
    /// In bytes; nil where the header does not vouch for its page count.
    let expectedSize: Int64?

    init(bytes: [UInt8]) {
        let word = { (offset: Int) in
            bytes[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        }
        isSQLite = bytes.count == Self.length && bytes.starts(with: "SQLite format 3\0".utf8)
        guard isSQLite else {
            (isGeoPackage, isWriteAheadLogged, userVersion, expectedSize) = (false, false, 0, nil)
            return
        }
        let known = ["GPKG", "GP11", "GP10"].contains { bytes[68..<72].elementsEqual($0.utf8) }
        isGeoPackage = known
        isWriteAheadLogged = bytes[18] == 2
        userVersion = Int32(bitPattern: word(60))
        let pageSize = Int64(bytes[16]) << 8 | Int64(bytes[17])
        // The page count is valid only if the file was last written by a version that keeps it.
        let isVouchedFor = word(24) == word(92) && word(28) > 0
        expectedSize = isVouchedFor ? Int64(word(28)) * (pageSize == 1 ? 65536 : pageSize) : nil
    }
}
