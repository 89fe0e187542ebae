// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// When projects are signed within a span: uniformly, or by the seasons and stops of a scenario.
///
/// The rate is constant on each of some pieces; the time of a signing is the inverse of the share signed by then.
struct SigningTimes: Sendable {
    /// Ascending; the first is the start of the span.
    private let bounds: [Double]
    /// Share signed by each bound; from 0 to 1.
    private let shares: [Double]
    /// The mean rate over the span, with that of a plain year as 1.
    let relativeRate: Double

    /// Evenly from `start` to `end`.
    init(from start: Double, to end: Double) {
        bounds = [start, end]
        shares = [0, 1]
        relativeRate = 1
    }

    init(_ scenario: ReserveScenario, from start: Double, to end: Double) {
        var pieces = [(from: start, to: end, rate: 1.0)]
        if let quarters = scenario.quarters, let first = scenario.start {
            pieces = SigningTimes.seasons(quarters, first, from: start, to: end)
        }
        for stop in scenario.stops { pieces = SigningTimes.stopped(pieces, stop) }
        let masses = pieces.map { ($0.to - $0.from) * $0.rate }
        let total = masses.reduce(0, +)
        let isNever = total <= 0
        bounds = isNever ? [start, end] : [start] + pieces.map(\.to)
        shares = isNever ? [0, 1] : masses.reduce(into: [0.0]) { $0.append($0[$0.count - 1] + $1 / total) }
        relativeRate = total / (end - start)
    }

    func time(at uniform: Double) -> Double {
        if shares.count == 2 { return bounds[0] + uniform * (bounds[1] - bounds[0]) }
        var piece = 0
        while piece + 2 < shares.count, shares[piece + 1] < uniform { piece += 1 }
        let share = shares[piece + 1] - shares[piece]
        let inside = share > 0 ? min(1, max(0, (uniform - shares[piece]) / share)) : 0
        return bounds[piece] + inside * (bounds[piece + 1] - bounds[piece])
    }

    private typealias Piece = (from: Double, to: Double, rate: Double)

    /// A quarter’s share of the year against a quarter of it.
    private static func seasons(
        _ quarters: ReserveScenario.Weights, _ first: CalendarDate, from start: Double, to end: Double
    ) -> [Piece] {
        let total = quarters.entries.values.reduce(0, +)
        var pieces: [Piece] = []
        var place = start
        while place < end {
            let day = first.adding(days: Int((place * 365.25 / 12 + 1e-9).rounded(.down)))
            let quarter = (day.month - 1) / 3
            let next = day.adding(days: 1 - day.day).adding(months: 3 * quarter + 3 - (day.month - 1))
            let until = min(end, max(place + 0.01, next.months(since: first)))
            pieces.append((place, until, (quarters.entries["Q\(quarter + 1)"] ?? 0) * 4 / total))
            place = until
        }
        return pieces
    }

    /// Nothing is signed within a stop; what would have been is signed soon after it, as far as the span reaches.
    private static func stopped(_ pieces: [Piece], _ stop: ReserveScenario.Stop) -> [Piece] {
        let resumes = stop.toMonth + stop.catchUpMonths
        var lost = 0.0
        let cut = pieces.flatMap { piece -> [Piece] in
            let marks =
                ([piece.from] + [stop.fromMonth, stop.toMonth, resumes].filter { $0 > piece.from && $0 < piece.to }
                    + [piece.to])
            return zip(marks, marks.dropFirst()).map { from, to in
                let isStopped = from >= stop.fromMonth && to <= stop.toMonth
                if isStopped { lost += (to - from) * piece.rate }
                return (from, to, isStopped ? 0 : piece.rate)
            }
        }
        guard stop.catchUpMonths > 0 else { return cut }
        return cut.map { piece in
            let catchesUp = piece.from >= stop.toMonth && piece.to <= resumes
            return (piece.from, piece.to, piece.rate + (catchesUp ? lost / stop.catchUpMonths : 0))
        }
    }
}
