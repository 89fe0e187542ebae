// SPDX-License-Identifier: Apache-2.0

/// Which parcels of a city are dirty, and with what: the given share exactly, spread evenly, each kind in turn.
///
/// Dirty parcels are at least five apart, so that the neighbour before one is always clean.
struct DefectSchedule: Sendable {
    /// 0 to 0.2.
    let share: Double
    let seed: UInt64

    /// The kinds to try on parcel `index`, the first that fits to be taken; empty for a clean one.
    func candidates(at index: Int) -> [Defect] {
        let (before, after) = (count(upTo: index), count(upTo: index + 1))
        guard after > before else { return [] }
        var stream = RandomStream(seed: seed, purpose: "dirt/kinds")
        let kinds = stream.shuffled(Defect.allCases)
        return kinds.indices.map { kinds[(before + $0) % kinds.count] }
    }

    /// Dirty parcels among the first `count`.
    func count(upTo count: Int) -> Int {
        // A millionth of a parcel against a share that binary fractions cannot hold.
        Int((Double(count) * share + 1e-6).rounded(.down))
    }
}
