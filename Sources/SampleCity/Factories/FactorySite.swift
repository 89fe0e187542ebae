// SPDX-License-Identifier: Apache-2.0

/// Room for one standard factory on a lot, with the kind of building that fits it.
struct FactorySite: Sendable {
    let lot: Lot
    /// Footprint in the park's own coordinates.
    let rectangle: LocalRectangle
    let kind: FactoryKind

    var floors: Int { kind.floors }
    /// Whole square metres of floor when built in full.
    var capacity: Int { Int(rectangle.area) * floors }

    private static let setback = 12.0

    /// Rows of equal buildings along the longer side of a lot; empty when the lot is too small for one.
    static func sites(on lot: Lot, seed: UInt64) -> [FactorySite] {
        var stream = RandomStream(seed: seed, purpose: "factory site/\(lot.id)")
        let bounds = lot.localBounds
        // Chamfers take a corner of up to 20 m, which the setback alone would not keep clear of.
        let inner = bounds.expanded(by: -setback - 10)
        let kind = FactoryKind(&stream)
        return kind.rows(in: inner).map { FactorySite(lot: lot, rectangle: $0, kind: kind) }
    }
}
