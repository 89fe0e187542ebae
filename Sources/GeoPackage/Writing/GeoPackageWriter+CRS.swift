// SPDX-License-Identifier: Apache-2.0
public import CoordinateReference
internal import GRDB

extension GeoPackageWriter {
    /// Describes `crs` in the file, if it is not there yet.
    /// - Returns: the identifier under which layers and blobs refer to it: the EPSG code where it has one, a number
    ///   from 100 000 on otherwise. OGC:CRS84 is 4326, because a GeoPackage stores longitude first anyway.
    @discardableResult
    public func registerCRS(_ crs: CRS) throws(GeoPackageError) -> Int32 {
        if crs.identifier.uppercased() == "OGC:CRS84" { return 4326 }
        return try run {
            let definition = crs.wkt1
            if let code = crs.epsgCode.flatMap({ Int32(exactly: $0) }) {
                try database.execute(
                    sql: "INSERT OR IGNORE INTO gpkg_spatial_ref_sys VALUES (?1, ?2, 'EPSG', ?2, ?3, NULL)",
                    arguments: [crs.name, code, definition])
                return code
            }
            let known = try Int32.fetchOne(
                database, sql: "SELECT srs_id FROM gpkg_spatial_ref_sys WHERE definition = ?", arguments: [definition])
            if let known { return known }
            let free =
                try Int32.fetchOne(
                    database, sql: "SELECT max(99999, max(srs_id)) + 1 FROM gpkg_spatial_ref_sys") ?? 100_000
            try database.execute(
                sql: "INSERT INTO gpkg_spatial_ref_sys VALUES (?1, ?2, 'CUSTOM', ?2, ?3, NULL)",
                arguments: [crs.name, free, definition])
            return free
        }
    }
}
