// SPDX-License-Identifier: Apache-2.0
import LandModel
import SimpleFeatures
import SitingSupport

@testable import Siting

/// A city, what was asked of it and the sites found, for a program of others to check; in the units of `CityDump`.
struct SiteDump: Encodable {
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

    let city: CityDump
    let asked: AskedDump
    var sites: [Found]

    init(_ city: SmallCity, _ requirement: Requirement, _ siting: SitingPolicy, _ found: [Siting.Site]) {
        self.city = CityDump(city, siting)
        asked = AskedDump(requirement)
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
