// SPDX-License-Identifier: Apache-2.0
public import Foundation
public import SimpleFeatures

/// A raster file with one band of elevations, of any format GDAL reads, as `gdalinfo` describes it.
public struct ElevationRaster: Sendable {
    public let url: URL
    /// In pixels.
    public let width: Int
    public let height: Int
    public let geoTransform: GeoTransform
    /// WKT 2 as GDAL writes it; nil where the file says nothing, as ASCII grids do.
    public let crsDefinition: String?
    /// What 1 in the file is in metres of height: of feet and centimetres, and of scaled whole numbers.
    public let metresPerStoredUnit: Double
    let tools: GDALTools

    /// - Throws: ``MissingProgram`` without GDAL; ``FormatError`` for what is no raster, or no elevations placed on the
    ///   ground.
    public init(_ url: URL, reading tools: GDALTools) throws {
        self.url = url
        self.tools = tools
        let name = url.lastPathComponent
        let values = try? url.resourceValues(forKeys: [.isDirectoryKey])
        guard let values, values.isDirectory == false else {
            throw FormatError(
                file: name, reason: values == nil ? "there is no such file" : "is a folder, not a file",
                hint: "name the raster file itself, such as `dem.tif`")
        }
        let description: JSONValue
        do {
            description = try tools.description(of: url.path)
        } catch let failure as GDALTools.Failure {
            throw FormatError(
                file: name, reason: "GDAL cannot read it as a raster: \(failure.message)",
                hint: "name an elevation raster in a format that `gdalinfo --formats` lists, and copied whole")
        } catch let fault as JSONFault {
            throw FormatError(file: name, reason: "`gdalinfo` describes it in no JSON: \(fault)")
        }
        let band = try Self.onlyBand(of: description, file: name)
        (width, height) = try Self.size(in: description, file: name)
        geoTransform = try Self.geoTransform(in: description, file: name)
        let wkt = description["coordinateSystem"]?["wkt"]?.text ?? ""
        crsDefinition = wkt.isEmpty ? nil : wkt
        metresPerStoredUnit =
            try Self.metresPerUnit(of: band, crs: wkt, file: name) * (band["scale"]?.number ?? 1)
    }

    /// The box around its outer corners, in its own CRS.
    public var envelope: Envelope {
        Envelope(
            [(0, 0), (width, 0), (0, height), (width, height)].map {
                geoTransform.coordinate(column: Double($0.0), row: Double($0.1))
            })
    }
}
