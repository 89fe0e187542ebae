// SPDX-License-Identifier: Apache-2.0
internal import LandModel
package import Siting

/// What is asked of a site, for a program of others to check; in the units of ``CityDump``, money in 万元.
package struct AskedDump: Encodable {
    struct Distance: Encodable {
        let kind: String
        let isMaximum: Bool
        let metres: Double
    }

    let least, most, remainder, exclusionShare, investment, tax, price, slope, frontage, width: Double?
    let landUse, county, project: String?
    let counties, parks: [String]
    let needBy, floorNeedBy, acceptLocksUntil: Int32?
    let hall: [Double]?
    let distances: [Distance]
    let floor, floorHeight, floorLoad: Double?
    let needs: [String: Double]
    let knownOnly: Bool

    package init(_ requirement: Requirement) {
        least = requirement.netArea?.lower?.squareMetres
        most = requirement.netArea?.upper?.squareMetres
        remainder = requirement.remainderMinimum?.squareMetres
        exclusionShare = requirement.exclusionShareMaximum
        investment = requirement.fixedInvestment?.tenThousandYuan
        tax = requirement.taxPerYear?.tenThousandYuan
        price = requirement.priceMaximumWanPerMu
        slope = requirement.slopeMaximumPercent
        frontage = requirement.frontageMinimumMetres
        width = requirement.widthMinimumMetres
        landUse = requirement.landUse?.code
        county = requirement.county
        project = requirement.projectID
        counties = requirement.transferCounties.sorted()
        parks = requirement.parkIDs.sorted()
        needBy = requirement.needBy?.daysSince1970
        floorNeedBy = requirement.floorNeedBy?.daysSince1970
        acceptLocksUntil = requirement.acceptLocksUntil?.daysSince1970
        hall = requirement.hall.map { [$0.lengthMetres, $0.widthMetres] }
        distances = requirement.distances.map {
            Distance(kind: $0.facilityKind, isMaximum: $0.isMaximum, metres: $0.strictestMetres)
        }
        floor = requirement.floorArea?.lower?.squareMetres
        floorHeight = requirement.floorHeightMetres
        floorLoad = requirement.floorLoadKilonewtonsPerSquareMetre
        needs = Dictionary(
            uniqueKeysWithValues: UtilityKind.allCases.compactMap { kind in
                requirement.needs[kind].map { (kind.rawValue, $0) }
            })
        knownOnly = requirement.knownOnly
    }
}
