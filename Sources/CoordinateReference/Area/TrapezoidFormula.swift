// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// The formula of 国土调查办发〔2008〕32号 for one ellipsoid.
///
/// For an edge from (L₁, B₁) to (L₂, B₂) with ΔL from the reference meridian to its middle, ΔB = B₂ − B₁ and
/// Bm = (B₁ + B₂) / 2:
///
/// S = 2 b² ΔL [A sin(½ΔB) cos Bm − B sin(³⁄₂ΔB) cos 3Bm + C sin(⁵⁄₂ΔB) cos 5Bm − D sin(⁷⁄₂ΔB) cos 7Bm
/// + E sin(⁹⁄₂ΔB) cos 9Bm]
struct TrapezoidFormula {
    private let scale: Double
    private let a, b, c, d, e: Double

    init(_ ellipsoid: Ellipsoid) {
        let e2 = ellipsoid.eccentricitySquared
        let (e4, e6, e8) = (e2 * e2, e2 * e2 * e2, e2 * e2 * e2 * e2)
        scale = 2 * ellipsoid.semiMinorAxisMetres * ellipsoid.semiMinorAxisMetres
        a = 1 + 3 / 6 * e2 + 30 / 80 * e4 + 35 / 112 * e6 + 630 / 2304 * e8
        b = 1 / 6 * e2 + 15 / 80 * e4 + 21 / 112 * e6 + 420 / 2304 * e8
        c = 3 / 80 * e4 + 7 / 112 * e6 + 180 / 2304 * e8
        d = 1 / 112 * e6 + 45 / 2304 * e8
        e = 5 / 2304 * e8
    }

    /// The area within a closed ring, in degrees, whichever way it turns.
    func squareMetres(longitudes: ArraySlice<Double>, latitudes: ArraySlice<Double>) -> Double {
        // Any meridian gives the same sum; one through the ring keeps the trapezoids small, and so the rounding.
        guard let reference = longitudes.first else { return 0 }
        var sum = 0.0
        for (from, to) in zip(longitudes.indices, longitudes.indices.dropFirst()) {
            let middle = Self.near(longitudes[from], reference) / 2 + Self.near(longitudes[to], reference) / 2
            let (low, high) = (latitudes[from] * .pi / 180, latitudes[to] * .pi / 180)
            sum += middle * .pi / 180 * band(from: low, to: high)
        }
        return abs(scale * sum)
    }

    /// The bracket of the formula: what ΔL is multiplied with between two latitudes in radians.
    private func band(from low: Double, to high: Double) -> Double {
        let (half, middle) = ((high - low) / 2, (low + high) / 2)
        // sin and cos of the odd multiples follow from one another: f((2k+1)x) = 2 cos(2x) f((2k−1)x) − f((2k−3)x).
        let (s1, c1) = (sin(half), cos(middle))
        let (stepS, stepC) = (2 * cos(2 * half), 2 * cos(2 * middle))
        let (s3, c3) = (stepS * s1 + s1, stepC * c1 - c1)
        let (s5, c5) = (stepS * s3 - s1, stepC * c3 - c1)
        let (s7, c7) = (stepS * s5 - s3, stepC * c5 - c3)
        let (s9, c9) = (stepS * s7 - s5, stepC * c7 - c5)
        return a * s1 * c1 - b * s3 * c3 + c * s5 * c5 - d * s7 * c7 + e * s9 * c9
    }

    /// The longitude from `reference`, the short way round, so that a ring may cross the antimeridian.
    private static func near(_ longitude: Double, _ reference: Double) -> Double {
        let difference = longitude - reference
        return abs(difference) <= 180 ? difference : difference - (difference / 360).rounded() * 360
    }
}
