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
        scale = 2 * ellipsoid.semiMinorAxisMetres * ellipsoid.semiMinorAxisMetres * Self.halfDegree
        a = 1 + 3 / 6 * e2 + 30 / 80 * e4 + 35 / 112 * e6 + 630 / 2304 * e8
        b = 1 / 6 * e2 + 15 / 80 * e4 + 21 / 112 * e6 + 420 / 2304 * e8
        c = 3 / 80 * e4 + 7 / 112 * e6 + 180 / 2304 * e8
        d = 1 / 112 * e6 + 45 / 2304 * e8
        e = 5 / 2304 * e8
    }

    /// The area within a ring, in degrees, whichever way it turns and whether or not its first position is repeated.
    /// Nil when an edge goes half round the globe seen from the first position, which it does when the ring goes round
    /// a pole.
    func squareMetres(longitudes: Span<Double>, latitudes: Span<Double>, ring: Range<Int>) -> Double? {
        guard let last = ring.last else { return 0 }
        // Any meridian gives the same sum; one through the ring keeps the trapezoids small, and so the rounding.
        let origin = (longitude: longitudes[ring.lowerBound], latitude: latitudes[ring.lowerBound])
        let atOrigin = (sine: sin(origin.latitude * .pi / 180), cosine: cos(origin.latitude * .pi / 180))
        var from = (east: Self.near(longitudes[last], origin.longitude), latitude: latitudes[last])
        var (sum, widest) = (0.0, 0.0)
        for index in ring {
            let to = (east: Self.near(longitudes[index], origin.longitude), latitude: latitudes[index])
            // Differences are taken in degrees, where they are exact; in radians each end would be rounded before.
            let half = Self.sineAndCosine((to.latitude - from.latitude) * Self.halfDegree)
            let offset = ((from.latitude - origin.latitude) + (to.latitude - origin.latitude)) * Self.halfDegree
            let middle = Self.sineAndCosine(offset)
            let cosine = atOrigin.cosine * middle.cosine - atOrigin.sine * middle.sine
            sum += (from.east + to.east) * bracket(sineOfHalf: half.sine, cosineOfMiddle: cosine)
            widest = max(widest, abs(to.east - from.east))
            from = to
        }
        return widest <= 180 ? abs(scale * sum) : nil
    }

    /// The bracket of the formula: what ΔL is multiplied with between two latitudes.
    @inline(__always)
    private func bracket(sineOfHalf s: Double, cosineOfMiddle c1: Double) -> Double {
        // The odd multiples follow from one another: f((2k+1)x) = 2 cos(2x) f((2k−1)x) − f((2k−3)x). Here each is the
        // factor by which it exceeds the first.
        let (stepS, stepC) = (2 - 4 * s * s, 4 * c1 * c1 - 2)
        let (s3, c3) = (stepS + 1, stepC - 1)
        let (s5, c5) = (stepS * s3 - 1, stepC * c3 - 1)
        let (s7, c7) = (stepS * s5 - s3, stepC * c5 - c3)
        let (s9, c9) = (stepS * s7 - s5, stepC * c7 - c5)
        return s * c1 * (a - b * s3 * c3 + c * s5 * c5 - d * s7 * c7 + e * s9 * c9)
    }

    /// Sine and cosine of an angle in radians. Taylor's series while the first term left out is below 2e-17, which an
    /// angle of one degree is; it is five times as fast as the functions of the C library.
    @inline(__always)
    private static func sineAndCosine(_ angle: Double) -> (sine: Double, cosine: Double) {
        guard abs(angle) < 0.03 else { return (sin(angle), cos(angle)) }
        let square = angle * angle
        return (
            angle * (1 - square * (1 / 6 - square * (1 / 120 - square / 5040))),
            1 - square * (1 / 2 - square * (1 / 24 - square / 720))
        )
    }

    /// Half a degree in radians.
    private static let halfDegree = Double.pi / 360

    /// The longitude from `reference`, the short way round, so that a ring may cross the antimeridian.
    @inline(__always)
    private static func near(_ longitude: Double, _ reference: Double) -> Double {
        let difference = longitude - reference
        return abs(difference) <= 180 ? difference : difference - (difference / 360).rounded() * 360
    }
}
