// SPDX-License-Identifier: Apache-2.0

/// What the matching of a simulation asks of a slab: whether it is a parcel by the policy, and which halls it holds.
package struct SlabMeasures: Sendable, Hashable {
    /// Whether it is one polygon with the frontage and the width that the policy asks of both parts of a cut, whichever
    /// asks for more. The least area of a remainder is not looked at.
    package let isGood: Bool
    /// For each of ``widthsMetres`` a length that was placed. No bounds are sought: what is not known to fit counts as
    /// not fitting. Empty where nothing was measured.
    package let frontier: FitFrontier

    /// Fewer than those of the shape index, and where halls are wide most often.
    package static let widthsMetres: [Double] = [24, 36, 48, 60, 78, 102, 144, 204]

    /// Coarse: a length may fall short of the longest by this share, or by more where the work was cut off.
    static let effort = FrontierEffort(toleranceRatio: 0.1, visitLimit: 20_000)

    /// What nothing is known of, and nothing fits in.
    static let none = SlabMeasures(isGood: false, frontier: FitFrontier(steps: []))

    /// Whether a hall surely fits in the buildable envelope of the slab, at some angle. What would fit but is longer than
    /// the length known for the next of ``widthsMetres``, or wider than the last of them, is not said to: a simulation
    /// that goes by this places too little rather than too much.
    package func fits(lengthMetres: Double, widthMetres: Double) -> Bool {
        frontier.fits(lengthMetres: lengthMetres, widthMetres: widthMetres) ?? false
    }
}
