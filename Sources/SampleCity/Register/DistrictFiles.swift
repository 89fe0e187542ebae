// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import SimpleFeatures

/// What one district adds to the files of the city, ready to be written, and the little that the city's own rows need.
struct DistrictFiles: Sendable {
    struct DirtyLine: Sendable {
        /// Place of the parcel in the file, from 0.
        let index: Int
        let id: String
        let defect: Defect
    }

    /// Something a project can be promised.
    struct LockTarget: Sendable {
        let column: String
        let id: String
        let county: String
    }

    private(set) var lines: [Layer: [UInt8]] = [:]
    private(set) var dirty: [DirtyLine] = []
    private(set) var lockTargets: [LockTarget] = []
    let drawnHundredths: [String: Int]
    let park: ParkFact?

    /// - Parameter firstIndex: Place in the file of the district's first parcel.
    init(_ register: DistrictRegister, firstIndex: Int, frame: CityFrame) throws {
        let batches = DistrictBatches(register, seed: frame.seed)
        let factories = try DistrictFactories(register, seed: frame.seed)
        drawnHundredths = batches.drawnHundredths
        park = register.park
        let county = register.ground.character.county
        try writeParcels(of: register, firstIndex: firstIndex, frame: frame)
        lockTargets += factories.vacantFloorIDs.prefix(1).map {
            LockTarget(column: "unit_id", id: $0, county: county)
        }
        let rows: [Layer: [LayerRow]] = [
            .park: register.park.map { [DistrictPark.row($0, ground: register.ground)] } ?? [],
            .approvalBatch: batches.batches, .clearingArea: batches.clearings, .factory: factories.buildings,
            .constraintZone: DistrictFiles.openCountry(register.ground), .factoryUnit: factories.floors,
            .road: try DistrictFiles.roads(of: register),
            .facility: DistrictFiles.facilities(of: register, seed: frame.seed),
        ]
        for (layer, own) in rows { lines[layer] = try CityFiles.lines(of: own, layer: layer, map: frame.map) }
    }

    private mutating func writeParcels(of register: DistrictRegister, firstIndex: Int, frame: CityFrame) throws {
        var text = FeatureText()
        var previous: (id: String, outline: DegreeRing)?
        var targets = 2
        for (place, entry) in register.entries.enumerated() {
            let record = ParcelRecord(
                lot: entry.lot, id: entry.id, stage: entry.stage, district: register.ground.character,
                parkID: register.park?.id, terrain: frame.terrain, seed: frame.seed)
            let index = firstIndex + place
            let candidates = frame.defects.candidates(at: index)
            if candidates.isEmpty {
                record.write(ring: entry.lot.outline.positions, to: &text)
                if targets > 0, entry.stage == .reserve, entry.use.isIndustrial {
                    targets -= 1
                    lockTargets.append(
                        LockTarget(column: "parcel_id", id: entry.id, county: register.ground.character.county))
                }
            } else {
                var parcel = DirtyParcel(record: record, outline: entry.lot.outline, previous: previous)
                guard let defect = try candidates.first(where: { try parcel.apply($0) }) else {
                    preconditionFailure("some defects fit every parcel")
                }
                parcel.record.write(ring: parcel.ring, to: &text)
                dirty.append(DirtyLine(index: index, id: parcel.record.id, defect: defect))
            }
            previous = (entry.id, entry.lot.outline)
        }
        lines[.parcel] = text.bytes
    }

    /// Country the city has grown around is kept free by law.
    private static func openCountry(_ ground: DistrictGround) -> [LayerRow] {
        guard ground.character.kind == .open else { return [] }
        let kind = ground.cell.number.isMultiple(of: 2) ? "permanent_farmland" : "ecological_redline"
        return [
            CityZones.row(
                "CZ-D" + ground.cell.mark, kind, bufferMetres: 0, .polygon(ground.cell.inner.corners.closedRing))
        ]
    }

    /// The streets along the blocks that are taken; in the last district the rest is not laid out yet.
    private static func roads(of register: DistrictRegister) throws -> [LayerRow] {
        let ground = register.ground
        let isWhole = register.entries.count == ground.lots.count
        let blocks = try isWhole ? [] : register.phases.keys.sorted().map { try register.shape(of: [$0]).geometry() }
        return try ground.streets.enumerated().filter { _, street in
            if isWhole || street.roadClass == "I" { return true }
            let line = try Geometry.lineString(street.line)
            return try blocks.contains { try $0.isWithinDistance(StreetGrid.widestStreetMetres, of: line) }
        }.map { index, street in
            var row = LayerRow(
                id: "R\(ground.cell.mark)-" + padded(index + 1, 3), name: nil, synthetic: true,
                shape: .line(street.line))
            row.set("class", street.roadClass)
            row.markInvented()
            return row
        }
    }

    /// A school or hospital on the first lot of each block for public services.
    private static func facilities(of register: DistrictRegister, seed: UInt64) -> [LayerRow] {
        register.entries.filter { $0.use == .publicService && $0.lot.number == 1 }.map { entry in
            var stream = RandomStream(seed: seed, purpose: "facility/\(entry.id)")
            let kind = stream.chance(0.75) ? ("school", "学校") : ("hospital", "医院")
            return FacilityRow.row(
                "FC" + entry.id.dropFirst(), "示例\(kind.1)（虚构）", kind.0,
                .point(OrientedBox(ConvexRegion(entry.lot.ring)).center))
        }
    }
}
