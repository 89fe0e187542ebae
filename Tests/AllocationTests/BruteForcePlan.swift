// SPDX-License-Identifier: Apache-2.0
import Allocation
import LandModel
import Siting

/// The best plan of a small city by trying every set of projects on every parcel, with no engine between: the sets that
/// can be laid out are asked of `LayoutMaking`, one by one.
struct BruteForcePlan {
    private(set) var weight = 0.0
    /// The greatest fit at that weight.
    private(set) var fit = 0.0

    /// Of projects that ask for land alone.
    init(_ projects: [Project], in finder: SiteFinder) throws {
        let making = LayoutMaking(finder)
        let demands = projects.map { LandDemand(Requirement(of: $0, policy: finder.policy), on: finder.ground) }
        let whole = try demands.map { Set(try $0.wholeParcels()) }
        let shared = try demands.map { Set(try $0.sharedParcels()) }
        let weights = projects.map { AllocationPolicy.shipped.priority.weight(of: $0) }
        // By the set of projects placed: the greatest weight and fit so far.
        var best: [Int: (weight: Double, fit: Double)] = [0: (0, 0)]
        for parcel in 0..<finder.snapshot.parcels.count {
            guard let land = try making.land(of: [parcel]) else { continue }
            var next = best
            for set in 1..<(1 << projects.count) {
                let members = projects.indices.filter { set & (1 << $0) != 0 }
                guard members.count <= Int(AllocationPolicy.shipped.mostPartsPerGround.value) else { continue }
                var fits: [Double] = []
                if members.count == 1, whole[members[0]].contains(parcel) {
                    fits.append(stepped(demands[members[0]].scoreWhole(on: [parcel])))
                }
                if members.allSatisfy({ shared[$0].contains(parcel) }),
                    let layout = try making.division(members.map { demands[$0] }, of: land, from: [parcel])
                {
                    fits.append(layout.sites.reduce(0) { $0 + stepped($1.score) })
                }
                guard let fit = fits.max() else { continue }
                let weight = members.reduce(0) { $0 + weights[$1] }
                for (placed, value) in best where placed & set == 0 {
                    let reached = (weight: value.weight + weight, fit: value.fit + fit)
                    if next[placed | set].map({ ($0.weight, $0.fit) < (reached.weight, reached.fit) }) ?? true {
                        next[placed | set] = reached
                    }
                }
            }
            best = next
        }
        for value in best.values where (weight, fit) < (value.weight, value.fit) { (weight, fit) = value }
    }

    private func stepped(_ score: Double) -> Double { (score * 100 + 1e-4).rounded(.down) / 100 }
}
