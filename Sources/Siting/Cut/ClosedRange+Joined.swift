// SPDX-License-Identifier: Apache-2.0

extension [ClosedRange<Double>] {
    /// The same numbers as few ranges, ascending, with those joined that overlap or lie no more than `apart` apart.
    func joined(apart: Double = 0) -> [ClosedRange<Double>] {
        var joined: [ClosedRange<Double>] = []
        for range in sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
            if let last = joined.last, range.lowerBound <= last.upperBound + apart {
                joined[joined.count - 1] = last.lowerBound...Swift.max(last.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
        return joined
    }

    /// What of these ranges lies outside `holes`, their ends not included.
    func removing(_ holes: [ClosedRange<Double>]) -> [ClosedRange<Double>] {
        holes.reduce(self) { ranges, hole in
            ranges.flatMap { range -> [ClosedRange<Double>] in
                guard hole.lowerBound < range.upperBound, range.lowerBound < hole.upperBound else { return [range] }
                var left: [ClosedRange<Double>] = []
                if range.lowerBound <= hole.lowerBound { left.append(range.lowerBound...hole.lowerBound) }
                if hole.upperBound <= range.upperBound { left.append(hole.upperBound...range.upperBound) }
                return left
            }
        }
    }

    /// What of these ranges lies in `window`.
    func clamped(to window: ClosedRange<Double>) -> [ClosedRange<Double>] {
        compactMap { $0.overlaps(window) ? $0.clamped(to: window) : nil }
    }
}

extension ClosedRange<Double> {
    /// The range with each end moved outward.
    func expanded(by distance: Double) -> ClosedRange<Double> { (lowerBound - distance)...(upperBound + distance) }
}
