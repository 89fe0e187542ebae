// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

/// What is known of a CRS, shared by all its copies.
final class CRSRecord: Sendable {
    /// What PROJ makes the CRS from again: register entry or WKT 2. The identity of the CRS.
    let definition: String
    let identifier: String
    let name: String
    let isGeographic: Bool
    let datumName: String
    let datum: GeodeticDatum
    /// Whether the definition brings its own parameters to WGS 84 (`TOWGS84`), and not all are zero.
    let hasOwnDatumShift: Bool
    let ellipsoid: Ellipsoid
    let metresPerUnit: Double
    let zonePrefix: Int?
    let areaOfUse: Envelope?
    let wkt1: String
    /// The definition of the CRS in degrees on the same datum; its own for a geographic one.
    let geographicDefinition: String

    init(
        definition: String, identifier: String? = nil, name: String, isGeographic: Bool, datumName: String,
        hasOwnDatumShift: Bool = false, ellipsoid: Ellipsoid, metresPerUnit: Double = .nan, zonePrefix: Int? = nil,
        areaOfUse: Envelope?, wkt1: String, geographicDefinition: String? = nil
    ) {
        self.definition = definition
        self.identifier = identifier ?? definition
        self.name = name
        self.isGeographic = isGeographic
        self.datumName = datumName
        self.datum = GeodeticDatum(name: datumName)
        self.hasOwnDatumShift = hasOwnDatumShift
        self.ellipsoid = ellipsoid
        self.metresPerUnit = metresPerUnit
        self.zonePrefix = zonePrefix
        self.areaOfUse = areaOfUse
        self.wkt1 = wkt1
        self.geographicDefinition = geographicDefinition ?? definition
    }

    /// The zone number in a false easting like 38 500 000.
    static func zonePrefix(ofFalseEasting falseEasting: Double) -> Int? {
        guard (1e6..<1e8).contains(falseEasting) else { return nil }
        let prefix = Int(falseEasting / 1e6)
        return falseEasting - Double(prefix) * 1e6 == 500_000 ? prefix : nil
    }
}
