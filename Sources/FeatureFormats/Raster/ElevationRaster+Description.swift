// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// What must hold of a description by `gdalinfo -json` for the raster to be elevations.
extension ElevationRaster {
    static func onlyBand(of description: JSONValue, file: String) throws(FormatError) -> JSONValue {
        guard case .array(let bands)? = description["bands"], let band = bands.first else {
            throw FormatError(
                file: file, reason: "has no band of its own",
                hint: "if it holds several rasters, take one out: `gdal_translate` with a name from `gdalinfo \(file)`")
        }
        guard bands.count == 1 else {
            throw FormatError(
                file: file, reason: "has \(bands.count) bands, and elevations are one: it may be a picture",
                hint: "take the band of elevations out: `gdal_translate -b 1 \(file) elevation.tif`")
        }
        let isComplex = band["type"]?.text?.hasPrefix("C") ?? false
        guard !isComplex, band["colorInterpretation"]?.text != "Palette" else {
            throw FormatError(
                file: file, reason: "its numbers are colours or complex numbers, not elevations",
                hint: "name a digital elevation raster")
        }
        return band
    }

    static func size(in description: JSONValue, file: String) throws(FormatError) -> (width: Int, height: Int) {
        guard case .array(let sides)? = description["size"], sides.count == 2,
            case .integer(let width) = sides[0], case .integer(let height) = sides[1], width > 0, height > 0
        else { throw FormatError(file: file, reason: "`gdalinfo` names no size") }
        return (Int(width), Int(height))
    }

    static func geoTransform(in description: JSONValue, file: String) throws(FormatError) -> GeoTransform {
        guard case .array(let numbers)? = description["geoTransform"],
            let transform = GeoTransform(numbers.compactMap(\.number))
        else {
            throw FormatError(
                file: file, reason: "is not placed on the ground: it has no geotransform",
                hint: "place it first: `gdal_translate -a_srs EPSG:… -a_ullr WEST NORTH EAST SOUTH \(file) placed.tif`,"
                    + " or `gdalwarp` where it has control points")
        }
        return transform
    }

    /// The unit of heights: the band's own, else that of a vertical CRS, else metres.
    static func metresPerUnit(of band: JSONValue, crs: String, file: String) throws(FormatError) -> Double {
        let named = band["unit"]?.text ?? ""
        let unit = named.isEmpty ? unitOfVerticalCRS(in: crs) ?? "" : named
        if let metres = metresPerHeightUnit[unit.lowercased()] { return metres }
        throw FormatError(
            file: file, reason: "its heights are in `\(unit)`, which is no unit of length known here",
            hint: "convert them to metres: `gdal_translate -ot Float32 -scale 0 1 0 METRES_PER_UNIT \(file) metres.tif`"
        )
    }

    /// The name of the first unit of length behind `VERTCRS` in WKT 2; nil where there is no vertical CRS.
    private static func unitOfVerticalCRS(in wkt: String) -> String? {
        let vertical = wkt.components(separatedBy: "VERTCRS[")
        guard vertical.count > 1 else { return nil }
        let unit = vertical[1].components(separatedBy: "LENGTHUNIT[\"")
        return unit.count > 1 ? unit[1].components(separatedBy: "\"").first : nil
    }

    private static let metresPerHeightUnit: [String: Double] = {
        var metres: [String: Double] = [:]
        for (length, names) in [
            (1, ["", "m", "metre", "meter", "metres", "meters", "米"]),
            // The international foot of 1959, and the foot of the United States' survey.
            (0.3048, ["ft", "foot", "feet", "international foot"]),
            (1200.0 / 3937, ["us survey foot", "us-ft", "us_ft", "ftus", "foot_us", "us foot"]),
            (0.1, ["dm", "decimetre", "decimeter"]),
            (0.01, ["cm", "centimetre", "centimeter", "centimetres", "centimeters"]),
            (0.001, ["mm", "millimetre", "millimeter", "millimetres", "millimeters"]),
            (1000, ["km", "kilometre", "kilometer"]),
        ] {
            for name in names { metres[name] = length }
        }
        return metres
    }()
}
