// SPDX-License-Identifier: Apache-2.0
internal import LandModel

extension SiteScorer {
    /// The net area of a range that earns most; of equals the least.
    func preferredArea(in range: ClosedRange<Double>) -> Double {
        // Each preference is linear between few places, so that one of them is best.
        var best = range.lowerBound
        for area in ([range.lowerBound, range.upperBound] + areaBends.filter(range.contains)).sorted()
        where points(of: .netArea, area) > points(of: .netArea, best) {
            best = area
        }
        return best
    }

    /// The areas around `area` that earn at most `loss` points less than the most a range can.
    ///
    /// What is earned has one peak, so that they are one range.
    func areas(in range: ClosedRange<Double>, within loss: Double, of area: Double?) -> ClosedRange<Double> {
        guard let area, loss.isFinite, range.contains(area) else { return range }
        let least = points(of: .netArea, area) - loss
        func edge(_ outer: Double) -> Double {
            if points(of: .netArea, outer) >= least { return outer }
            var (inside, outside) = (area, outer)
            for _ in 0..<40 {
                let middle = (inside + outside) / 2
                if points(of: .netArea, middle) >= least { inside = middle } else { outside = middle }
            }
            return inside
        }
        return edge(range.lowerBound)...edge(range.upperBound)
    }
}
