// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Siting
internal import Synchronization

/// The sets of projects that one ground can carry, by the language of `LayoutMaking`.
struct GroundLayouts: Sendable {
    /// A project that may go on the ground.
    struct Claim: Sendable {
        let demand: LandDemand
        /// As `LayoutMemories` gives it.
        let number: Int
        let isWhole: Bool
        let isShared: Bool
        /// The areas that will do, in square metres.
        let areas: ClosedRange<Double>
    }

    let parcels: [Int]
    let netAreaSquareMetres: Double
    let claims: [Claim]
    let making: LayoutMaking
    let memory: GroundMemory

    /// The ways to lay out a set of claims, by number, ascending; none where it cannot be.
    func layouts(of set: [Int]) throws -> [GroundMemory.Laid] {
        try memory.state.withLock { state in
            let key = set.map { claims[$0].number }
            if let known = state.laid[key] { return known }
            var laid: [GroundMemory.Laid] = []
            if set.count == 1, claims[set[0]].isWhole, let whole = try whole(claims[set[0]], &state) {
                laid.append(whole)
            }
            if set.allSatisfy({ claims[$0].isShared }), let divided = try divided(set, &state) { laid.append(divided) }
            state.laid[key] = laid
            return laid
        }
    }

    /// The layout with its geometry.
    func made(_ way: GroundMemory.Laid.Way, of set: [Int]) throws -> GroundLayout? {
        let demands = set.map { claims[$0].demand }
        switch way {
        case .whole: return try making.whole(demands[0], on: parcels[0])
        case .mergedWhole: return try making.mergedWhole(demands[0], on: parcels)
        case .divided:
            return try memory.state.withLock { state in
                try land(&state).flatMap { try making.division(demands, of: $0, from: parcels) }
            }
        }
    }

    private func land(_ state: inout GroundMemory.State) throws -> ParcelGround? {
        if let land = state.land { return land }
        let land = try making.land(of: parcels)
        state.land = .some(land)
        return land
    }

    private func usefulness(_ state: inout GroundMemory.State) throws -> Double {
        if let known = state.usefulness { return known }
        // What a merge takes up is its parcels, each as it is.
        let usefulness = try parcels.reduce(0) { sum, parcel in
            try sum + making.usefulness(of: making.finder.ground.ground(of: parcel))
        }
        state.usefulness = usefulness
        return usefulness
    }

    private func whole(_ claim: Claim, _ state: inout GroundMemory.State) throws -> GroundMemory.Laid? {
        if parcels.count > 1 {
            guard let layout = try making.mergedWhole(claim.demand, on: parcels), let site = layout.sites.first else {
                return nil
            }
            return GroundMemory.Laid(
                way: .mergedWhole, scores: [site.score], areas: [site.areaSquareMetres],
                usefulnessGained: try -usefulness(&state))
        }
        return GroundMemory.Laid(
            way: .whole, scores: [claim.demand.scoreWhole(on: parcels)], areas: [netAreaSquareMetres],
            usefulnessGained: try -usefulness(&state))
    }

    private func divided(_ set: [Int], _ state: inout GroundMemory.State) throws -> GroundMemory.Laid? {
        guard let land = try land(&state) else { return nil }
        for (position, first) in set.enumerated() where set.count > 1 {
            guard try canBeCutOff([first], of: land, &state) else { return nil }
            guard set.count > 2 else { continue }
            for second in set[(position + 1)...] {
                guard try canBeCutOff([first, second], of: land, &state) else { return nil }
            }
        }
        let layout = try making.division(set.map { claims[$0].demand }, of: land, from: parcels)
        guard let layout else { return nil }
        return GroundMemory.Laid(
            way: .divided, scores: layout.sites.map(\.score), areas: layout.sites.map(\.areaSquareMetres),
            usefulnessGained: try layout.usefulnessOfRemainders() - usefulness(&state))
    }

    private func canBeCutOff(
        _ set: [Int], of land: ParcelGround, _ state: inout GroundMemory.State
    ) throws -> Bool {
        let key = set.map { claims[$0].number }
        if let known = state.canBeCutOff[key] { return known }
        let can = try making.canBeCutOff(set.map { claims[$0].demand }, of: land, from: parcels)
        state.canBeCutOff[key] = can
        return can
    }
}
