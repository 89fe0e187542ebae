// SPDX-License-Identifier: Apache-2.0

/// Which net areas one straight cut can take from a parcel so that both parts are still good.
///
/// The ends are those of the cuts themselves to within a micrometre of the line's place: what lies in a window here can
/// be cut, what lies outside cannot.
public struct CutLadder: Sendable, Hashable {
    /// In square metres, ascending and apart.
    public let intervals: [ClosedRange<Double>]
    public let cautions: [CutCaution]

    /// The least area in `window` that can be cut, to within a thousandth of a square metre; nil where none can.
    public func leastArea(in window: ClosedRange<Double>) -> Double? {
        Self.leastArea(in: window, of: intervals)
    }

    /// - Parameter intervals: ascending.
    static func leastArea(
        in window: ClosedRange<Double>, of intervals: some Collection<ClosedRange<Double>>
    ) -> Double? {
        let tolerant = window.expanded(by: CutSweep.areaTolerance)
        return intervals.first { $0.overlaps(tolerant) }
            .map { min(window.upperBound, max(window.lowerBound, $0.lowerBound)) }
    }
}
