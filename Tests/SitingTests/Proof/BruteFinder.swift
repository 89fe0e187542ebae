// SPDX-License-Identifier: Apache-2.0
import LandModel
import SimpleFeatures
import SitingSupport
@testable import Siting

/// Every parcel, pair, triple and quadruple of neighbours, and very many cuts of each, held against every rule: nothing
/// of what bounds, orders or refines the search.
struct BruteFinder {
    let city: SmallCity
    let asked: Requirement
    let ground: CityGround
    let score: BruteScore
    private let parcels: [Parcel]
    private let rules: [OracleRules.Rule]

    init(_ city: SmallCity, _ asked: Requirement, _ policy: SitingPolicy) throws {
        self.city = city
        self.asked = asked
        ground = CityGround(try city.snapshot(), policy: policy)
        score = BruteScore(asked: asked, city: city, policy: policy)
        parcels = city.parcels.sorted { $0.id < $1.id }
        var ofMembers = asked
        ofMembers.netArea = nil
        rules = OracleRules.parcelRules(ofMembers, ground.snapshot)
    }

    struct Candidate {
        let members: [Int]
        let id: String
        let isWhole: Bool
        let isCut: Bool
    }

    private var least: Double { asked.netArea?.lower?.squareMetres ?? 1 }
    private var cutPolicy: CutPolicy { PartSearch.cutPolicy(asked, ground.policy) }
    private var remainder: Double { cutPolicy.remainder.minimumNetAreaSquareMetres }

    private func net(_ members: [Int]) -> Double { members.reduce(0) { $0 + parcels[$1].netArea.squareMetres } }

    /// The most that threshold and window let a site of these parcels have.
    private func most(_ members: [Int]) -> Double {
        let upper = asked.netArea?.upper?.squareMetres ?? .infinity
        guard let amount = asked.fixedInvestment?.tenThousandYuan,
            let park = city.parks.first(where: { $0.id == parcels[members[0]].parkID }),
            let threshold = park.investmentThresholdWanPerMu
        else { return asked.fixedInvestment != nil && asked.knownOnly ? -1 : upper }
        return min(upper, Area(mu: amount / threshold).squareMetres)
    }

    /// Parcels of which a part may do, and sets that may do as they are or cut.
    func candidates() throws -> [Candidate] {
        let eligible = try parcels.indices.filter { parcel in
            try rules.allSatisfy { rule in
                switch try rule.verdict(parcel) {
                case .meets: true
                case .unknown: !asked.knownOnly
                case .fails: false
                }
            }
        }
        var found = eligible.map { Candidate(members: [$0], id: parcels[$0].id, isWhole: false, isCut: true) }
        let adjacency = try ground.adjacency()
        func isConnected(_ set: [Int]) -> Bool {
            var reached = Set(set.prefix(1))
            for _ in set {
                reached.formUnion(
                    set.filter { next in reached.contains { adjacency.sharedMetres($0, next) >= 9.999 } })
            }
            return reached.count == set.count
        }
        func areAlike(_ a: Parcel, _ b: Parcel) -> Bool {
            (a.landUse, a.stage, a.county) == (b.landUse, b.stage, b.county)
                && (a.parkID, a.holder) == (b.parkID, b.holder)
        }
        func extend(_ set: [Int], _ rest: ArraySlice<Int>) {
            if set.count > 1, isConnected(set), set.allSatisfy({ areAlike(parcels[$0], parcels[set[0]]) }) {
                let total = net(set)
                let isWhole = total >= least - 1e-3 && total <= most(set) + 1e-3
                let isCut =
                    total >= least + remainder - 1e-3
                    && set.allSatisfy { total - net([$0]) < least - 1e-3 && net([$0]) < least - 1e-3 }
                if isWhole || isCut {
                    let id = set.map { parcels[$0].id }.joined(separator: "+")
                    found.append(Candidate(members: set, id: id, isWhole: isWhole, isCut: isCut))
                }
            }
            if set.count == 4 { return }
            for (offset, next) in zip(rest.indices, rest) { extend(set + [next], rest[(offset + 1)...]) }
        }
        extend([], eligible[...])
        return found
    }

    func land(_ members: [Int]) throws -> BruteLand? {
        let grounds = try members.map { try ground.ground(of: $0) }
        guard let shape = members.count == 1 ? grounds[0].geometry : try ParcelMerge.merge(grounds)?.geometry else {
            return nil
        }
        let share = net(members) / members.reduce(0) { $0 + parcels[$1].geometry.area }
        return BruteLand(
            shape: shape, share: share, frontages: ground.roads.frontages(of: shape), policy: cutPolicy)
    }

    /// The best that beats a score, among many cuts or as it is; nil where nothing does.
    func better(than bar: Double, _ candidate: Candidate, steps: Int) throws -> (score: Double, what: String)? {
        guard let land = try land(candidate.members) else { return nil }
        let members = candidate.members.map { parcels[$0] }
        var best: (score: Double, what: String)?
        var bar = bar
        func offer(_ points: Double, _ what: String, _ holds: () throws -> Bool) rethrows {
            guard points > bar, try holds() else { return }
            (best, bar) = ((points, what), points)
        }
        if candidate.isWhole {
            let points = score.points(
                members, netArea: net(candidate.members), remainder: 1, procedures: members.count - 1)
            try offer(points, "as it is") { try holds(land.shape, candidate.members) }
        }
        guard candidate.isCut else { return best }
        let upper = min(most(candidate.members), net(candidate.members) - max(remainder, 1))
        guard upper >= least else { return best }
        if let hall = asked.hall {
            guard try ground.hallFit(of: land.shape, from: candidate.members).fit(hall).fits else { return best }
        }
        for frame in land.frames {
            let from = try land.place(frame, netArea: least)
            let to = try land.place(frame, netArea: upper)
            for step in 0...steps {
                let cut = try land.cut(frame, at: from + (to - from) * Double(step) / Double(steps))
                guard cut.netArea <= upper, cut.netArea >= least else { continue }
                let points = score.points(
                    members, netArea: cut.netArea, remainder: try rectangularity(cut.remainder),
                    procedures: members.count)
                try offer(points, "cut \(cut.netArea) along \(frame.direction)") {
                    try land.isGood(cut) && holds(cut.allotment, candidate.members)
                }
            }
        }
        return best
    }

    func rectangularity(_ shape: Geometry) throws -> Double {
        let box = try shape.minimumRotatedRectangle().area
        return box > 0 ? min(1, shape.area / box) : 0
    }

    /// Distances, zones and the hall.
    private func holds(_ shape: Geometry, _ members: [Int]) throws -> Bool {
        for rule in asked.distances {
            let metres = try city.facilities.filter { $0.kind == rule.facilityKind }
                .map { try $0.geometry.distance(to: shape) }.min()
            guard let metres else {
                if asked.knownOnly { return false }
                continue
            }
            if rule.isMaximum ? metres > rule.metres : metres < rule.metres { return false }
        }
        if let limit = asked.exclusionShareMaximum {
            let zones = try city.zones.filter { $0.kind != ConstraintZone.dedicated }
                .map { $0.bufferMetres > 0 ? try $0.geometry.buffer(distance: $0.bufferMetres) : $0.geometry }
            if !zones.isEmpty, try Geometry.unaryUnion(of: zones).intersection(shape).area > limit * shape.area {
                return false
            }
        }
        guard let hall = asked.hall else { return true }
        return try ground.hallFit(of: shape, from: members).fit(hall).fits
    }
}
