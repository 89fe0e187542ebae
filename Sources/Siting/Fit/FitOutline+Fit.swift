// SPDX-License-Identifier: Apache-2.0
public import SimpleFeatures

/// The answer to whether a rectangle fits.
public struct RectangleFit: Sendable, Hashable {
    /// Where it fits; nil where no place was found.
    public let placement: PlacedRectangle?
    /// False only when the work was cut off before a place was found or all were excluded.
    public let isProven: Bool

    public var fits: Bool { placement != nil }
}

extension FitOutline {
    /// How much larger, in length and width, the rectangle is of which a proven no says that it does not fit.
    public static let fitToleranceMetres = 0.001

    /// Whether a rectangle of those measures fits at any angle, with a margin of `clearanceMetres` on each of its sides:
    /// a ring with square corners. The witness is the rectangle without the margin.
    ///
    /// A yes is always right, and shows the place. A proven no means that the rectangle enlarged by
    /// ``fitToleranceMetres`` in length and width does not fit. Between the two lies what fits by less than a millimetre:
    /// it is found when it stands flush with an edge and between two vertices, as a hall in a rectangle of its own size
    /// does.
    ///
    /// Branch and bound over angles and strips; see <doc:0003-rectangles-by-branch-and-bound>.
    /// - Throws: `invalidArgument` when a measure is not finite, a side not positive, or the clearance negative.
    public func fit(
        lengthMetres: Double, widthMetres: Double, clearanceMetres: Double = 0
    ) throws(SpatialError) -> RectangleFit {
        guard lengthMetres > 0, widthMetres > 0, clearanceMetres >= 0, (lengthMetres + widthMetres).isFinite,
            clearanceMetres.isFinite
        else {
            throw SpatialError(
                code: .invalidArgument, operation: "fit",
                message: "a rectangle of \(lengthMetres) × \(widthMetres) m with \(clearanceMetres) m around it")
        }
        let length = max(lengthMetres, widthMetres) + 2 * clearanceMetres
        let width = min(lengthMetres, widthMetres) + 2 * clearanceMetres
        var isProven = true
        for part in parts where part.canHold(width: width, length: length) {
            var search = RectangleSearch(
                sweep: StripSweep(part), toleranceMetres: Self.fitToleranceMetres, visitLimit: Self.visitLimit)
            if let placement = search.flushPlacement(of: part, width: width, length: length) {
                return RectangleFit(placement: placement.shrunk(by: clearanceMetres), isProven: true)
            }
            var pending = Turn.all
            while let turn = pending.popLast() {
                if search.isExhausted {
                    isProven = false
                    break
                }
                switch search.probe(turn, width: width, length: length) {
                case .excluded: continue
                case .undecided: pending.append(contentsOf: turn.halves)
                case .found(let found):
                    let placement = search.placement(in: found, width: width, length: length)
                    return RectangleFit(placement: placement.shrunk(by: clearanceMetres), isProven: true)
                }
            }
        }
        return RectangleFit(placement: nil, isProven: isProven)
    }
}

extension OutlinePart {
    /// What area and diameter say: false only where the rectangle surely does not fit.
    func canHold(width: Double, length: Double) -> Bool {
        let slack = StripSweep.slackMetres
        return (width - slack) * (length - slack) <= areaSquareMetres * (1 + 1e-12)
            && length <= diameterMetres + slack
    }
}

extension RectangleSearch {
    /// A place flush with an edge of the polygon and between two of its vertices.
    fileprivate mutating func flushPlacement(of part: OutlinePart, width: Double, length: Double) -> PlacedRectangle? {
        var placement: PlacedRectangle?
        let slack = StripSweep.slackMetres
        sweep.forEachFlushStrip(of: part.directions) { sweep, bottom, top in
            // Strips come by the number of levels between, not by height, so a low one ends nothing.
            guard top - bottom >= length - slack else { return true }
            let gap = sweep.widestGap(from: bottom, to: top)
            guard gap.metres >= width - slack else { return true }
            placement = sweep.place(
                along: (bottom + top) / 2, across: gap.middle, lengthMetres: length, widthMetres: width)
            return false
        }
        return placement
    }
}
