// SPDX-License-Identifier: Apache-2.0

/// Which rectangles fit in an outline: for each of some widths, how long one can be.
///
/// Whatever ``fits(lengthMetres:widthMetres:)`` calls fitting fits, and whatever it calls not fitting does not: in
/// between it says nil, and only ``FitOutline/fit(lengthMetres:widthMetres:clearanceMetres:)`` knows.
public struct FitFrontier: Sendable, Hashable {
    /// The longest rectangle of one width.
    public struct Step: Sendable, Hashable {
        public let widthMetres: Double
        /// A rectangle of that width and at least that length was placed; zero where no square of that width was.
        public let lengthMetres: Double
        /// No rectangle is longer that is wider by ``FitOutline/fitToleranceMetres``; infinite where the work was cut off.
        public let lengthBoundMetres: Double
    }

    /// The narrowest first; lengths do not grow from one to the next.
    public let steps: [Step]

    /// Whether a rectangle fits, by the steps alone: nil where they do not say.
    public func fits(lengthMetres: Double, widthMetres: Double) -> Bool? {
        Self.fits(lengthMetres: lengthMetres, widthMetres: widthMetres, by: steps)
    }

    static func fits(
        lengthMetres: Double, widthMetres: Double, by steps: some BidirectionalCollection<Step>
    ) -> Bool? {
        let (width, length) = (min(lengthMetres, widthMetres), max(lengthMetres, widthMetres))
        if let wider = steps.first(where: { $0.widthMetres >= width }), length <= wider.lengthMetres { return true }
        if let narrower = steps.last(where: { $0.widthMetres + FitOutline.fitToleranceMetres <= width }),
            length > narrower.lengthBoundMetres
        {
            return false
        }
        return nil
    }
}
