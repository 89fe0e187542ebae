// SPDX-License-Identifier: Apache-2.0

/// How months along an axis are called. Positions are months, also broken, since the beginning.
public enum ChartCalendar: Hashable, Sendable {
    /// `0`, `6`, `12`
    case elapsed
    /// Month 0 begins on the first of this month: `2020-07`, and `2021` where only years are marked.
    case starting(year: Int, month: Int)

    /// The whole months around positions; never a point alone.
    static func range(_ positions: some Sequence<Double>) -> ClosedRange<Double> {
        var (lower, upper) = (Double.infinity, -Double.infinity)
        for position in positions { (lower, upper) = (min(lower, position), max(upper, position)) }
        guard lower <= upper else { return 0...1 }
        (lower, upper) = (lower.rounded(.down), upper.rounded(.up))
        return lower == upper ? (lower - 1)...(upper + 1) : lower...upper
    }

    /// The marks within a range, at every month, second, third, sixth month or year …, so many at most.
    func ticks(in range: ClosedRange<Double>, atMost count: Int) -> [(position: Double, label: String)] {
        let (first, last) = (Int(range.lowerBound.rounded(.up)), Int(range.upperBound.rounded(.down)))
        var step = 1
        for next in [2, 3, 6, 12, 24, 60] where (last - first) / step + 1 > max(count, 2) { step = next }
        while (last - first) / step + 1 > max(count, 2) { step *= 2 }
        return stride(from: first, through: last, by: 1)
            .filter { ($0 + offset) % step == 0 }
            .map { (Double($0), label(of: $0, step: step)) }
    }

    /// The widest a mark can be, to know how many find room.
    func widestLabel(in range: ClosedRange<Double>) -> String {
        switch self {
        case .elapsed: Figures.number(range.upperBound)
        case .starting: "0000-00"
        }
    }

    /// Months from a January to the beginning, so that marks stand at quarters and years.
    private var offset: Int {
        switch self {
        case .elapsed: 0
        case .starting(let year, let month): year * 12 + month - 1
        }
    }

    private func label(of index: Int, step: Int) -> String {
        if case .elapsed = self { return Figures.count(index) }
        let total = index + offset
        let month = total % 12 + 1
        if step % 12 == 0 { return String(total / 12) }
        return "\(total / 12)-\(month < 10 ? "0" : "")\(month)"
    }
}
