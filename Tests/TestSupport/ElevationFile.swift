// SPDX-License-Identifier: Apache-2.0
public import Foundation

/// An elevation raster written for a test: an ASCII grid, and what GDAL makes of it.
public struct ElevationFile {
    /// Of the south-western outer corner, in the CRS of the raster.
    public var west: Double
    public var south: Double
    public var cell: Double
    public var columns: Int
    public var rows: Int
    /// What stands in the file for a gap.
    public var gap = -9999.0

    public static let isPossible = Binary.available("/usr/bin/gdaldem")

    public init(west: Double, south: Double, cell: Double, columns: Int, rows: Int) {
        self.west = west
        self.south = south
        self.cell = cell
        self.columns = columns
        self.rows = rows
    }

    /// Writes `NAME.asc`.
    ///
    /// - Parameters:
    ///   - declaringGap: whether the file says what its number for gaps means.
    ///   - height: of the centre of a pixel; nil for a gap.
    @discardableResult
    public func write(
        _ name: String, in folder: ScratchFolder, declaringGap: Bool = true,
        height: (_ x: Double, _ y: Double) throws -> Double?
    ) throws -> URL {
        var lines = [
            "ncols \(columns)", "nrows \(rows)", "xllcorner \(west)", "yllcorner \(south)", "cellsize \(cell)",
        ]
        if declaringGap { lines.append("NODATA_value \(gap)") }
        for row in 0..<rows {
            let y = south + (Double(rows - row) - 0.5) * cell
            let heights = try (0..<columns).map { try height(west + (Double($0) + 0.5) * cell, y) ?? gap }
            lines.append(heights.map { "\($0)" }.joined(separator: " "))
        }
        return try folder.write(lines.joined(separator: "\n") + "\n", to: name + ".asc")
    }

    /// Has `gdal_translate` write another file of a raster.
    public static func translate(
        _ source: URL, to name: String, in folder: ScratchFolder, _ options: [String]
    ) throws -> URL {
        let target = folder.url(name)
        let outcome = try Binary.run(
            ["-q", "-ot", "Float32"] + options + [source.path, target.path],
            executable: URL(fileURLWithPath: "/usr/bin/gdal_translate"))
        guard outcome.status == 0 else { throw Failure(errors: outcome.errors) }
        return target
    }

    public struct Failure: Error {
        public let errors: String
    }
}
