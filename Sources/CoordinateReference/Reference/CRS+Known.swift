// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

// Written out, so that they need no database and cannot fail. A test holds them against PROJ's register.
extension CRS {
    /// Longitude and latitude on WGS 84, as GeoJSON demands.
    public static let crs84 = CRS(
        record: CRSRecord(
            definition: "OGC:CRS84",
            name: "WGS 84 (CRS84)",
            isGeographic: true,
            datumName: "World Geodetic System 1984",
            ellipsoid: .wgs84,
            areaOfUse: Envelope(minX: -180, minY: -90, maxX: 180, maxY: 90),
            wkt1: """
                GEOGCS["WGS 84 (CRS84)",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,\
                AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],\
                UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["OGC","CRS84"]]
                """))

    /// 2000国家大地坐标系 in degrees (EPSG:4490).
    public static let cgcs2000 = CRS(
        record: CRSRecord(
            definition: "EPSG:4490",
            name: "China Geodetic Coordinate System 2000",
            isGeographic: true,
            datumName: "China 2000",
            ellipsoid: .cgcs2000,
            areaOfUse: Envelope(minX: 73.62, minY: 16.7, maxX: 134.77, maxY: 53.56),
            wkt1: """
                GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,\
                298.257222101,AUTHORITY["EPSG","1024"]],AUTHORITY["EPSG","1043"]],PRIMEM["Greenwich",0,\
                AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],\
                AUTHORITY["EPSG","4490"]]
                """))

    /// The CRS in degrees on the same datum; itself when it is one.
    /// - Throws: `notHorizontal` when that one measures angles not in degrees.
    public func geographicBase() throws(CoordinateReferenceError) -> CRS {
        switch record.geographicDefinition {
        case record.definition: self
        case CRS.cgcs2000.record.definition: .cgcs2000
        default: try CRS(record.geographicDefinition)
        }
    }
}
