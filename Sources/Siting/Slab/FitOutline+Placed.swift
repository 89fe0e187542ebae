// SPDX-License-Identifier: Apache-2.0

extension FitOutline {
    /// Climbs to within some thousandths of the peak, and no work beyond.
    private static let placing = FrontierEffort(toleranceRatio: 0.3, visitLimit: 1)

    /// For each of `widthsMetres`, which ascend, the length of a rectangle that was placed; zero for none.
    ///
    /// As ``frontier(widthsMetres:)`` begins, flush with the edges and then a little turned and moved, without the search
    /// for what that may have missed: for shapes of few corners hardly anything, at a third of the price.
    func placedLengths(widthsMetres: [Double]) -> [Double] {
        var lengths = [Double](repeating: 0, count: widthsMetres.count)
        for part in parts {
            var search = FrontierSearch(part, widths: widthsMetres, lengths: lengths, effort: Self.placing)
            search.run()
            lengths = search.lengths
        }
        return lengths
    }
}
