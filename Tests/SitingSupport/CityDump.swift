// SPDX-License-Identifier: Apache-2.0
internal import LandModel
package import SimpleFeatures
package import Siting

/// A city for a program of others to check. Areas in square metres, lengths in metres, days since 1970, shapes as
/// hexadecimal WKB.
package struct CityDump: Encodable {
    package struct Parcel: Encodable {
        let id, county, landUse, stage: String
        let park, holder: String?
        let shape: String
        let net: Double
        let ready: Int32?
        let price, edgeSetback, slope: Double?
        let locks: [Lock]
    }

    package struct Lock: Encodable {
        let project: String?
        let from, until: Int32

        init(_ lock: SiteLock) {
            (project, from, until) = (lock.projectID, lock.from.daysSince1970, lock.until.daysSince1970)
        }
    }

    package struct Line: Encodable {
        let kind: String
        let shape: String
    }

    package struct Zone: Encodable {
        let kind: String
        let buffer: Double
        let shape: String
    }

    package struct Policy: Encodable {
        let frontage, width, remainder, reach, inside, otherEdges, shared: Double
        let parcelCount, constructionMonths: Int
        let fromLine, fromEdge: [String: Double]
    }

    package struct Park: Encodable {
        /// In 万元 per 亩.
        let investmentThreshold, taxThreshold: Double?
        let capacities: [String: Double]
    }

    package struct Unit: Encodable {
        let id, factory, county, status: String
        let park: String?
        let floor: Int?
        let area: Double
        let free: Int32?
        let height, load, power: Double?
        let locks: [Lock]
    }

    let baseDate: Int32
    let parcels: [Parcel]
    let units: [Unit]
    let parks: [String: Park]
    let roads: [Line]
    let facilities: [Line]
    let zones: [Zone]
    let policy: Policy

    package init(_ city: SmallCity, _ siting: SitingPolicy) {
        baseDate = SmallCity.baseDate.daysSince1970
        parcels = city.parcels.map { parcel in
            Parcel(
                id: parcel.id, county: parcel.county, landUse: parcel.landUse.code, stage: parcel.stage.rawValue,
                park: parcel.parkID, holder: parcel.holder, shape: parcel.geometry.hexadecimal,
                net: parcel.netArea.squareMetres, ready: parcel.readyOn?.daysSince1970, price: parcel.priceWanPerMu,
                edgeSetback: parcel.edgeSetbackMetres, slope: parcel.slopePercent,
                locks: (city.locks[parcel.id] ?? []).map(Lock.init))
        }
        units = city.units.map { unit in
            Unit(
                id: unit.id, factory: unit.factoryID, county: unit.county, status: unit.status.rawValue,
                park: unit.parkID, floor: unit.floor, area: unit.floorAreaSquareMetres,
                free: unit.freeOn(baseDate: SmallCity.baseDate)?.daysSince1970, height: unit.clearHeightMetres,
                load: unit.floorLoadKilonewtonsPerSquareMetre, power: unit.power, locks: unit.locks.map(Lock.init))
        }
        parks = Dictionary(
            uniqueKeysWithValues: city.parks.map { park in
                let capacities = UtilityKind.allCases.compactMap { kind in
                    park.capacities[kind].map { (kind.rawValue, $0) }
                }
                return (
                    park.id,
                    Park(
                        investmentThreshold: park.investmentThresholdWanPerMu, taxThreshold: park.taxThresholdWanPerMu,
                        capacities: Dictionary(uniqueKeysWithValues: capacities))
                )
            })
        roads = city.roads.map { Line(kind: $0.roadClass ?? "", shape: $0.geometry.hexadecimal) }
        facilities = city.facilities.map { Line(kind: $0.kind, shape: $0.geometry.hexadecimal) }
        zones = city.zones.map { Zone(kind: $0.kind, buffer: $0.bufferMetres, shape: $0.geometry.hexadecimal) }
        policy = Policy(siting)
    }
}

extension CityDump.Policy {
    fileprivate init(_ siting: SitingPolicy) {
        func roadSetbacks(_ origin: SetbackPolicy.Origin) -> [String: Double] {
            Dictionary(
                siting.setbacks.setbacks.filter { $0.faces == .road && $0.measuredFrom == origin }
                    .map { ($0.class ?? "", $0.metres) }, uniquingKeysWith: max)
        }
        frontage = siting.cutFrontage.value
        width = siting.cutWidth.value
        remainder = siting.cutRemainderArea.value
        reach = siting.setbacks.reachMetres.value
        inside = siting.setbacks.insideMetres.value
        otherEdges = siting.setbacks.otherMetres.value
        shared = siting.mergeSharedEdge.value
        parcelCount = Int(siting.mergeParcelCount.value)
        constructionMonths = Int(siting.constructionMonths.value)
        fromLine = roadSetbacks(.line)
        fromEdge = roadSetbacks(.edge)
    }
}

extension Geometry {
    /// As WKB in hexadecimal digits.
    package var hexadecimal: String {
        wkb.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}
