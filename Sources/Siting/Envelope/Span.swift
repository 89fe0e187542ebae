// SPDX-License-Identifier: Apache-2.0

/// A stretch of an edge, in metres from its start.
struct Span: Hashable {
    let low: Double
    let high: Double

    /// Stretches shorter than this are nothing.
    static let leastMetres = 1e-6

    /// From one end to the other, whichever comes first; nil where there is nothing between.
    init?(_ one: Double, _ other: Double) {
        guard abs(one - other) > Self.leastMetres else { return nil }
        (low, high) = (min(one, other), max(one, other))
    }

    var metres: Double { high - low }

    /// The stretches in any of `spans`, ascending, those that meet joined.
    static func joined(_ spans: [Span]) -> [Span] {
        var joined: [Span] = []
        for span in spans.sorted(by: { ($0.low, $0.high) < ($1.low, $1.high) }) {
            if let last = joined.last, span.low <= last.high + leastMetres {
                joined[joined.count - 1] = Span(last.low, max(last.high, span.high)) ?? last
            } else {
                joined.append(span)
            }
        }
        return joined
    }

    /// What `spans`, ascending and apart, leave of the stretch from zero to `metres`.
    static func gaps(between spans: [Span], of metres: Double) -> [Span] {
        let starts = [0] + spans.map(\.high)
        let ends = spans.map(\.low) + [metres]
        return zip(starts, ends).compactMap { $0 < $1 ? Span($0, $1) : nil }
    }
}
