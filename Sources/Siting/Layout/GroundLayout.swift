// SPDX-License-Identifier: Apache-2.0
package import SimpleFeatures

/// A piece of ground with the projects laid out on it 排布: really cut, each part with all that its project asks.
package struct GroundLayout: Sendable {
    /// Positions in the snapshot's parcels, ascending; several are merged.
    package let parcels: [Int]
    /// One for each demand, in their order; of a ground with several, the sites' own layouts name no remainders.
    package let sites: [Site]
    package let lines: [CutLine]
    /// What is left of the ground; none where it is used up.
    package let remainders: [GroundPart]

    /// What the remainders are still good for, in square metres.
    package func usefulnessOfRemainders() throws(SpatialError) -> Double {
        var sum = 0.0
        for part in remainders { sum += try GroundPart.usefulness(part) }
        return sum
    }
}
