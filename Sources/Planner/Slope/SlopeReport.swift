// SPDX-License-Identifier: Apache-2.0

/// What became of the slope of each parcel.
public struct SlopeReport: Sendable {
    /// A parcel that got no slope.
    public struct Unmeasured: Sendable, Hashable {
        public let parcelID: String
        /// How much of it the raster knows, 0 to 1; nil where it lies outside.
        public let knownShare: Double?
    }

    /// Mean slopes in percent, to 0.01, in the order of the ids.
    public let measured: [(parcelID: String, percent: Double)]
    /// How many of those had a slope before, which goes to the history.
    public let replacedCount: Int
    /// How many had a slope, and keep it.
    public let keptCount: Int
    /// In the order of the ids.
    public let unmeasured: [Unmeasured]
    /// The side of a pixel in metres where slopes were measured, along x and y; nil where nothing was to be measured.
    public let pixelMetres: (width: Double, height: Double)?

    public var outside: [Unmeasured] { unmeasured.filter { $0.knownShare == nil } }
    public var tooLittleKnown: [Unmeasured] { unmeasured.filter { $0.knownShare != nil } }
}
