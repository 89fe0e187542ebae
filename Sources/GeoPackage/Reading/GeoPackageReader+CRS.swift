// SPDX-License-Identifier: Apache-2.0
public import CoordinateReference
internal import GRDB

extension GeoPackageReader {
    /// The system a layer is stored in; nil where the file leaves it undefined.
    /// - Throws: `notFound` when the file does not describe `srsID`, or describes it in a way PROJ cannot read.
    public func crs(_ srsID: Int32) throws(GeoPackageError) -> CRS? {
        guard srsID > 0 else { return nil }
        let described = try run {
            try Row.fetchOne(
                database,
                sql: """
                    SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys
                    WHERE srs_id = ?
                    """, arguments: [srsID])
        }
        guard let described else {
            throw GeoPackageError(code: .notFound, message: "it does not describe its CRS \(srsID)", file: file)
        }
        var definitions: [String] = []
        if let organization = text(described[0]), let code = number(described[1]),
            organization.uppercased() == "EPSG"
        {
            definitions.append("EPSG:\(code)")
        }
        if let definition = text(described[2]), !Self.meansUndefined(definition) { definitions.append(definition) }
        for definition in definitions {
            if let crs = try? CRS(definition) { return crs }
        }
        if definitions.isEmpty { return nil }
        throw GeoPackageError(
            code: .notFound, message: "its CRS \(srsID) is defined in a way that cannot be read", file: file,
            hint: "name the CRS: ogr2ogr -a_srs EPSG:CODE copy.gpkg FILE")
    }

    /// The word of the standard, and the local system by which newer versions of GDAL say the same.
    private static func meansUndefined(_ definition: String) -> Bool {
        definition.lowercased() == "undefined" || definition.hasPrefix("LOCAL_CS[\"Undefined SRS\"")
    }
}
