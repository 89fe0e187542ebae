// SPDX-License-Identifier: Apache-2.0

/// What the matching of a simulation asks of a slab: whether it is a parcel by the policy, and which halls it holds.
package struct SlabMeasures: Sendable, Hashable {
    /// Whether it is one polygon with the frontage and the width that the policy asks of both parts of a cut, whichever
    /// asks for more. The least area of a remainder is not looked at.
    package let isGood: Bool
    /// For the first of ``widthsMetres``, the length of a hall that was placed in the buildable envelope.
    private let lengthsMetres: [Double]

    /// By steps of 6 m where halls are most often, up to the widest that are built.
    package static let widthsMetres: [Double] = [
        18, 24, 30, 36, 42, 48, 54, 60, 66, 72, 78, 84, 96, 108, 120, 144, 168, 192, 216, 240,
    ]

    /// What nothing fits in.
    static let none = SlabMeasures(isGood: false, lengthsMetres: [])

    /// - Parameter lengthsMetres: for each of ``widthsMetres``; they do not grow, and are zero where nothing was placed.
    init(isGood: Bool, lengthsMetres: [Double]) {
        self.isGood = isGood
        self.lengthsMetres = Array(lengthsMetres.prefix { $0 > 0 })
    }

    /// Whether a hall surely fits in the buildable envelope of the slab, at some angle. What would fit, but is longer than
    /// what was placed of the next of ``widthsMetres``, or wider than the last of them, is not said to: a simulation that
    /// goes by this places a little less than could be, and nothing that could not.
    package func fits(lengthMetres: Double, widthMetres: Double) -> Bool {
        let (width, length) = (min(lengthMetres, widthMetres), max(lengthMetres, widthMetres))
        guard let step = Self.widthsMetres.firstIndex(where: { $0 >= width }), step < lengthsMetres.count else {
            return false
        }
        return length <= lengthsMetres[step]
    }
}
