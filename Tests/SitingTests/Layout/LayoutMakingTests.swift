// SPDX-License-Identifier: Apache-2.0
import LandModel
import SimpleFeatures
import SitingSupport
import TestSupport
import Testing

@testable import Siting

@Suite("Several projects on one piece of ground")
struct LayoutMakingTests {
    /// 480 m along a road by 250 m: 180亩, of which the least parcel, 15亩, is as wide as it must be, 40 m.
    private static func making() throws -> LayoutMaking {
        var city = SmallCity()
        let shape = try Geometry.rectangle(
            Envelope(minX: 420_000, minY: 3_080_000, maxX: 420_480, maxY: 3_080_250))
        let parcel = Parcel(
            id: "P", parkID: "park", county: "A", landUse: LandUseCode("100102"), stage: .reserve,
            ellipsoidalAreaSquareMetres: shape.area, geometry: shape)
        city.parcels = [parcel]
        city.roads = [
            Road(
                id: "R", roadClass: nil,
                geometry: try .lineString([Coordinate(419_000, 3_080_000), Coordinate(422_000, 3_080_000)]))
        ]
        return LayoutMaking(SiteFinder(try city.snapshot()))
    }

    private static func demand(
        _ window: ClosedRange<Double>, hall: (Double, Double)? = nil, on making: LayoutMaking
    ) -> LandDemand {
        var asked = Requirement()
        asked.netArea = QuantityRange(Area(mu: window.lowerBound), Area(mu: window.upperBound))
        asked.hall = hall.map { Requirement.Hall($0.0, $0.1) }
        return LandDemand(asked, on: making.finder.ground)
    }

    private static func areas(_ windows: [ClosedRange<Double>]) throws -> (parts: [Double], rest: Double)? {
        let making = try making()
        let land = try #require(try making.land(of: [0]))
        let layout = try making.division(windows.map { demand($0, on: making) }, of: land, from: [0])
        return layout.map { layout in
            (
                layout.sites.map { Area(squareMetres: $0.areaSquareMetres).mu },
                layout.remainders.reduce(0) { $0 + Area(squareMetres: $1.netAreaSquareMetres).mu }
            )
        }
    }

    /// What windows, in 亩, come to on 180亩.
    @Test(
        "each part takes the least of its window where a parcel remains",
        arguments: [
            ([85...95], [85], 95), ([85...95, 60...70], [85, 60], 35),
            ([50...60, 50...60, 50...60], [50, 50, 50], 30),
            ([82.5...82.5, 82.5...82.5], [82.5, 82.5], 15), ([165...180], [165], 15),
        ] as [([ClosedRange<Double>], [Double], Double)])
    func least(_ windows: [ClosedRange<Double>], _ parts: [Double], _ rest: Double) throws {
        let found = try #require(try Self.areas(windows))
        #expect(zip(found.parts, parts).allSatisfy { abs($0 - $1) < 0.001 }, "\(found.parts)")
        #expect(abs(found.rest - rest) < 0.001)
    }

    @Test(
        "parts stretch within their windows where no parcel can remain, and use the ground up",
        arguments: [
            [85.0...95, 85.0...95], [58...60, 58...60, 58...60], [80...85, 90...96], [90...90, 90...90],
            [100...100, 66...80], [40...44, 40...44, 40...44, 46...60],
        ] as [[ClosedRange<Double>]])
    func stretching(_ windows: [ClosedRange<Double>]) throws {
        let found = try #require(try Self.areas(windows))
        #expect(found.rest == 0)
        #expect(abs(found.parts.reduce(0, +) - 180) < 0.01, "\(found.parts)")
        #expect(zip(found.parts, windows).allSatisfy { $1.expanded(by: 0.002).contains($0) }, "\(found.parts)")
    }

    @Test(
        "what neither leaves a parcel nor uses the ground up is no layout",
        arguments: [
            [85.0...88, 85.0...88], [61...61, 61...61, 61...61], [83...83, 83...83], [95...95, 95...95], [166...170],
            [80...84, 90...95],
        ] as [[ClosedRange<Double>]])
    func impossible(_ windows: [ClosedRange<Double>]) throws {
        #expect(try Self.areas(windows) == nil)
    }

    @Test(
        "two can be cut off one after the other, whatever is left, as long as they fit",
        arguments: [(83.0, true), (90, true), (95, false)])
    func cutOff(_ mu: Double, _ can: Bool) throws {
        let making = try Self.making()
        let land = try #require(try making.land(of: [0]))
        let demands = [mu, mu].map { Self.demand($0...$0, on: making) }
        #expect(try making.canBeCutOff(demands, of: land, from: [0]) == can)
    }

    @Test("a part is no larger than its hall needs")
    func hall() throws {
        let making = try Self.making()
        let land = try #require(try making.land(of: [0]))
        // As wide as the hall and its setbacks, and all of the depth.
        let demands = [
            Self.demand(20...95, hall: (200, 140), on: making), Self.demand(50...60, on: making),
        ]
        let layout = try #require(try making.division(demands, of: land, from: [0]))
        let setback = making.finder.policy.setbacks.otherMetres.value
        let width = layout.sites[0].areaSquareMetres / 250
        #expect(width >= 140 - 1e-6 && width <= 140 + 2 * setback + 0.02, "\(width) m, setback \(setback) m")
        let other = try making.division([Self.demand(20...95, on: making), demands[1]], of: land, from: [0])
        #expect(abs(Area(squareMetres: try #require(other).sites[0].areaSquareMetres).mu - 20) < 0.001)
    }

    @Test("a demand whose window is larger than the ground has no part of it")
    func tooLarge() throws {
        let making = try Self.making()
        #expect(
            try making.land(of: [0]).map {
                try making.canBeCutOff([Self.demand(181...200, on: making)], of: $0, from: [0])
            } == false)
        #expect(try Self.areas([181...200]) == nil)
    }
}
