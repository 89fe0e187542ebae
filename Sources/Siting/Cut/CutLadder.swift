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
        intervals.clamped(to: window.expanded(by: CutSweep.areaTolerance)).first
            .map { min(window.upperBound, max(window.lowerBound, $0.lowerBound)) }
    }
}
