// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// A weighted wish: a measure, whether more or less of it is better, and the range over which that matters.
public struct Preference: Hashable, Sendable, Codable {
    public enum Measure: String, Sendable, Codable {
        case netArea = "net-area", floorArea = "floor-area", ready, cluster, price, slope
        /// How good the shape is of what a cut leaves, 0 to 1; 1 where nothing is left.
        case remainder
        /// Cuts and merges before the land can be sold, each with its survey and registration.
        case procedures
    }

    /// POSITIVE, INVERSE and IDEAL as in suitability analysis: more is better, less is better, nearest is best.
    public enum Influence: String, Sendable, Codable { case positive, inverse, ideal }

    public let measure: Measure
    public let influence: Influence
    public let weight: Double
    /// Where the score starts to change; nil takes the requirement's own window.
    public let from: Double?
    /// Where it stops changing.
    public let to: Double?
    /// Best value of an `ideal` preference.
    public let ideal: Double?

    public init(
        measure: Measure, influence: Influence, weight: Double, from: Double? = nil, to: Double? = nil,
        ideal: Double? = nil
    ) {
        self.measure = measure
        self.influence = influence
        self.weight = weight
        self.from = from
        self.to = to
        self.ideal = ideal
    }

    /// 0 to 100, linear between `from` and `to`, flat beyond them; 100 where the range is a point.
    @inline(__always)
    static func score(_ value: Double, influence: Influence, from: Double, to: Double, ideal: Double?) -> Double {
        func share(_ position: Double, _ start: Double, _ end: Double) -> Double {
            end > start ? min(1, max(0, (position - start) / (end - start))) : 1
        }
        switch influence {
        case .positive: return 100 * share(value, from, to)
        case .inverse: return 100 * (to > from ? 1 - share(value, from, to) : 1)
        case .ideal:
            let best = ideal ?? (from + to) / 2
            if value == best { return 100 }
            return value < best ? 100 * share(value, from, best) : 100 * (to > best ? 1 - share(value, best, to) : 0)
        }
    }
}
