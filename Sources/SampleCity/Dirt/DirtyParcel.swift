// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import SimpleFeatures

/// A parcel made wrong: its record and outline as they are written.
struct DirtyParcel {
    private(set) var record: ParcelRecord
    /// Nil for a feature without geometry.
    private(set) var ring: [DegreeRing.Position]?
    private let outline: DegreeRing
    /// The clean parcel before it in the file and the same district; nil for the first.
    private let previous: (id: String, outline: DegreeRing)?

    init(record: ParcelRecord, outline: DegreeRing, previous: (id: String, outline: DegreeRing)?) {
        self.record = record
        self.outline = outline
        self.previous = previous
        ring = outline.positions
    }

    /// Applies the defect; false, and nothing changed, where this parcel cannot have it.
    mutating func apply(_ defect: Defect) throws -> Bool {
        switch defect {
        case .selfCrossing, .spike, .overlapsNeighbour, .duplicateVertices, .clockwise, .missingGeometry:
            return try applyToOutline(defect)
        default:
            return applyToRecord(defect)
        }
    }

    private mutating func applyToRecord(_ defect: Defect) -> Bool {
        switch defect {
        case .recordedAreaDisagrees:
            record.grossHundredths = record.grossHundredths.map { $0 * 112 / 100 }
        case .netAboveGross: record.netHundredths = record.grossHundredths.map { $0 * 103 / 100 }
        case .unknownPark: record.parkID = "PK-NONE"
        case .unknownStage: record.stage = "净地吗"
        case .unknownLandUse: record.landUse = "Z99"
        case .farReversed: (record.farMin, record.farMax) = (3, 1)
        case .negativeArea: record.netHundredths = -100
        case .missingCounty: record.county = nil
        case .impossibleDate: record.readyOn = "2020-02-30"
        case .duplicateID:
            guard let previous else { return false }
            record.id = previous.id
        default: return false
        }
        return true
    }

    private mutating func applyToOutline(_ defect: Defect) throws -> Bool {
        switch defect {
        case .missingGeometry: ring = nil
        case .clockwise: ring = outline.positions.reversed()
        case .duplicateVertices: ring = outline.positions.flatMap { [$0, $0] }
        case .selfCrossing:
            guard let crossing = try selfCrossing() else { return false }
            ring = crossing.positions
        case .spike:
            guard let spike = try withSpike() else { return false }
            ring = spike.positions
        case .overlapsNeighbour:
            guard let grown = try grownOverPrevious() else { return false }
            ring = grown.positions
        default: return false
        }
        // The register knows nothing of the area, so that this is all that is wrong.
        if defect.outcome != .accepted {
            (record.grossHundredths, record.dedicatedHundredths, record.netHundredths) = (nil, nil, nil)
        }
        return true
    }

    /// With two neighbouring corners in the wrong order.
    private func selfCrossing() throws -> DegreeRing? {
        for index in outline.positions.indices.dropLast() {
            var crossing = outline
            crossing.positions.swapAt(index, index + 1)
            if try !crossing.isValid { return crossing }
        }
        return nil
    }

    /// With a line of no width that runs out beyond a corner and back.
    private func withSpike() throws -> DegreeRing? {
        var spike = outline
        let (from, to) = (outline.positions[0], outline.positions[1])
        let tip = DegreeRing.Position(
            longitude: to.longitude + (to.longitude - from.longitude) / 2,
            latitude: to.latitude + (to.latitude - from.latitude) / 2)
        spike.positions.insert(contentsOf: [tip, to], at: 2)
        return try spike.isValid ? nil : spike
    }

    /// Two metres larger all round, where that takes ground of the parcel before it.
    private func grownOverPrevious() throws -> DegreeRing? {
        guard let previous else { return nil }
        let corners = outline.degrees
        let center = corners.reduce(Coordinate(0, 0), +) * (1 / Double(corners.count))
        let box = Envelope(corners)
        let factor = 1 + 4 * DirtyParcel.degreesPerMetre / min(box.width, box.height)
        let grown = corners.map { center + ($0 - center) * factor }
        let ring = DegreeRing(longitudes: grown.map(\.x)[...], latitudes: grown.map(\.y)[...])
        guard try ring.isValid else { return nil }
        let shared = try Geometry.polygon(exterior: ring.degrees.closedRing)
            .intersection(try Geometry.polygon(exterior: previous.outline.degrees.closedRing))
        return shared.area > 8 * DirtyParcel.degreesPerMetre * DirtyParcel.degreesPerMetre ? ring : nil
    }

    private static let degreesPerMetre = 1 / 98_500.0
}
