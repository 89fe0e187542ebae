// SPDX-License-Identifier: Apache-2.0
internal import CPROJ
internal import Foundation
internal import SimpleFeatures

extension CRSRecord {
    convenience init(reading text: String) throws(CoordinateReferenceError) {
        let wanted = text.trimmingCharacters(in: .whitespacesAndNewlines)
        let context = ProjContext()
        guard Self.isDefinition(wanted), let read = ProjObject(definition: wanted, in: context) else {
            throw Self.unknown(wanted)
        }
        let crs = try Self.horizontal(read, called: wanted)
        if crs.identifier == nil, crs.type != PJ_TYPE_BOUND_CRS, let known = crs.identifiedInEPSG,
            let entry = ProjObject(definition: known, in: context)
        {
            try self.init(describing: entry, called: wanted)
        } else {
            try self.init(describing: crs, called: wanted)
        }
    }

    private convenience init(describing crs: borrowing ProjObject, called text: String) throws(CoordinateReferenceError)
    {
        if crs.type == PJ_TYPE_BOUND_CRS {
            // SAFETY: PROJ derives new objects, owned by the results.
            guard let base = unsafe crs.derived({ unsafe proj_get_source_crs($0, $1) }) else {
                throw Self.unknown(text)
            }
            try self.init(
                describing: base, as: crs.wellKnownText(PJ_WKT2_2019), wkt1: crs.wellKnownText(PJ_WKT1_GDAL),
                hasOwnDatumShift: Self.shiftsDatum(crs), called: text)
        } else {
            try self.init(
                describing: crs, as: crs.identifier ?? crs.wellKnownText(PJ_WKT2_2019),
                wkt1: crs.wellKnownText(PJ_WKT1_GDAL), hasOwnDatumShift: false, called: text)
        }
    }

    private convenience init(
        describing crs: borrowing ProjObject, as definition: String?, wkt1: String?, hasOwnDatumShift: Bool,
        called text: String
    ) throws(CoordinateReferenceError) {
        let isGeographic = crs.type != PJ_TYPE_PROJECTED_CRS
        // SAFETY: PROJ derives new objects, owned by the results.
        guard let definition,
            let geographic = unsafe crs.derived({ unsafe proj_crs_get_geodetic_crs($0, $1) }),
            let datum = unsafe crs.derived({ unsafe proj_crs_get_datum_forced($0, $1) }),
            let ellipsoid = Self.ellipsoid(of: crs),
            let unit = crs.unitFactor,
            let geographicDefinition = geographic.identifier ?? geographic.wellKnownText(PJ_WKT2_2019)
        else { throw Self.unknown(text) }
        guard !isGeographic || abs(unit * 180 / .pi - 1) < 1e-9 else {
            throw CoordinateReferenceError(code: .notHorizontal, message: "`\(text)` measures angles not in degrees")
        }
        let conversion = isGeographic ? nil : unsafe crs.derived { unsafe proj_crs_get_coordoperation($0, $1) }
        self.init(
            definition: definition,
            identifier: crs.identifier ?? crs.name,
            name: crs.name,
            isGeographic: isGeographic,
            datumName: datum.name,
            hasOwnDatumShift: hasOwnDatumShift,
            ellipsoid: ellipsoid,
            metresPerUnit: isGeographic ? .nan : unit,
            zonePrefix: conversion?.parameter("False easting").flatMap(Self.zonePrefix(ofFalseEasting:)),
            areaOfUse: crs.areaOfUse.map { Envelope(minX: $0.west, minY: $0.south, maxX: $0.east, maxY: $0.north) },
            wkt1: wkt1 ?? "",
            geographicDefinition: isGeographic ? definition : geographicDefinition)
    }

    /// The horizontal CRS in what was read.
    private static func horizontal(
        _ object: consuming ProjObject, called text: String
    ) throws(CoordinateReferenceError) -> ProjObject {
        switch object.type {
        case PJ_TYPE_GEOGRAPHIC_2D_CRS, PJ_TYPE_GEOGRAPHIC_3D_CRS, PJ_TYPE_PROJECTED_CRS:
            return object
        case PJ_TYPE_BOUND_CRS:
            // SAFETY: PROJ derives a new object, owned by the result.
            guard let base = unsafe object.derived({ unsafe proj_get_source_crs($0, $1) }) else { break }
            _ = try horizontal(base, called: text)
            return object
        case PJ_TYPE_COMPOUND_CRS:
            // SAFETY: as above.
            guard let first = unsafe object.derived({ unsafe proj_crs_get_sub_crs($0, $1, 0) }) else { break }
            return try horizontal(first, called: text)
        default: break
        }
        throw CoordinateReferenceError(
            code: .notHorizontal,
            message: "`\(text)` is not a CRS of longitude and latitude or of easting and northing",
            hint: "give a geographic or projected CRS such as `EPSG:4490` or `EPSG:4547`")
    }

    private static func ellipsoid(of crs: borrowing ProjObject) -> Ellipsoid? {
        // SAFETY: PROJ derives a new object and writes the numbers.
        guard let ellipsoid = unsafe crs.derived({ unsafe proj_get_ellipsoid($0, $1) }) else { return nil }
        var (semiMajor, inverseFlattening) = (0.0, 0.0)
        let known = unsafe ellipsoid.read {
            unsafe proj_ellipsoid_get_parameters($0, $1, &semiMajor, nil, nil, &inverseFlattening)
        }
        guard known != 0, semiMajor > 0 else { return nil }
        return Ellipsoid(
            semiMajorAxisMetres: semiMajor, inverseFlattening: inverseFlattening == 0 ? .infinity : inverseFlattening)
    }

    /// Whether a bound CRS brings parameters other than seven zeros, which stand for "unknown" in Chinese files.
    private static func shiftsDatum(_ bound: borrowing ProjObject) -> Bool {
        // SAFETY: PROJ derives a new object and writes seven numbers into the array.
        guard let operation = unsafe bound.derived({ unsafe proj_crs_get_coordoperation($0, $1) }) else { return false }
        var values = [Double](repeating: 0, count: 7)
        let known = unsafe operation.read { unsafe proj_coordoperation_get_towgs84_values($0, $1, &values, 7, 0) }
        return known == 0 || values.contains { $0 != 0 }
    }

    /// Whether the text has the form of a definition; PROJ would look up anything else as a name, by likeness.
    private static func isDefinition(_ text: String) -> Bool {
        text.contains(":") || text.contains("[") || text.hasPrefix("+") || text.hasPrefix("{")
    }

    private static func unknown(_ text: String) -> CoordinateReferenceError {
        let shown = text.count > 80 ? "\(text.prefix(80))…" : text
        let isNumber = !text.isEmpty && text.allSatisfy(\.isNumber)
        return CoordinateReferenceError(
            code: .unknownCRS,
            message: text.isEmpty ? "no CRS is given" : "`\(shown)` is not a CRS that PROJ knows",
            hint: isNumber ? "write `EPSG:\(text)`" : "write a register entry such as `EPSG:4547`, or WKT")
    }
}
