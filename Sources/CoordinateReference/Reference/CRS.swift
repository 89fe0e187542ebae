// SPDX-License-Identifier: Apache-2.0
public import SimpleFeatures

/// A horizontal coordinate reference system: longitude and latitude in degrees, or easting and northing.
///
/// Coordinates of every CRS are easting or longitude first in this package, whatever order the register gives (X is
/// north in the Chinese ones). Two CRSs are equal when they are the same entry of a register, or the same text when
/// they are in none. Of a compound CRS only the horizontal part is kept.
///
/// ```swift
/// let zone = try CRS("EPSG:4547")
/// print(zone.name, zone.isProjected, zone.zonePrefix as Any)
/// ```
///
/// Creating one costs some milliseconds (PROJ opens its database); copying costs nothing.
public struct CRS: Sendable {
    let record: CRSRecord

    /// `EPSG:4547`, `OGC:CRS84`; for a CRS in no register, its name.
    public var identifier: String { record.identifier }
    public var name: String { record.name }
    /// Whether coordinates are degrees of longitude and latitude.
    public var isGeographic: Bool { record.isGeographic }
    /// Whether coordinates are lengths in a plane.
    public var isProjected: Bool { !record.isGeographic }
    public var datumName: String { record.datumName }
    public var ellipsoid: Ellipsoid { record.ellipsoid }
    /// What one unit of a projected CRS is in metres. NaN for a geographic CRS, so that no length comes of degrees.
    public var metresPerUnit: Double { record.metresPerUnit }
    /// The zone number (带号) written before the easting: 38 for EPSG:4526, whose false easting is 38 500 000.
    public var zonePrefix: Int? { record.zonePrefix }
    /// Degrees of longitude and latitude; nil when the definition does not say.
    public var areaOfUse: Envelope? { record.areaOfUse }
    /// WKT 1 as GDAL writes it, for the `definition` of a GeoPackage. Empty when WKT 1 cannot express the CRS.
    public var wkt1: String { record.wkt1 }
    /// 4547 for `EPSG:4547`; nil outside the EPSG register.
    public var epsgCode: Int? {
        identifier.hasPrefix("EPSG:") ? Int(identifier.dropFirst("EPSG:".count)) : nil
    }

    /// Reads `EPSG:4547`, `OGC:CRS84`, an OGC URN or URL of one of these, WKT 1 or 2 (ESRI's too), PROJJSON or a PROJ
    /// text with `+type=crs`.
    ///
    /// A text without a register entry, as a `.prj` file is, gets the EPSG entry that means the same, if there is one.
    /// A bare name is refused: it would be matched by likeness.
    /// - Throws: `unknownCRS`, or `notHorizontal` for a vertical, geocentric or engineering CRS and for angles that are
    ///   not degrees.
    public init(_ definition: String) throws(CoordinateReferenceError) {
        record = try CRSRecord(reading: definition)
    }

    init(record: CRSRecord) {
        self.record = record
    }
}

extension CRS: Hashable {
    public static func == (one: CRS, other: CRS) -> Bool {
        one.record === other.record || one.record.definition == other.record.definition
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(record.definition)
    }
}

extension CRS: CustomStringConvertible {
    public var description: String {
        identifier == name ? name : "\(identifier) (\(name))"
    }
}
