// SPDX-License-Identifier: Apache-2.0
public import SimpleFeatures

/// The pixels of a raster whose rows run along the x axis and follow each other from north to south.
public struct RasterGrid: Sendable, Hashable {
    /// Of the outer corner of the first pixel.
    public let minX: Double
    public let maxY: Double
    public let pixelWidth: Double
    public let pixelHeight: Double
    public let width: Int
    public let height: Int

    public init(minX: Double, maxY: Double, pixelWidth: Double, pixelHeight: Double, width: Int, height: Int) {
        precondition(pixelWidth > 0 && pixelHeight > 0 && width > 0 && height > 0, "a grid has pixels")
        self.minX = minX
        self.maxY = maxY
        self.pixelWidth = pixelWidth
        self.pixelHeight = pixelHeight
        self.width = width
        self.height = height
    }

    /// Nil where the transform turns the raster.
    init?(_ transform: GeoTransform, width: Int, height: Int) {
        guard transform.isNorthUp, width > 0, height > 0 else { return nil }
        self.init(
            minX: transform.coefficients[0], maxY: transform.coefficients[3], pixelWidth: transform.coefficients[1],
            pixelHeight: -transform.coefficients[5], width: width, height: height)
    }

    public var envelope: Envelope {
        Envelope(
            minX: minX, minY: maxY - Double(height) * pixelHeight, maxX: minX + Double(width) * pixelWidth, maxY: maxY)
    }

    /// Where a coordinate lies in columns, counted so that the centre of column 0 is 0.
    public func column(ofX x: Double) -> Double { (x - minX) / pixelWidth - 0.5 }

    /// Where a coordinate lies in rows, counted so that the centre of row 0 is 0.
    public func row(ofY y: Double) -> Double { (maxY - y) / pixelHeight - 0.5 }
}
