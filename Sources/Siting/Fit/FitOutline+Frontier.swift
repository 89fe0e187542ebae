// SPDX-License-Identifier: Apache-2.0

extension FitOutline {
    /// The share by which the bound on a length of the frontier may exceed the length.
    public static let frontierTolerance = 0.01

    /// For each of `widthsMetres` (the shorter side), the longest rectangle at any angle.
    ///
    /// Each length is one that was placed, so that the frontier never says fits where nothing does, and its bound is
    /// proven and at most ``frontierTolerance`` above, plus twice ``fitToleranceMetres``. Branch and bound as in
    /// ``fit(lengthMetres:widthMetres:clearanceMetres:)``; see <doc:0003-rectangles-by-branch-and-bound>.
    ///
    /// Widths that are not positive and finite are passed over.
    public func frontier(widthsMetres: [Double]) -> FitFrontier {
        frontier(widthsMetres: widthsMetres, effort: .full)
    }

    func frontier(widthsMetres: [Double], effort: FrontierEffort) -> FitFrontier {
        let widths = Set(widthsMetres.filter { $0 > 0 && $0.isFinite }).sorted()
        var lengths = [Double](repeating: 0, count: widths.count)
        var bounds = [Double](repeating: 0, count: widths.count)
        var visits = 0
        for part in parts {
            let left = FrontierEffort(
                toleranceRatio: effort.toleranceRatio, visitLimit: effort.visitLimit - visits)
            var search = FrontierSearch(part, widths: widths, lengths: lengths, effort: left)
            search.run()
            visits += search.visits
            lengths = search.lengths
            for index in widths.indices { bounds[index] = max(bounds[index], search.bounds[index]) }
        }
        // What no wider rectangle reaches, a narrower one may; the other way round a bound holds too.
        for index in widths.indices.dropFirst() { bounds[index] = min(bounds[index], bounds[index - 1]) }
        return FitFrontier(
            steps: widths.indices.map {
                .init(widthMetres: widths[$0], lengthMetres: lengths[$0], lengthBoundMetres: bounds[$0])
            })
    }
}
