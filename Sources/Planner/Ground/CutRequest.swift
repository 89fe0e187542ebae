// SPDX-License-Identifier: Apache-2.0
public import LandModel

/// How a parcel is to be cut 分割.
public enum CutRequest: Sendable, Hashable {
    /// One straight cut that takes a net area 净用地 in a window; both ends equal for one area.
    case area(QuantityRange<Area>)
    /// Several net areas at once, each for a project of its own.
    case areas([Area])
    /// So many parts of equal net area.
    case parts(Int)
    /// Strips of one width, as many as leave a good remainder where no count is given.
    case strips(widthMetres: Double, count: Int?)

    /// The window in square metres, open ends as wide as they go.
    static func window(_ range: QuantityRange<Area>) -> ClosedRange<Double> {
        let lower = range.lower?.squareMetres ?? 0
        return lower...max(lower, range.upper?.squareMetres ?? .greatestFiniteMagnitude)
    }
}
