// SPDX-License-Identifier: Apache-2.0
import CoordinateReference
import Foundation
import GeoPackage
import LandModel
import SimpleFeatures
import Siting

/// The peers' queries on the peers' parcels, in our words.
///
/// Their lists of land uses and stages become one list of pairs, which stands in the county column; distance and share
/// are stored columns with them and with us. Their score has a term for the distance, ours has none: it is left out on
/// both sides.
struct PeerQueries {
    private struct Query: Decodable {
        let need: Double
        let lo: Double
        let hi: Double
        let landUse: [String]
        let stages: [String]
        let readyDay: Int
        let maxPrice: Double
        let maxDist: Double
        let maxSlope: Double
        let parks: [String]?
        let power: Double
    }

    private static let station = "rail_station"
    private static let baseDate = CalendarDate(daysSince1970: 20_089)

    private let snapshot: LandSnapshot
    private let queries: [Query]

    init(folder: URL, parcels count: Int) throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        queries = try decoder.decode(
            [Query].self, from: Data(contentsOf: folder.appendingPathComponent("queries_\(count).json")))
        let file = try GeoPackageFile.open(folder.appendingPathComponent("find_\(count)_4547.gpkg"), readOnly: true)
        var rows = ParcelRows()
        let noShape = try Geometry.empty(.polygon)
        var parkIDs = Set<String>()
        var ground: [(id: String, metres: Double, share: Double)] = []
        let columns = [
            "parcel_id", "land_use", "stage", "park_id", "ready_day", "price_wan_per_mu", "slope_pct", "power_kva",
            "area_mu", "dist_rail_m", "zone_share",
        ]
        try file.read { reader in
            try reader.forEachRow(of: "parcels", columns: columns) { row in
                // A local function that takes the row along crashes the compiler (6.3.1).
                let figure = try (0..<columns.count).map { $0 < 4 ? .nan : try row.real($0) ?? .nan }
                let (id, park) = (try row.text(0) ?? "", try row.text(3))
                if let park { parkIDs.insert(park) }
                var figures = ParcelRows.Figures(stage: .reserve, ellipsoidalAreaSquareMetres: 0)
                // Both sides take their window in 亩; ours turns it into square metres as here.
                figures.netAreaSquareMetres = Area(mu: figure[8]).squareMetres
                figures.readyOn = Self.baseDate.adding(days: Int(figure[4]))
                figures.priceWanPerMu = figure[5]
                figures.slopePercent = figure[6]
                figures.capacities[0] = figure[7]
                rows.append(
                    id: id, parkID: park, county: "\(try row.text(1) ?? "")|\(try row.text(2) ?? "")",
                    landUse: "100102",
                    figures)
                rows.shapes.append(noShape)
                ground.append((id, figure[9], figure[10]))
            }
        }
        ground.sort { $0.id < $1.id }
        let parks = LandSnapshot.ordered(parkIDs.map { Park(id: $0, name: $0, county: "") })
        let (metres, share) = (ground.map(\.metres), ground.map(\.share))
        snapshot = try LandSnapshot(
            cityName: "peers", crs: CRS("EPSG:4547"), baseDate: Self.baseDate, parks: parks,
            parcels: ParcelColumns(rows, parks: parks, baseDate: Self.baseDate), parcelLocks: [:], units: [],
            projects: [], facilities: [], zones: [],
            measured: [.distance(facilityKind: Self.station): Column(metres), .exclusionShare: Column(share)])
    }

    func run(rounds: Int, answers: URL?) throws {
        let prepared = try queries.map { (requirement(of: $0), try policy(of: $0)) }
        for (name, explanation) in [
            ("sites", SiteSearch.Explanation.sites), ("funnel", .funnel), ("near-misses", .nearMisses),
        ] {
            var ids: [[String]] = []
            for (requirement, policy) in prepared {
                let search = try SiteFinder(snapshot, policy: policy).find(
                    requirement, limit: 20, explaining: explanation)
                ids.append(search.sites.map(\.id))
            }
            var latencies = Latencies()
            var sites = 0
            for _ in 0..<max(1, rounds / prepared.count) {
                for (requirement, policy) in prepared {
                    let finder = SiteFinder(snapshot, policy: policy)
                    sites += try latencies.time {
                        try finder.find(requirement, limit: 20, explaining: explanation).sites.count
                    }
                }
            }
            latencies.printLine(
                bench: "find-peers", name: "peers", explaining: name, parcels: snapshot.parcels.count,
                sites: ids.reduce(0) { $0 + $1.count } / prepared.count)
            if let answers, explanation == .sites { try JSONEncoder().encode(ids).write(to: answers) }
        }
    }

    private func requirement(of query: Query) -> Requirement {
        var asked = Requirement()
        asked.netArea = QuantityRange(Area(mu: query.lo), Area(mu: query.hi))
        asked.county = ""
        for landUse in query.landUse {
            for stage in query.stages { asked.transferCounties.insert("\(landUse)|\(stage)") }
        }
        asked.parkIDs = Set(query.parks ?? [])
        asked.needBy = Self.baseDate.adding(days: query.readyDay)
        asked.priceMaximumWanPerMu = query.maxPrice
        asked.slopeMaximumPercent = query.maxSlope
        asked.needs[.power] = query.power
        // They ask for less than, we for at most.
        asked.add(.init(facilityKind: Self.station, isMaximum: true, metres: query.maxDist.nextDown))
        asked.exclusionShareMaximum = 0
        return asked
    }

    private func policy(of query: Query) throws -> SitingPolicy {
        let (from, day) = (Area(mu: query.lo).squareMetres, Double(Self.baseDate.daysSince1970))
        let preferences: [(String, Double, Double, Double)] = [
            ("net-area", 0.35, from, from + Area(mu: 1.55 * query.need).squareMetres),
            ("price", 0.25, 0, query.maxPrice), ("slope", 0.1, 0, query.maxSlope), ("ready", 0.1, day, day + 730),
        ]
        let list = preferences.map { measure, weight, from, to in
            """
            {"measure":"\(measure)","influence":"inverse","weight":\(weight),"from":\(from),"to":\(to)}
            """
        }
        let figure = #"{"value":0,"source":"","confidence":""}"#
        let text = """
            {"chemicalRiverDistance":\(figure),"exclusionShareMaximum":\(figure),
            "parcelPreferences":[\(list.joined(separator: ","))],"unitPreferences":[]}
            """
        return try SitingPolicy(json: Data(text.utf8))
    }
}
