// SPDX-License-Identifier: Apache-2.0

/// The figure of the Earth a datum uses.
public struct Ellipsoid: Hashable, Sendable {
    public var semiMajorAxisMetres: Double
    /// `a / (a - b)`; infinite for a sphere.
    public var inverseFlattening: Double

    public init(semiMajorAxisMetres: Double, inverseFlattening: Double) {
        self.semiMajorAxisMetres = semiMajorAxisMetres
        self.inverseFlattening = inverseFlattening
    }

    public static let cgcs2000 = Ellipsoid(semiMajorAxisMetres: 6_378_137, inverseFlattening: 298.257222101)
    public static let wgs84 = Ellipsoid(semiMajorAxisMetres: 6_378_137, inverseFlattening: 298.257223563)

    public var flattening: Double { 1 / inverseFlattening }
    public var semiMinorAxisMetres: Double { semiMajorAxisMetres * (1 - flattening) }
    /// `(a² - b²) / a²`
    public var eccentricitySquared: Double { flattening * (2 - flattening) }
}
