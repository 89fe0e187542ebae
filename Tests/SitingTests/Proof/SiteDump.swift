// SPDX-License-Identifier: Apache-2.0
import LandModel
import SimpleFeatures

@testable import Siting

/// A city, what was asked of it and the sites found, for a program of others to check. Areas in square metres, lengths
/// in metres, days since 1970, shapes as hexadecimal WKB.
struct SiteDump: Encodable {
    struct Parcel: Encodable {
        let id, county, landUse, stage: String
        let park, holder: String?
        let shape: String
        let net: Double
        let ready: Int32?
        let price, edgeSetback: Double?
        let locks: [Lock]
    }

    struct Lock: Encodable {
        let project: String?
        let from, until: Int32
    }

    struct Line: Encodable {
        let kind: String
        let shape: String
    }

    struct Zone: Encodable {
        let kind: String
        let buffer: Double
        let shape: String
    }

    struct Distance: Encodable {
        let kind: String
        let isMaximum: Bool
        let metres: Double
    }

    struct Asked: Encodable {
        let least, most, remainder, exclusionShare, investment, price: Double?
        let landUse, county, project: String?
        let needBy, acceptLocksUntil: Int32?
        let hall: [Double]?
        let distances: [Distance]
        let knownOnly: Bool
    }

    struct Policy: Encodable {
        let frontage, width, remainder, reach, inside, otherEdges, shared: Double
        let parcelCount: Int
        let fromLine, fromEdge: [String: Double]
    }

    struct Found: Encodable {
        var kind, id, allotment: String
        var members: [String]
        var area, frontage, width: Double
        var ready: Int32?
        var remainders: [Rest]
        var isCut: Bool
        var rectangularity: Double?
        var hall: [[Double]]?
    }

    struct Rest: Encodable {
        var shape: String
        var net: Double
    }

    let baseDate: Int32
    let parcels: [Parcel]
    let roads: [Line]
    let facilities: [Line]
    let zones: [Zone]
    let thresholds: [String: Double]
    let asked: Asked
    let policy: Policy
    var sites: [Found]
}

extension SiteDump {
    init(_ city: SmallCity, _ requirement: Requirement, _ siting: SitingPolicy, _ found: [Siting.Site]) {
        baseDate = SmallCity.baseDate.daysSince1970
        parcels = city.parcels.map { parcel in
            Parcel(
                id: parcel.id, county: parcel.county, landUse: parcel.landUse.code, stage: parcel.stage.rawValue,
                park: parcel.parkID, holder: parcel.holder, shape: parcel.geometry.hexadecimal,
                net: parcel.netArea.squareMetres, ready: parcel.readyOn?.daysSince1970, price: parcel.priceWanPerMu,
                edgeSetback: parcel.edgeSetbackMetres,
                locks: (city.locks[parcel.id] ?? []).map {
                    Lock(project: $0.projectID, from: $0.from.daysSince1970, until: $0.until.daysSince1970)
                })
        }
        roads = city.roads.map { Line(kind: $0.roadClass ?? "", shape: $0.geometry.hexadecimal) }
        facilities = city.facilities.map { Line(kind: $0.kind, shape: $0.geometry.hexadecimal) }
        zones = city.zones.map { Zone(kind: $0.kind, buffer: $0.bufferMetres, shape: $0.geometry.hexadecimal) }
        thresholds = Dictionary(
            uniqueKeysWithValues: city.parks.compactMap { park in
                park.investmentThresholdWanPerMu.map { (park.id, $0) }
            })
        asked = Asked(
            least: requirement.netArea?.lower?.squareMetres, most: requirement.netArea?.upper?.squareMetres,
            remainder: requirement.remainderMinimum?.squareMetres, exclusionShare: requirement.exclusionShareMaximum,
            investment: requirement.fixedInvestment?.tenThousandYuan, price: requirement.priceMaximumWanPerMu,
            landUse: requirement.landUse?.code, county: requirement.county, project: requirement.projectID,
            needBy: requirement.needBy?.daysSince1970, acceptLocksUntil: requirement.acceptLocksUntil?.daysSince1970,
            hall: requirement.hall.map { [$0.lengthMetres, $0.widthMetres] },
            distances: requirement.distances.map {
                Distance(kind: $0.facilityKind, isMaximum: $0.isMaximum, metres: $0.strictestMetres)
            }, knownOnly: requirement.knownOnly)
        func roadSetbacks(_ origin: SetbackPolicy.Origin) -> [String: Double] {
            Dictionary(
                siting.setbacks.setbacks.filter { $0.faces == .road && $0.measuredFrom == origin }
                    .map { ($0.class ?? "", $0.metres) }, uniquingKeysWith: max)
        }
        policy = Policy(
            frontage: siting.cutFrontage.value, width: siting.cutWidth.value, remainder: siting.cutRemainderArea.value,
            reach: siting.setbacks.reachMetres.value, inside: siting.setbacks.insideMetres.value,
            otherEdges: siting.setbacks.otherMetres.value, shared: siting.mergeSharedEdge.value,
            parcelCount: Int(siting.mergeParcelCount.value), fromLine: roadSetbacks(.line),
            fromEdge: roadSetbacks(.edge))
        let ids = city.parcels.map(\.id).sorted()
        sites = found.compactMap { site in
            guard let layout = site.layout else { return nil }
            return Found(
                kind: site.kind.rawValue, id: site.id, allotment: layout.allotment.hexadecimal,
                members: site.parcels.map { ids[$0] }, area: site.areaSquareMetres, frontage: layout.frontageMetres,
                width: layout.widthMetres, ready: site.readyOn?.daysSince1970,
                remainders: layout.remainders.map { Rest(shape: $0.geometry.hexadecimal, net: $0.netAreaSquareMetres) },
                isCut: layout.cutLine != nil,
                rectangularity: site.breakdown.first { $0.measure == .remainder }?.value,
                hall: layout.hall.map { $0.corners.map { [$0.x, $0.y] } })
        }
    }
}

extension Geometry {
    fileprivate var hexadecimal: String {
        wkb.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}
