// SPDX-License-Identifier: Apache-2.0

/// The grid on which an overlay places the vertices of its result.
public struct PrecisionGrid: Sendable, Hashable {
    /// The cell size in the unit of the coordinates; zero for full floating precision.
    public let size: Double

    /// Vertices stay where they are, and new ones fall where floating point puts them.
    public static let floating = PrecisionGrid()
    /// A thousandth of a unit: millimetres for coordinates in metres. Slivers narrower than that disappear.
    public static let millimetre = PrecisionGrid(size: 0.001)

    private init() {
        size = 0
    }

    /// A grid of square cells; `size` must be positive and finite.
    public init(size: Double) {
        precondition(size > 0 && size.isFinite, "the cell size of a precision grid must be positive and finite")
        self.size = size
    }
}
