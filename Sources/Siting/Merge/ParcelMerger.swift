// SPDX-License-Identifier: Apache-2.0
public import LandModel

/// Finds neighbours that together make up an area 合并.
///
/// ```swift
/// let merger = ParcelMerger(snapshot, adjacency: try ParcelAdjacency(snapshot.parcels.shapes, barriers: redLines))
/// merger.merges(netArea: least...most).merges
/// ```
///
/// Every connected set of neighbours is met once, grown from its lowest parcel (Wernicke's ESU, 2006), and no set is
/// grown that is already too large or can no longer become large enough.
public struct ParcelMerger: Sendable {
    public let adjacency: ParcelAdjacency
    /// In square metres, by position in the snapshot.
    public let netAreas: [Double]
    /// Whether two parcels may be in one merge; asked of every pair of it.
    public let areCompatible: @Sendable (Int, Int) -> Bool

    public init(
        adjacency: ParcelAdjacency, netAreas: [Double], areCompatible: @escaping @Sendable (Int, Int) -> Bool
    ) {
        precondition(adjacency.count == netAreas.count, "one net area a parcel")
        self.adjacency = adjacency
        self.netAreas = netAreas
        self.areCompatible = areCompatible
    }

    /// Parcels of one class, stage, county, park and holder.
    ///
    /// - Parameter holders: in place of those of the snapshot.
    public init(_ snapshot: LandSnapshot, adjacency: ParcelAdjacency, holders: [String?] = []) {
        let parcels = snapshot.parcels
        precondition(holders.isEmpty || holders.count == parcels.count, "one holder a parcel")
        self.init(adjacency: adjacency, netAreas: Array(parcels.netAreaSquareMetres)) { a, b in
            parcels.landUse[a] == parcels.landUse[b] && parcels.stage[a] == parcels.stage[b]
                && parcels.county[a] == parcels.county[b] && parcels.park[a] == parcels.park[b]
                && (holders.isEmpty ? parcels.holder[a] == parcels.holder[b] : holders[a] == holders[b])
        }
    }

    /// All sets of two to four connected, compatible parcels whose net area lies in `netArea`.
    /// - Parameter isEligible: which parcels may take part.
    /// - Complexity: bounded by the policy's `maximumWork`, with a caution where that is reached.
    public func merges(
        netArea: ClosedRange<Double>, isEligible: (Int) -> Bool = { _ in true }
    ) -> MergeSearch {
        search(atLeast: netArea.lowerBound, atMost: netArea.upperBound, withoutOne: nil, isEligible)
    }

    /// The sets from which an area may be cut that no smaller set could give: their net area is at least `netArea`,
    /// and without any one parcel it is less than `part`.
    ///
    /// For a merge and then a cut, `netArea` is the least area asked for and the least that may remain.
    /// - Parameter part: no more than `netArea`, which it is where nothing is said.
    public func merges(
        toCut netArea: Double, withoutOne part: Double? = nil, isEligible: (Int) -> Bool = { _ in true }
    ) -> MergeSearch {
        let part = part ?? netArea
        precondition(part <= netArea, "a part of what it is cut from")
        return search(atLeast: netArea, atMost: .infinity, withoutOne: part, isEligible)
    }

    private func search(
        atLeast least: Double, atMost most: Double, withoutOne part: Double?, _ isEligible: (Int) -> Bool
    ) -> MergeSearch {
        // Sums of recorded areas are rounded, and must not miss a window by it.
        let (least, most) = (least - CutSweep.areaTolerance, most + CutSweep.areaTolerance)
        let part = part.map { $0 - CutSweep.areaTolerance }
        // What alone is enough is in no minimal set.
        let eligible = netAreas.indices.map {
            netAreas[$0] > 0 && netAreas[$0] <= most && netAreas[$0] < part ?? .infinity && isEligible($0)
        }
        let largest = netAreas.indices.reduce(0) { eligible[$1] ? max($0, netAreas[$1]) : $0 }
        var growth = SetGrowth(
            merger: self, eligible: eligible, largest: largest, least: least, most: most, part: part)
        for root in netAreas.indices where eligible[root] && !growth.isCutShort { growth.start(at: root) }
        return MergeSearch(
            merges: growth.found.sorted { $0.lexicographicallyPrecedes($1) },
            cautions: growth.isCutShort ? [.mergesLeftOut] : [])
    }
}

/// The sets of neighbours found, each ascending by position in the snapshot, in lexicographic order.
public struct MergeSearch: Sendable, Hashable {
    public let merges: [[Int]]
    public let cautions: [MergeCaution]
}

/// Why merges may be missing, or are not made.
public enum MergeCaution: Sendable, Hashable {
    /// More sets would have had to be looked at than the policy allows.
    case mergesLeftOut
}
