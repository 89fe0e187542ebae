// SPDX-License-Identifier: Apache-2.0
import CoordinateReference
import Foundation
import LandModel
import SimpleFeatures
import TestSupport
import SitingSupport

@testable import Siting

/// Cities of awkward parcels among roads, zones and entrances, for the shape index to be wrong about.
struct ShapeCity {
    var parcels: [Parcel] = []
    var roads: [Road] = []
    var zones: [ConstraintZone] = []
    var facilities: [Facility] = []

    static let pitch = 700.0

    func ground(policy: SitingPolicy = Self.policy) throws -> CityGround {
        CityGround(
            try LandSnapshot(
                cityName: "shapes", crs: CRS("EPSG:4547"), baseDate: SmallCity.baseDate, parks: [], parcels: parcels,
                parcelLocks: [:], units: [], projects: [], facilities: facilities, zones: zones, roads: roads),
            policy: policy)
    }

    /// Setbacks from edges and from lines, for the shipped policy has only the latter.
    static let policy: SitingPolicy = {
        var policy = SitingPolicy.shipped
        policy.setbacks.setbacks.append(
            .init(
                faces: .road, class: "I", metres: 12, measuredFrom: .edge, source: "test", confidence: "given"))
        return policy
    }()

    mutating func add(_ geometry: Geometry, change: (inout Parcel) -> Void = { _ in }) {
        var parcel = Parcel(
            id: String(format: "P%04d", parcels.count), parkID: nil, county: "A", landUse: LandUseCode("100102"),
            stage: .reserve, ellipsoidalAreaSquareMetres: geometry.area, geometry: geometry)
        change(&parcel)
        parcels.append(parcel)
    }

    /// Parcels on a lattice, each with neighbours that its envelope may lose ground to.
    static func random(parcels count: Int, _ generator: inout RepeatableGenerator) throws -> ShapeCity {
        var city = ShapeCity()
        let classes = ["I", "III", "county", "expressway", nil]
        let columns = 8
        func moved(_ geometry: Geometry, _ dx: Double, _ dy: Double) throws -> Geometry {
            try geometry.mapCoordinates { x, y in
                for index in x.indices { (x[index], y[index]) = (x[index] + dx, y[index] + dy) }
            }
        }
        for number in 0..<count {
            let (dx, dy) = (pitch * Double(number % columns), pitch * Double(number / columns))
            city.add(try moved(RandomParcel.any(&generator), dx, dy)) { parcel in
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: parcel.edgeSetbackMetres = Double.random(in: 0...8, using: &generator)
                case 1: parcel.recordedNetAreaSquareMetres = parcel.geometry.area * 0.93
                default: break
                }
            }
            let at = RandomParcel.place(dx, dy)
            if Int.random(in: 0..<4, using: &generator) > 0 {
                let south = at.y + .random(in: -25...25, using: &generator)
                city.roads.append(
                    Road(
                        id: "R\(number)", roadClass: classes.randomElement(using: &generator) ?? nil,
                        geometry: try .lineString([Coordinate(at.x - 100, south), Coordinate(at.x + 500, south)])))
            }
            if Bool.random(using: &generator) {
                let west = at.x + .random(in: -20...420, using: &generator)
                city.roads.append(
                    Road(
                        id: "S\(number)", roadClass: classes.randomElement(using: &generator) ?? nil,
                        geometry: try .lineString([Coordinate(west, at.y - 100), Coordinate(west + 9, at.y + 400)])))
            }
            if Bool.random(using: &generator) {
                let zone = try moved(
                    RandomParcel.any(&generator), dx + 250, dy + .random(in: -150...250, using: &generator))
                city.zones.append(
                    ConstraintZone(
                        id: "Z\(number)",
                        kind: ["redline", "hazard", ConstraintZone.dedicated].randomElement(using: &generator) ?? "",
                        bufferMetres: Bool.random(using: &generator) ? 0 : 30, geometry: zone))
            }
        }
        // A long one whose box holds nearly all and which touches few, and one that holds some whole.
        let (far, corner) = (pitch * Double(columns), RandomParcel.corner)
        city.zones.append(
            ConstraintZone(
                id: "long", kind: "flood", bufferMetres: 20,
                geometry: try .lineString([corner, Coordinate(corner.x + far, corner.y + far)])))
        city.zones.append(
            ConstraintZone(
                id: "whole", kind: "park",
                geometry: try .rectangle(
                    Envelope(minX: corner.x - 300, minY: corner.y - 300, maxX: corner.x + 1000, maxY: corner.y + 900))))
        for number in 0..<5 {
            city.facilities.append(
                Facility(
                    id: "E\(number)", kind: Facility.entrance,
                    geometry: try .point(
                        RandomParcel.place(
                            .random(in: 0...far, using: &generator), .random(in: 0...3000, using: &generator)))))
        }
        return city
    }

    /// What nobody would draw on purpose.
    static func degenerate() throws -> ShapeCity {
        var city = ShapeCity()
        var generator = RepeatableGenerator(seed: 4)
        let (corner, square) = (RandomParcel.corner, try RandomParcel.rectangle(0, 0, 200, 200))
        city.add(try .empty(.polygon))
        // Crosses itself.
        city.add(try RandomParcel.polygon([(0, 0), (200, 150), (200, 0), (0, 150)]))
        city.add(try RandomParcel.polygon([(0, 0), (500, 1e-7), (1000, 0)]))
        city.add(try RandomParcel.polygon([(0, 0), (500, 0), (500, 1e-12), (0, 1e-12)]))
        let ragged = RandomOutline.star(vertices: 10_000, radius: 180...200, around: corner, &generator)
        city.add(try .polygon(exterior: ragged))
        city.add(
            try .polygon(
                exterior: RandomOutline.star(vertices: 250, radius: 60...200, around: corner, &generator)))
        // Holes that touch the edge and each other.
        city.add(
            try RandomParcel.polygon(
                [(0, 0), (300, 0), (300, 200), (0, 200)],
                holes: [[(100, 0), (130, 60), (70, 60)], [(100, 60), (130, 120), (70, 120)]]))
        // Islands, one in the hole of another.
        city.add(
            try .multiPolygon([
                RandomParcel.polygon(
                    [(0, 0), (300, 0), (300, 300), (0, 300)], holes: [[(20, 20), (280, 20), (280, 280), (20, 280)]]),
                RandomParcel.rectangle(80, 80, 220, 200),
            ]))
        city.add(
            try .multiPolygon((0..<300).map { try RandomParcel.rectangle(3 * Double($0), 0, 3 * Double($0) + 2, 60) }))
        city.add(try RandomParcel.polygon([(0, 0), (200, 0), (200, 49.999), (5000, 50), (200, 50.001), (0, 100)]))
        city.add(square) { $0.recordedNetAreaSquareMetres = .infinity }
        city.add(square) { $0.recordedNetAreaSquareMetres = 1e-9 }
        city.add(square) { $0.edgeSetbackMetres = 1e6 }
        city.add(square)
        city.roads.append(
            Road(
                id: "R", roadClass: "I",
                geometry: try .lineString([
                    Coordinate(corner.x - 900, corner.y - 5), Coordinate(corner.x + 6000, corner.y - 5),
                ])))
        return city
    }
}
