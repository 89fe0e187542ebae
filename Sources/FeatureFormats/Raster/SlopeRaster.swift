// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// Slopes in percent in a file of plain numbers, row after row, read a few rows at a time.
public final class SlopeRaster {
    public let grid: RasterGrid
    private let name: String
    private let handle: FileHandle
    /// Whose folder the file lies in.
    private let tools: GDALTools?

    private static let bytesPerPixel = MemoryLayout<Float>.size
    private static let pixelsPerBlock = 1 << 22

    /// - Parameters:
    ///   - file: `Float` in the order of bytes of this machine, as `gdaldem -of ENVI` writes it.
    ///   - source: the name to use in messages.
    /// - Throws: ``FormatError`` when the file has not as many numbers as the grid has pixels.
    init(_ file: URL, grid: RasterGrid, of source: String, keeping tools: GDALTools? = nil) throws {
        self.grid = grid
        name = source
        self.tools = tools
        handle = try FileHandle(forReadingFrom: file)
        let needed = UInt64(grid.width * grid.height * Self.bytesPerPixel)
        guard try handle.seekToEnd() == needed else {
            throw FormatError(
                file: name, reason: "its slopes could not be written in full",
                hint: "is there room for temporary files in \(file.deletingLastPathComponent().path)?")
        }
    }

    deinit {
        try? handle.close()
    }

    /// Hands rows to `body` block by block from north to south: their numbers, and the slopes of all their pixels. What
    /// is not known is not a number ≥ 0.
    ///
    /// - Parameter rowsPerBlock: nil for as many as 16 MiB hold. Memory is one block.
    public func forEachBlock(
        rowsPerBlock: Int? = nil, _ body: (Range<Int>, borrowing Span<Float>) throws -> Void
    ) throws {
        let step = rowsPerBlock ?? max(1, Self.pixelsPerBlock / grid.width)
        precondition(step > 0, "blocks without rows")
        var values = [Float](repeating: .nan, count: min(step, grid.height) * grid.width)
        for first in stride(from: 0, to: grid.height, by: step) {
            let rows = first..<min(first + step, grid.height)
            let count = rows.count * grid.width
            try read(count, from: first * grid.width, into: &values)
            try body(rows, values.span.extracting(0..<count))
        }
    }

    /// The slope of one pixel of the grid; not a number ≥ 0 where it is not known.
    public func slopePercent(column: Int, row: Int) throws -> Float {
        precondition(column >= 0 && column < grid.width && row >= 0 && row < grid.height, "a pixel of the grid")
        var value: [Float] = [.nan]
        try read(1, from: row * grid.width + column, into: &value)
        return value[0]
    }

    private func read(_ count: Int, from pixel: Int, into values: inout [Float]) throws(FormatError) {
        var done = 0
        let needed = count * Self.bytesPerPixel
        while done < needed {
            // SAFETY: no more is asked for than the array holds behind `done`.
            let outcome = unsafe values.withUnsafeMutableBytes { bytes in
                unsafe pread(
                    handle.fileDescriptor, bytes.baseAddress.map { unsafe $0 + done }, needed - done,
                    off_t(pixel * Self.bytesPerPixel + done))
            }
            if outcome < 0 && errno == EINTR { continue }
            guard outcome > 0 else { throw FormatError(file: name, reason: "its slopes cannot be read back") }
            done += outcome
        }
    }
}
