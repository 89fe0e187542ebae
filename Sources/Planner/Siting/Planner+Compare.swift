// SPDX-License-Identifier: Apache-2.0
internal import FeatureFormats
internal import Foundation
public import LandModel
public import LandStore
public import SimpleFeatures
public import Siting

/// Sites side by side, with what the ground says of each, and the search they are ranked in.
public struct CompareAnswer: Sendable {
    public let city: City
    /// The file name of the workspace.
    public let workspaceName: String
    public let policyOrigin: PolicyOrigin
    public let find: FindAnswer
    /// In the order in which they were named.
    public let sites: [ComparedSite]
    /// Footprints of the buildings that compared floors are in, by factory id, where they are known.
    public let buildings: [String: Geometry]

    public var snapshot: LandSnapshot { find.snapshot }
    public var requirement: Requirement { find.search.requirement }

    /// Where the figures of the search come from.
    public enum PolicyOrigin: String, Sendable {
        case given, workspace, shipped
    }
}

/// One site of a comparison.
public struct ComparedSite: Sendable {
    public let named: NamedSite
    /// Its place among all sites; nil where it does not serve, or stands behind those that were ranked.
    public let rank: Int?
    /// Net land as recorded, of what serves or else of all its parcels; nil for floors.
    public let netAreaSquareMetres: Double?
    public let floorAreaSquareMetres: Double?
    /// Mean over its parcels by net area; nil where one is not known.
    public let priceWanPerMu: Double?
    public let readyOn: CalendarDate?
    /// To what was asked about, in the order of the requirement; nil where there is none of a kind.
    public let distances: [Distance]
    /// The least of its parcels, or its unit, of each utility asked for; nil where one is not known.
    public let capacities: UtilityAmounts

    public struct Distance: Sendable {
        public let rule: Requirement.DistanceRule
        public let nearest: (metres: Double, facility: Facility)?
    }

    /// The price of the land, in 万元.
    public var totalPriceWan: Double? {
        guard let priceWanPerMu, let netAreaSquareMetres else { return nil }
        return priceWanPerMu * Area(squareMetres: netAreaSquareMetres).mu
    }
}

extension Planner {
    /// How many of the best are ranked; what stands behind them has no rank of its own.
    public static let rankedSiteCount = 100

    /// Compares sites by their ids, as `find` prints them; without ids the best of a search.
    ///
    /// - Parameters:
    ///   - kinds: which kinds of site are ranked, and among which an id is looked for.
    ///   - top: how many of the best are taken where no id is given.
    /// - Throws: `WorkspaceError` for an id of which a parcel or unit is not in the workspace.
    public func compare(
        _ ids: [String], for requirement: Requirement, in snapshot: LandSnapshot? = nil,
        kinds: Set<Site.Kind> = Set(Site.Kind.allCases), top: Int = 3
    ) throws -> CompareAnswer {
        precondition(top > 0, "a comparison is of something")
        let snapshot = try snapshot ?? self.snapshot()
        if requirement.projectID == nil { try requireKnownNames(requirement, in: snapshot) }
        // One finder for all: neighbours of a city are worked out once.
        let finder = SiteFinder(snapshot, policy: try sitingPolicy())
        let find = FindAnswer(
            snapshot: snapshot,
            search: try finder.find(
                requirement, kinds: kinds, limit: max(top, Self.rankedSiteCount), explaining: .sites), whyNot: [])
        let wanted = ids.isEmpty ? find.search.sites.prefix(top).map(\.id) : ids
        let sites = try wanted.map { id in
            guard let named = try finder.named(id, for: requirement, kinds: kinds) else {
                throw WorkspaceError(
                    .unknownFeature, "there is no parcel or unit of the site `\(id)`",
                    hint: "write it as `suodi find` prints it: `P01`, `P12+P13`, `F1→P01`")
            }
            return try compared(named, in: find.search, snapshot)
        }
        workspace.keepMeasures(of: snapshot)
        return CompareAnswer(
            city: workspace.city, workspaceName: workspace.url.lastPathComponent, policyOrigin: policyOrigin,
            find: find, sites: sites,
            buildings: try buildings(of: Set(sites.flatMap(\.named.units).map { snapshot.units[$0].factoryID })))
    }

    private var policyOrigin: CompareAnswer.PolicyOrigin {
        givenPolicy != nil ? .given : workspace.city.sitingPolicy != nil ? .workspace : .shipped
    }

    private func compared(
        _ named: NamedSite, in search: SiteSearch, _ snapshot: LandSnapshot
    ) throws -> ComparedSite {
        let (parcels, units) = (snapshot.parcels, named.units.map { snapshot.units[$0] })
        let areas = named.parcels.map { parcels.netAreaSquareMetres[$0] }
        let total = areas.reduce(0, +)
        let price = zip(named.parcels, areas).reduce(0) { $0 + parcels.priceWanPerMu[$1.0] * $1.1 } / total
        let isLand = !named.parcels.isEmpty
        let readyDays = named.parcels.map { parcels.readyDay[$0] }
        let landReady = readyDays.max().flatMap { $0 == ParcelColumns.never ? nil : CalendarDate(daysSince1970: $0) }
        let floorReady = units.compactMap { $0.freeOn(baseDate: snapshot.baseDate) }.max()
        var capacities = UtilityAmounts()
        for kind in UtilityKind.allCases where search.requirement.needs[kind] != nil {
            let known: [Double?] =
                isLand
                ? named.parcels.map { parcel in parcels.capacities[kind].map { $0[parcel] } }
                : units.map { kind == .power ? $0.power : nil }
            let least = known.reduce(Double.infinity) { min($0, $1 ?? -.infinity) }
            // A NaN is not known either.
            if known.allSatisfy({ $0.map { !$0.isNaN } ?? false }), least.isFinite { capacities[kind] = least }
        }
        let distances = try search.requirement.distances.map { rule in
            ComparedSite.Distance(
                rule: rule,
                nearest: try named.land.flatMap { try snapshot.facilities[rule.facilityKind]?.nearest(to: $0) })
        }
        return ComparedSite(
            named: named,
            rank: search.sites.firstIndex { $0.id == named.site?.id && $0.kind == named.site?.kind }.map { $0 + 1 },
            netAreaSquareMetres: isLand ? named.site?.areaSquareMetres ?? total : nil,
            floorAreaSquareMetres: units.isEmpty ? nil : units.reduce(0) { $0 + $1.floorAreaSquareMetres },
            priceWanPerMu: isLand && !price.isNaN ? price : nil,
            readyOn: named.site?.readyOn ?? (isLand ? landReady : floorReady), distances: distances,
            capacities: capacities)
    }

    private func buildings(of factories: Set<String>) throws -> [String: Geometry] {
        if factories.isEmpty { return [:] }
        let known = try workspace.features(of: .factory).compactMap { feature in
            feature.id.flatMap { id in factories.contains(id) ? feature.geometry.map { (id, $0) } : nil }
        }
        return Dictionary(known) { first, _ in first }
    }
}
