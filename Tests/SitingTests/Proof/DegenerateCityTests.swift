// SPDX-License-Identifier: Apache-2.0
import Foundation
import LandModel
import SimpleFeatures
import TestSupport
import Testing
import SitingSupport

@testable import Siting

@Suite("A city with parcels that should not be")
struct DegenerateCityTests {
    private static let all = Set(Site.Kind.allCases)

    /// Each beside good parcels, and bordering one where it can.
    private static let shapes: [(name: String, shape: @Sendable () throws -> Geometry)] = [
        ("sliver", { try RandomParcel.polygon([(300, 0), (300.001, 0), (300.001, 400), (300, 400)]) }),
        (
            "spike",
            { try RandomParcel.polygon([(300, 0), (600, 0), (600, 200.001), (900, 200), (600, 199.999), (300, 400)]) }
        ),
        (
            "comb",
            {
                let teeth = (0..<2_500).flatMap { step -> [(Double, Double)] in
                    let x = 600 - 0.12 * Double(step)
                    return [(x, 400), (x - 0.03, 400), (x - 0.03, 300), (x - 0.12, 300)]
                }
                return try RandomParcel.polygon([(300, 0), (600, 0)] + teeth + [(300, 300)])
            }
        ),
        (
            "circle",
            {
                try RandomParcel.polygon(
                    (0..<10_000).map { step in
                        let angle = 2 * Double.pi * Double(step) / 10_000
                        return (480 + 150 * cos(angle), 170 + 150 * sin(angle))
                    })
            }
        ),
        (
            "touching holes",
            {
                try RandomParcel.polygon(
                    [(300, 0), (600, 0), (600, 400), (300, 400)],
                    holes: [
                        [(400, 100), (400, 200), (450, 200), (450, 100)],
                        [(450, 200), (450, 300), (500, 300), (500, 200)], [(300, 50), (320, 70), (320, 30)],
                    ])
            }
        ),
        (
            "islands",
            {
                try .multiPolygon([
                    RandomParcel.rectangle(300, 0, 450, 400), RandomParcel.rectangle(460, 0, 600, 400),
                    RandomParcel.rectangle(600, 400, 610, 410),
                ])
            }
        ),
        ("bow-tie", { try RandomParcel.polygon([(300, 0), (600, 400), (600, 0), (300, 400)]) }),
        (
            "hole outside",
            {
                try RandomParcel.polygon(
                    [(300, 0), (600, 0), (600, 400), (300, 400)], holes: [[(700, 0), (700, 50), (750, 50)]])
            }
        ),
        (
            "hole across",
            {
                try RandomParcel.polygon(
                    [(300, 0), (600, 0), (600, 400), (300, 400)], holes: [[(500, 100), (700, 100), (700, 200)]])
            }
        ),
        (
            "overlapping islands",
            {
                try .multiPolygon([
                    RandomParcel.rectangle(300, 0, 500, 400), RandomParcel.rectangle(400, 0, 600, 400),
                ])
            }
        ),
        ("flat", { try RandomParcel.polygon([(300, 0), (450, 0), (600, 0), (300, 0)]) }),
        ("double back", { try RandomParcel.polygon([(300, 0), (600, 0), (600, 400), (600, 0), (300, 400)]) }),
        ("empty", { try .empty(.polygon) }),
    ]

    private func city(with shapes: [Geometry]) throws -> SmallCity {
        var city = SmallCity()
        func add(_ id: String, _ shape: Geometry) {
            var parcel = Parcel(
                id: id, parkID: "park", county: "A", landUse: LandUseCode("100102"), stage: .reserve,
                ellipsoidalAreaSquareMetres: max(shape.area, 1), geometry: shape)
            parcel.recordedNetAreaSquareMetres = max(shape.area, 60_000)
            city.parcels.append(parcel)
        }
        add("A1", try RandomParcel.rectangle(0, 0, 300, 400))
        add("A2", try RandomParcel.rectangle(0, 400, 300, 800))
        for (number, shape) in shapes.enumerated() { add("B\(number)", shape) }
        city.roads = [
            Road(
                id: "R", roadClass: "III",
                geometry: try .lineString([RandomParcel.place(-50, -5), RandomParcel.place(950, -5)]))
        ]
        city.facilities = [
            Facility(id: "W", kind: Facility.river, geometry: try .point(RandomParcel.place(-2_000, 0)))
        ]
        city.zones = [
            ConstraintZone(id: "Z", kind: "redline", geometry: try RandomParcel.rectangle(590, 100, 700, 140))
        ]
        return city
    }

    private static let requirements: [Requirement] = {
        var plain = Requirement()
        plain.netArea = QuantityRange(Area(squareMetres: 50_000), Area(squareMetres: 70_000))
        var strict = plain
        strict.hall = Requirement.Hall(120, 80)
        strict.exclusionShareMaximum = 0
        strict.add(.init(facilityKind: Facility.river, isMaximum: false, metres: 500))
        var large = strict
        large.netArea = QuantityRange(Area(squareMetres: 150_000), Area(squareMetres: 190_000))
        return [plain, strict, large]
    }()

    @Test("neither fails the search nor keeps good parcels out", arguments: shapes.indices)
    func beside(index: Int) throws {
        let (name, shape) = Self.shapes[index]
        let alone = SiteFinder(try city(with: []).snapshot())
        let finder = SiteFinder(try city(with: [shape()]).snapshot())
        // Ten thousand vertices are screened as fast; a hall laid into them takes its bounded time, a cut at a time.
        let isLarge = try shape().coordinateCount > 5_000
        for asked in isLarge ? Array(Self.requirements.prefix(1)) : Self.requirements {
            let good = try alone.find(asked, kinds: Self.all).sites
            let search = try finder.find(asked, kinds: Self.all)
            let own = search.sites.filter { $0.parcels.allSatisfy { $0 < 2 } }
            #expect(own == good, "\(name)")
            for site in search.sites { #expect(site.score >= 0 && site.score <= 100.0001, "\(name)") }
            #expect(search.siteCount == search.sites.count)
        }
    }

    @Test("all of them at once are searched, and none that is not valid is offered as land to cut or merge")
    func together() throws {
        let shapes = try Self.shapes.map { try $0.shape() }.filter { $0.coordinateCount < 5_000 }
        let city = try city(with: shapes)
        let finder = SiteFinder(try city.snapshot())
        let invalid = Set(
            city.parcels.sorted { $0.id < $1.id }.indices.filter { index in
                !city.parcels.sorted { $0.id < $1.id }[index].geometry.isValid
            })
        #expect(invalid.count >= 5)
        for asked in Self.requirements {
            for site in try finder.find(asked, kinds: Self.all).sites
            where site.layout?.cutLine != nil || site.parcels.count > 1 {
                #expect(invalid.isDisjoint(with: site.parcels), "\(site.id)")
            }
        }
    }
}
