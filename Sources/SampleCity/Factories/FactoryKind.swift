// SPDX-License-Identifier: Apache-2.0

/// A kind of standard factory: one tall storey, or several low ones.
struct FactoryKind: Sendable {
    let length: Double
    let width: Double
    let floors: Int
    let columnGrid: String

    private static let gap = 16.0

    init(_ stream: inout RandomStream) {
        let isSingle = stream.chance(0.3)
        length = isSingle ? stream.pick([90.0, 108, 126, 140]) : stream.pick([63.0, 72, 81])
        width = isSingle ? stream.pick([48.0, 54, 72]) : stream.pick([36.0, 36, 45])
        floors = isSingle ? 1 : stream.integer(3...5)
        columnGrid = isSingle ? stream.pick(["18x7.5", "24x7.5", "24x9", "30x9"]) : stream.pick(["9x9", "8.4x9"])
    }

    var isSingleStorey: Bool { floors == 1 }

    /// As many equal buildings as fit, in rows along the longer side; none where not even one does.
    func rows(in inner: LocalRectangle) -> [LocalRectangle] {
        let isWide = inner.width >= inner.height
        let (along, across) = isWide ? (inner.width, inner.height) : (inner.height, inner.width)
        let inRow = Int((along + FactoryKind.gap) / (length + FactoryKind.gap))
        let rows = Int((across + FactoryKind.gap) / (width + FactoryKind.gap))
        guard inRow > 0, rows > 0 else { return [] }
        return (0..<rows).flatMap { row in
            (0..<inRow).map { place in
                let start = Double(place) * (length + FactoryKind.gap)
                let side = Double(row) * (width + FactoryKind.gap)
                return isWide
                    ? LocalRectangle(
                        minU: inner.minU + start, minV: inner.minV + side,
                        maxU: inner.minU + start + length, maxV: inner.minV + side + width)
                    : LocalRectangle(
                        minU: inner.minU + side, minV: inner.minV + start,
                        maxU: inner.minU + side + width, maxV: inner.minV + start + length)
            }
        }
    }
}
