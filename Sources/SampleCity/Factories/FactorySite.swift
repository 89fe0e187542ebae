// SPDX-License-Identifier: Apache-2.0

/// Room for one standard factory on a lot, with the kind of building that fits it.
struct FactorySite: Sendable {
    let lot: Lot
    /// Footprint in the park's own coordinates.
    let rectangle: LocalRectangle
    let floors: Int
    let columnGrid: String

    var isSingleStorey: Bool { floors == 1 }
    /// Whole square metres of floor when built in full.
    var capacity: Int { Int(rectangle.area) * floors }

    private static let setback = 12.0
    private static let gap = 16.0

    /// Rows of equal buildings along the longer side of a lot; empty when the lot is too small for one.
    static func sites(on lot: Lot, seed: UInt64) -> [FactorySite] {
        var stream = RandomStream(seed: seed, purpose: "factory site/\(lot.id)")
        let bounds = lot.localBounds
        // Chamfers take a corner of up to 20 m, which the setback alone would not keep clear of.
        let inner = bounds.expanded(by: -setback - 10)
        let isWide = inner.width >= inner.height
        let (along, across) = isWide ? (inner.width, inner.height) : (inner.height, inner.width)
        let isSingle = stream.chance(0.3)
        let length = isSingle ? stream.pick([90.0, 108, 126, 140]) : stream.pick([63.0, 72, 81])
        let width = isSingle ? stream.pick([48.0, 54, 72]) : stream.pick([36.0, 36, 45])
        let floors = isSingle ? 1 : stream.integer(3...5)
        let columnGrid = isSingle ? stream.pick(["18x7.5", "24x7.5", "24x9", "30x9"]) : stream.pick(["9x9", "8.4x9"])
        let inRow = Int((along + gap) / (length + gap))
        let rows = Int((across + gap) / (width + gap))
        guard inRow > 0, rows > 0 else { return [] }
        return (0..<rows).flatMap { row in
            (0..<inRow).map { place in
                let start = Double(place) * (length + gap)
                let side = Double(row) * (width + gap)
                let rectangle =
                    isWide
                    ? LocalRectangle(
                        minU: inner.minU + start, minV: inner.minV + side,
                        maxU: inner.minU + start + length, maxV: inner.minV + side + width)
                    : LocalRectangle(
                        minU: inner.minU + side, minV: inner.minV + start,
                        maxU: inner.minU + side + width, maxV: inner.minV + start + length)
                return FactorySite(lot: lot, rectangle: rectangle, floors: floors, columnGrid: columnGrid)
            }
        }
    }
}
