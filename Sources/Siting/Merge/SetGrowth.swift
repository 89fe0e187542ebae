// SPDX-License-Identifier: Apache-2.0

/// Grows connected sets of parcels from their lowest, each once.
struct SetGrowth {
    let merger: ParcelMerger
    let eligible: [Bool]
    /// The largest net area of an eligible parcel.
    let largest: Double
    let least: Double
    let most: Double
    /// What no set may have without one of its parcels; nil where sets need not be minimal.
    let part: Double?
    private(set) var found: [[Int]] = []
    private var work = 0

    var isCutShort: Bool { work > merger.adjacency.policy.maximumWork }

    init(
        merger: ParcelMerger, eligible: [Bool], largest: Double, least: Double, most: Double, part: Double?
    ) {
        self.merger = merger
        self.eligible = eligible
        self.largest = largest
        self.least = least
        self.most = most
        self.part = part
    }

    mutating func start(at root: Int) {
        let beside = merger.adjacency.neighbours(of: root).map(\.parcel).filter { $0 > root && eligible[$0] }
        grow([root], netArea: merger.netAreas[root], by: beside)
    }

    /// Adds to `set` each of `beside`, parcels above its first that border it and were not tried before.
    private mutating func grow(_ set: [Int], netArea: Double, by beside: [Int]) {
        work += 1
        if isCutShort { return }
        if set.count > 1, netArea >= least, netArea <= most {
            let isMinimal = part.map { part in set.allSatisfy { netArea - merger.netAreas[$0] < part } }
            if isMinimal ?? true { found.append(set.sorted()) }
        }
        let room = merger.adjacency.policy.maximumParcelCount - set.count
        guard room > 0, netArea + Double(room) * largest >= least, netArea < part ?? .infinity else { return }
        for (position, next) in beside.enumerated() {
            let area = netArea + merger.netAreas[next]
            guard area <= most, set.allSatisfy({ merger.areCompatible($0, next) }) else { continue }
            // Only those new to the border: what borders the set already has been tried, or is still to be.
            let added = merger.adjacency.neighbours(of: next).map(\.parcel).filter { candidate in
                candidate > set[0] && eligible[candidate] && !set.contains(candidate)
                    && !set.contains { merger.adjacency.sharedMetres($0, candidate) > 0 }
            }
            grow(set + [next], netArea: area, by: Array(beside[(position + 1)...]) + added)
        }
    }
}
