// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import SimpleFeatures
package import Siting
package import TestSupport

/// Blocks of skewed, notched, L-shaped and holed parcels that border each other, roads between some of them, a river to
/// the west, zones in corners: where every kind of site has a chance, and every rule something to forbid.
package struct IrregularCity {
    package private(set) var city = SmallCity()
    private let columns: Int
    private let rows: Int
    /// A line between columns or between rows, with the half width of the road that runs there; nil for none.
    private typealias Line = (place: Double, road: Double?)

    private let across: [Line]
    private let along: [Line]
    private let shift: [[(x: Double, y: Double)]]

    /// - Parameter parcels: at most.
    package static func random(parcels: Int, _ generator: inout RepeatableGenerator) throws -> SmallCity {
        var made = IrregularCity(parcels, &generator)
        try made.addRoads(&generator)
        try made.addParcels(&generator)
        try made.addGround(&generator)
        return made.city
    }

    private init(_ parcels: Int, _ generator: inout RepeatableGenerator) {
        columns = Int.random(in: 1...min(4, parcels), using: &generator)
        rows = Int.random(in: 1...max(1, min(3, parcels / columns)), using: &generator)
        // A road without a width runs along common boundaries and keeps neighbours apart all the same.
        func lines(_ count: Int, _ roads: [Double?]) -> [Line] {
            var place = 0.0
            return (0...count).map { _ in
                defer { place += Double.random(in: 150...330, using: &generator).rounded() }
                return (place, roads.randomElement(using: &generator) ?? nil)
            }
        }
        across = lines(columns, [nil, nil, nil, nil, 12, 0])
        along = lines(rows, [nil, nil, 12, 12, 0])
        let reaches: [Double] = [0, 5, 25]
        let reach = reaches.randomElement(using: &generator) ?? 0
        let count = rows
        shift = (0...columns).map { _ in
            (0...count).map { _ in
                (.random(in: -reach...reach, using: &generator), .random(in: -reach...reach, using: &generator))
            }
        }
        city.parks = [
            Park(
                id: "park", name: "园", county: "A", industries: ["37"], investmentThresholdWanPerMu: 300,
                taxThresholdWanPerMu: 20), Park(id: "west", name: "西", county: "B"),
        ]
    }

    private func corner(_ column: Int, _ row: Int, _ dx: Double, _ dy: Double) -> Coordinate {
        let moved = shift[column][row]
        return RandomParcel.place(
            across[column].place + moved.x + dx * (across[column].road ?? 0),
            along[row].place + moved.y + dy * (along[row].road ?? 0))
    }

    private mutating func addRoads(_ generator: inout RepeatableGenerator) throws {
        func add(_ line: [Coordinate]) throws {
            let roadClass = [nil, "III", "county", "provincial"].randomElement(using: &generator) ?? nil
            city.roads.append(
                Road(id: "R\(city.roads.count)", roadClass: roadClass, geometry: try .lineString(line)))
        }
        for row in along.indices where along[row].road != nil {
            try add(across.indices.map { corner($0, row, 0, 0) })
        }
        for column in across.indices where across[column].road != nil {
            try add(along.indices.map { corner(column, $0, 0, 0) })
        }
    }

    private mutating func addParcels(_ generator: inout RepeatableGenerator) throws {
        let stages: [ParcelStage] = [.reserve, .reserve, .reserve, .reserve, .cleared, .listed, .sold]
        let isPlain = Bool.random(using: &generator)
        for column in 0..<columns {
            for row in 0..<rows where Int.random(in: 0..<8, using: &generator) > 0 {
                let ring = [
                    corner(column, row, 1, 1), corner(column + 1, row, -1, 1), corner(column + 1, row + 1, -1, -1),
                    corner(column, row + 1, 1, -1), corner(column, row, 1, 1),
                ]
                let shape = try carved(.polygon(exterior: ring), &generator)
                func one(_ part: Int, of all: Int = 8) -> Bool { Int.random(in: 0..<all, using: &generator) < part }
                var parcel = Parcel(
                    id: "P\(city.parcels.count + 10)", parkID: one(1) && !isPlain ? "west" : "park",
                    county: one(1) && !isPlain ? "B" : "A", landUse: LandUseCode(one(1) ? "100101" : "100102"),
                    stage: isPlain ? .reserve : stages.randomElement(using: &generator) ?? .reserve,
                    ellipsoidalAreaSquareMetres: shape.area, geometry: shape)
                if one(1) { parcel.recordedNetAreaSquareMetres = (shape.area * 0.9).rounded() }
                if one(5) { parcel.priceWanPerMu = Double.random(in: 10...60, using: &generator) }
                if one(4) { parcel.slopePercent = Double.random(in: 0...20, using: &generator) }
                if one(1) { parcel.edgeSetbackMetres = 6 }
                if one(1) { parcel.holder = "x" }
                parcel.readyOn = SmallCity.baseDate.adding(days: 30 * Int.random(in: 0...12, using: &generator))
                if one(1) {
                    city.locks[parcel.id] = [
                        SiteLock(
                            projectID: one(4) ? "X" : nil, from: SmallCity.baseDate.adding(days: -60),
                            until: SmallCity.baseDate.adding(days: Int.random(in: -30...90, using: &generator)))
                    ]
                }
                city.parcels.append(parcel)
            }
        }
    }

    /// A parcel with something out of its corner, its edge or its middle, or as it is.
    private func carved(_ shape: Geometry, _ generator: inout RepeatableGenerator) throws -> Geometry {
        let box = shape.envelope
        let (wide, high) = (
            Double.random(in: 15...90, using: &generator), Double.random(in: 15...90, using: &generator)
        )
        let places: [Coordinate] =
            switch Int.random(in: 0..<6, using: &generator) {
            case 0: [shape.exteriorRing[Int.random(in: 0..<4, using: &generator)]]
            case 1: [Coordinate(box.center.x + .random(in: -30...30, using: &generator), box.minY)]
            case 2: [Coordinate(box.center.x + 17, box.center.y - 9)]
            default: []
            }
        let left = try places.reduce(shape) { left, place in
            try left.difference(
                .rectangle(
                    Envelope(
                        minX: place.x - wide, minY: place.y - high, maxX: place.x + wide, maxY: place.y + high)))
        }
        return left.kind == .polygon && left.area > 5_000 ? left : shape
    }

    private mutating func addGround(_ generator: inout RepeatableGenerator) throws {
        let west = RandomParcel.place(-Double.random(in: 100...900, using: &generator), 0)
        city.facilities = [
            Facility(
                id: "R", kind: Facility.river,
                geometry: try .lineString([
                    Coordinate(west.x, west.y - 2_000), Coordinate(west.x - 40, west.y + 300),
                    Coordinate(west.x, west.y + 3_000),
                ])),
            Facility(
                id: "S", kind: "port",
                geometry: try .point(RandomParcel.place(.random(in: 0...900, using: &generator), -200))),
        ]
        for number in 0..<Int.random(in: 0...3, using: &generator) {
            let parcel = city.parcels.randomElement(using: &generator)?.geometry
            guard let place = parcel?.exteriorRing.randomElement(using: &generator) else { continue }
            let reach = Double.random(in: 10...60, using: &generator)
            city.zones.append(
                ConstraintZone(
                    id: "Z\(number)", kind: ["redline", "flood", ConstraintZone.dedicated][number],
                    bufferMetres: number == 1 ? 15 : 0,
                    geometry: try .polygon(exterior: [
                        Coordinate(place.x - reach, place.y - reach), Coordinate(place.x + 1.3 * reach, place.y),
                        Coordinate(place.x, place.y + reach), Coordinate(place.x - reach, place.y - reach),
                    ])))
        }
    }

    /// The shipped policy, or one that keeps buildings from edges too.
    package static func policy(_ generator: inout RepeatableGenerator) -> SitingPolicy {
        var policy = SitingPolicy.shipped
        if Bool.random(using: &generator) {
            policy.setbacks.setbacks.append(
                .init(faces: .road, class: "III", metres: 8, measuredFrom: .edge, source: "a test", confidence: "E"))
        }
        return policy
    }

    /// What asks for land in such a city.
    package static func requirement(_ generator: inout RepeatableGenerator) -> Requirement {
        var asked = Requirement()
        func sometimes(_ oneIn: Int, _ change: () -> Void) {
            if Int.random(in: 0..<oneIn, using: &generator) == 0 { change() }
        }
        let least = Double.random(in: 15...130, using: &generator).rounded()
        let widths: [Double] = [2, 20, 60]
        let most = widths.randomElement(using: &generator) ?? 0
        asked.netArea = QuantityRange(Area(mu: least), Area(mu: least + most))
        asked.landUse = LandUseCode(Int.random(in: 0..<3, using: &generator) == 0 ? "100102" : "100101")
        asked.needBy = SmallCity.baseDate.adding(months: 12)
        sometimes(2) { asked.industry = "37" }
        sometimes(3) { asked.county = "A" }
        sometimes(2) {
            asked.hall = Requirement.Hall(
                .random(in: 60...170, using: &generator), .random(in: 40...110, using: &generator))
        }
        sometimes(4) {
            asked.add(
                .init(
                    facilityKind: Facility.river, isMaximum: false, metres: .random(in: 100...1000, using: &generator)))
        }
        sometimes(5) {
            asked.add(.init(facilityKind: "port", isMaximum: true, metres: .random(in: 200...700, using: &generator)))
        }
        sometimes(2) { asked.exclusionShareMaximum = [0, 0, 0.03].randomElement(using: &generator) ?? 0 }
        sometimes(3) { asked.remainderMinimum = Area(mu: [0, 6, 30].randomElement(using: &generator) ?? 0) }
        sometimes(5) { asked.fixedInvestment = Money(tenThousandYuan: .random(in: 6_000...30_000, using: &generator)) }
        sometimes(8) { asked.priceMaximumWanPerMu = 45 }
        sometimes(6) { asked.projectID = "X" }
        sometimes(6) { asked.acceptLocksUntil = SmallCity.baseDate.adding(days: 40) }
        sometimes(10) { asked.knownOnly = true }
        return asked
    }
}
