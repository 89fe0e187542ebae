// SPDX-License-Identifier: Apache-2.0
internal import Foundation

extension ElevationRaster {
    /// The slope of the ground in percent at every pixel of a part of the raster, in another CRS.
    ///
    /// `gdal_translate` cuts the part out and `gdalwarp` brings it into `crs` as virtual rasters, at the resolution the
    /// raster has there (cubic; a raster that is in `crs` already keeps its pixels as they are); `gdaldem slope -p`
    /// (Horn 1981) reads through both, so that only the slopes are ever written, 4 bytes a pixel. A pixel without all
    /// eight neighbours has no slope: beside a gap, resampled heights are not to be trusted.
    ///
    /// - Parameters:
    ///   - crs: of planar metres, in any form GDAL reads.
    ///   - sourceCRS: what the raster is in, where it does not say or says it wrongly.
    /// - Throws: ``FormatError`` for a file that cannot be read to its end.
    public func slopes(in window: RasterWindow, crs: String, sourceCRS: String? = nil) throws -> SlopeRaster {
        let (part, warped) = (path("part.vrt"), path("warped.vrt"))
        let output = tools.folder.appendingPathComponent("slope.raw")
        do {
            _ = try tools.run(
                "gdal_translate",
                ["-q", "-of", "VRT", "-srcwin"]
                    + [window.columns.lowerBound, window.rows.lowerBound, window.columns.count, window.rows.count]
                    .map(String.init) + (sourceCRS.map { ["-a_srs", $0] } ?? []) + [url.path, part])
            _ = try tools.run(
                "gdalwarp",
                [
                    "-q", "-of", "VRT", "-t_srs", crs, "-r", "cubic", "-et", "0.005", "-ot", "Float32",
                    // No height in any unit is this one, and heights stay in the unit they were said to be in.
                    "-dstnodata", "-1048576", "-novshift", part, warped,
                ])
            let description = try tools.description(of: warped)
            let (width, height) = try Self.size(in: description, file: url.lastPathComponent)
            let transform = try Self.geoTransform(in: description, file: url.lastPathComponent)
            guard let grid = RasterGrid(transform, width: width, height: height) else {
                throw FormatError(file: url.lastPathComponent, reason: "`gdalwarp` did not turn it north up")
            }
            // `-s` is how many stored units of height one metre is.
            _ = try tools.run(
                "gdaldem",
                ["slope", "-q", "-p", "-s", "\(1 / metresPerStoredUnit)", "-of", "ENVI", warped, output.path])
            return try SlopeRaster(output, grid: grid, of: url.lastPathComponent, keeping: tools)
        } catch let failure as GDALTools.Failure {
            throw FormatError(
                file: url.lastPathComponent, reason: "`\(failure.program)` failed: \(failure.message)",
                hint: "is the file whole (`gdalinfo -checksum \(url.lastPathComponent)` reads all of it), and is there "
                    + "room for temporary files in \(tools.folder.deletingLastPathComponent().path)?")
        }
    }

    private func path(_ name: String) -> String { tools.folder.appendingPathComponent(name).path }
}
