// SPDX-License-Identifier: Apache-2.0

/// The largest rectangle found in an outline, and how much larger any other could be.
public struct LargestRectangle: Sendable, Hashable {
    /// Nil for an outline without area.
    public let rectangle: PlacedRectangle?
    /// No rectangle in the outline has a larger area. At most 0.1 % above that of the rectangle, but for what the work
    /// was cut off from.
    public let areaBoundSquareMetres: Double
    /// False when the work was cut off: the bound is then the area of the outline's own part.
    public let isProven: Bool
}

extension FitOutline {
    /// The share by which another rectangle may be larger than the one found.
    public static let largestAreaTolerance = 0.001

    /// The rectangle of largest area at any angle.
    ///
    /// Proven to be within ``largestAreaTolerance`` of the largest there is; exact where that one stands flush with an
    /// edge and between two vertices. Branch and bound over angles and strips; see
    /// <doc:0003-rectangles-by-branch-and-bound>.
    public func largestRectangle() -> LargestRectangle {
        var best: PlacedRectangle?
        var bound = 0.0
        var isProven = true
        for part in parts where part.areaSquareMetres > (best?.areaSquareMetres ?? 0) {
            var search = LargestRectangleSearch(part, best: best, visitLimit: Self.visitLimit)
            let isComplete = search.run()
            best = search.best
            if !isComplete {
                isProven = false
                bound = max(bound, part.areaSquareMetres)
            }
        }
        bound = max(bound, (best?.areaSquareMetres ?? 0) * (1 + Self.largestAreaTolerance))
        return LargestRectangle(
            rectangle: best, areaBoundSquareMetres: min(bound, parts.first?.areaSquareMetres ?? 0), isProven: isProven)
    }
}
