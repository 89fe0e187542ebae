// SPDX-License-Identifier: Apache-2.0
public import LandModel

/// A band of sizes in which supply is counted, from `lower` on and below `upper`.
public struct SizeBand: Sendable, Hashable, Comparable {
    public let lower: Area
    /// Nil without an end.
    public let upper: Area?

    /// Of net land, at 15, 50, 100 and 200亩 [E].
    public static let ofLand = bands([15, 50, 100, 200].map { Area(mu: $0) })
    /// Of floor, at 2000, 5000 and 10,000 m² [E].
    public static let ofFloor = bands([2000, 5000, 10_000].map { Area(squareMetres: $0) })

    static func land(_ squareMetres: Double) -> SizeBand { band(of: squareMetres, among: ofLand) }
    static func floor(_ squareMetres: Double) -> SizeBand { band(of: squareMetres, among: ofFloor) }

    private static func bands(_ edges: [Area]) -> [SizeBand] {
        zip([Area.zero] + edges, edges.map(Optional.some) + [nil]).map { SizeBand(lower: $0, upper: $1) }
    }

    private static func band(of squareMetres: Double, among bands: [SizeBand]) -> SizeBand {
        // 15亩 as measured may be a hair less than 10,000 m².
        bands.last { $0.lower.squareMetres <= squareMetres + 1e-3 } ?? bands[0]
    }

    public static func < (left: SizeBand, right: SizeBand) -> Bool { left.lower < right.lower }
}
