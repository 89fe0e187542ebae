// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import SimpleFeatures

/// Lays projects out on ground: whole parcels, cuts, divisions, merges, each as the siting algorithms make them.
///
/// **The language.** A ground is a parcel, or neighbours merged. One project takes it whole; or one or several take parts
/// of it by straight cuts, each of which runs parallel or perpendicular to a frontage and divides what is left
/// (guillotine cuts), in any order and direction. Each part takes the least area of its window at which its frontage,
/// width, hall and distances hold. What remains is a parcel by the policy; where that cannot be, the parts stretch
/// within their windows so that nothing remains. One or two take the division with the most useful remainder, more the
/// first that is found; three or more are tried only where each two of them can be cut off one after the other.
package struct LayoutMaking: Sendable {
    package let finder: SiteFinder
    /// Sweeps made for one set of projects on one ground, beyond which it counts as not to be laid out.
    private static let sweepsForDivision = 400

    package init(_ finder: SiteFinder) {
        self.finder = finder
    }

    private var snapshot: LandSnapshot { finder.snapshot }

    /// The parcel as it is, for one project that may have it whole.
    package func whole(_ demand: LandDemand, on parcel: Int) throws -> GroundLayout {
        let site = demand.scorer.site(parcel, unknown: try demand.unknown(of: parcel))
        return GroundLayout(
            parcels: [parcel], sites: [try finder.laidOut(site, demand.requirement.hall)], lines: [], remainders: [])
    }

    /// Neighbours as one, as they are, for one project; nil where they do not do so.
    package func mergedWhole(_ demand: LandDemand, on parcels: [Int]) throws -> GroundLayout? {
        let site = try NeighbourSearch(demand.requirement, on: finder.ground, demand.scorer)
            .site(
                of: MergedGround(parcels: parcels, isWhole: true, isCut: false),
                unknown: demand.unknownOfParts(of: parcels))
        return site.map { GroundLayout(parcels: $0.parcels, sites: [$0], lines: [], remainders: []) }
    }

    /// As ``CityGround/land(of:)``.
    package func land(of parcels: [Int]) throws -> ParcelGround? { try finder.ground.land(of: parcels) }

    /// Projects on one ground, in the order of the demands; nil where they cannot be laid out together.
    ///
    /// - Parameters:
    ///   - land: of the parcels, as ``land(of:)`` gives it.
    ///   - parcels: those it comes from.
    /// - Complexity: bounded by some hundreds of sweeps.
    package func division(
        _ demands: [LandDemand], of land: ParcelGround, from parcels: [Int]
    ) throws -> GroundLayout? {
        guard let parts = parts(for: demands, of: land, from: parcels) else { return nil }
        let total = land.netArea
        let least = parts.reduce(0) { $0 + $1.areas.lowerBound }
        let most = parts.reduce(0) { $0 + $1.areas.upperBound }
        let remainder = finder.policy.cut.remainder.minimumNetAreaSquareMetres
        var rests: [DivisionSearching.Rest] = []
        if least + remainder <= total + CutSweep.areaTolerance { rests.append(.parcel) }
        if demands.count > 1, least <= total + ParcelCutter.leftoverSquareMetres,
            total <= most + ParcelCutter.leftoverSquareMetres
        {
            rests.append(.none)
        }
        for rest in rests {
            let found = try cutter.division(of: land, into: parts, isFirstEnough: demands.count > 2) { _ in rest }
            if let division = found.division { return try layout(division, demands, parcels) }
        }
        return nil
    }

    /// Whether parts for all demands can be cut off a ground, whatever is left.
    package func canBeCutOff(_ demands: [LandDemand], of land: ParcelGround, from parcels: [Int]) throws -> Bool {
        guard let parts = parts(for: demands, of: land, from: parcels) else { return false }
        return try cutter.division(of: land, into: parts, isFirstEnough: true) { _ in .anything }.division != nil
    }

    /// What a ground is good for as it is, in square metres, piece by piece.
    package func usefulness(of land: ParcelGround) throws -> Double {
        try ParcelPieces(land).grounds.reduce(0) { try $0 + GroundPart.usefulness($1.part()) }
    }

    private var cutter: ParcelCutter {
        var policy = finder.policy.cut
        policy.maximumDivisionWork = Self.sweepsForDivision
        return ParcelCutter(policy: policy)
    }

    /// Nil where a demand has no window on the ground.
    private func parts(
        for demands: [LandDemand], of land: ParcelGround, from parcels: [Int]
    ) -> [PartDemand]? {
        let total = land.netArea
        var parts: [PartDemand] = []
        for demand in demands {
            guard let window = demand.areas(on: parcels), window.lowerBound <= total + CutSweep.areaTolerance else {
                return nil
            }
            let needsCheck =
                demand.requirement.hall != nil || !demand.requirement.distances.isEmpty
                || !finder.snapshot.zones.isEmpty
            parts.append(
                PartDemand(
                    areas: min(window.lowerBound, total)...min(window.upperBound, total),
                    requirement: demand.cutPolicy.allotment,
                    accepts: needsCheck
                        ? { part in
                            try demand.check.shrinking(part.netGeometry, from: parcels) != nil
                                && demand.check.growing(part.netGeometry, from: parcels) != nil
                        } : nil))
        }
        return parts
    }

    private func layout(
        _ division: ParcelDivision, _ demands: [LandDemand], _ parcels: [Int]
    ) throws -> GroundLayout {
        let rest = division.parts.first { $0.asked == nil }?.ground
        let remainder = try rest?.rectangularityRatio() ?? 1
        let sites = try demands.enumerated().map { asked, demand in
            guard let part = division.parts.first(where: { $0.asked == asked })?.ground else {
                preconditionFailure("every demand has its part")
            }
            return try site(of: part, demand, parcels, remainder: remainder)
        }
        return GroundLayout(
            parcels: parcels, sites: sites, lines: division.lines,
            remainders: (rest.map { [$0] } ?? []) + division.untouched)
    }

    private func site(
        of part: GroundPart, _ demand: LandDemand, _ parcels: [Int], remainder: Double
    ) throws -> Site {
        var values = demand.values(on: parcels)
        values.netAreaSquareMetres = part.netAreaSquareMetres
        values.remainder = remainder
        values.procedures = Double(parcels.count)
        let room = try demand.check.growing(part.netGeometry, from: parcels)
        let rest = try demand.check.shrinking(part.netGeometry, from: parcels)
        let untested = Set(
            try demand.unknownOfParts(of: parcels) + (room?.unknown ?? []) + (rest?.unknown ?? []))
        return Site(
            kind: parcels.count == 1 ? .partOfParcel : .mergedParcels, parcels: parcels,
            id: parcels.map { snapshot.parcels.id[$0] }.joined(separator: "+"),
            parkID: snapshot.park(of: parcels[0])?.id, areaSquareMetres: part.netAreaSquareMetres,
            readyOn: CalendarDate(daysSince1970: Int32(values.readyDay)), breakdown: demand.scorer.breakdown(values),
            cautions: untested.sorted { "\($0)" < "\($1)" }.map(Caution.unknown)
                + demand.scorer.cautions(of: parcels),
            layout: SiteLayout(
                allotment: part.geometry, remainders: [], cutLine: nil, frontageMetres: part.frontageMetres,
                widthMetres: part.widthMetres, hall: room?.hall))
    }
}
