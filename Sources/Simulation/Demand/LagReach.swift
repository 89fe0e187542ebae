// SPDX-License-Identifier: Apache-2.0

/// Which numbers of a lag lead out of a span of time, told by a table before the lag itself is worked out.
///
/// Times of signing fall into cells; for each the table holds how much of the law could still matter. What it lets
/// through may yet be too late or too early; what it refuses surely is.
struct LagReach: Sendable {
    private static let cellCount = 128

    private let from: Double
    private let cellsPerMonth: Double
    /// By cell: less surely ends too early, more surely too late.
    private let tooEarly: [Double]
    private let tooLate: [Double]

    /// - Parameters:
    ///   - span: of the signings.
    ///   - earliest: no end before it matters.
    ///   - latest: no end from it on matters.
    init(of law: ChanceLaw, signedIn span: Range<Double>, earliest: Double, latest: Double) {
        from = span.lowerBound
        let cell = (span.upperBound - span.lowerBound) / Double(Self.cellCount)
        cellsPerMonth = 1 / cell
        let starts = (0..<Self.cellCount).map { span.lowerBound + Double($0) * cell }
        tooEarly = starts.map { law.share(upTo: earliest - $0 - cell - 1e-9) }
        tooLate = starts.map { law.share(upTo: latest - $0 + 1e-9) + 1e-12 }
    }

    @inline(__always)
    func matters(signed: Double, _ uniform: Double) -> Bool {
        let cell = min(Self.cellCount - 1, max(0, Int((signed - from) * cellsPerMonth)))
        return uniform >= tooEarly[cell] && uniform <= tooLate[cell]
    }
}
