// SPDX-License-Identifier: Apache-2.0

/// A way in which a parcel of a real file is wrong.
enum Defect: String, CaseIterable, Sendable {
    case selfCrossing = "self_crossing"
    case recordedAreaDisagrees = "recorded_area_disagrees"
    case unknownPark = "unknown_park"
    case spike
    case overlapsNeighbour = "overlaps_neighbour"
    case duplicateID = "duplicate_id"
    case duplicateVertices = "duplicate_vertices"
    case unknownStage = "unknown_stage"
    case netAboveGross = "net_above_gross"
    case unknownLandUse = "unknown_land_use"
    case farReversed = "far_reversed"
    case clockwise
    case negativeArea = "negative_area"
    case missingCounty = "missing_county"
    case missingGeometry = "missing_geometry"
    case impossibleDate = "impossible_date"

    /// What an importer, or a check of what was imported, is to do about it.
    enum Outcome: String, Sendable {
        /// Nothing: it is unusual and right.
        case accepted
        /// Make the geometry valid and say so.
        case repaired
        /// Leave the feature out and say so.
        case rejected
        /// Import it; the check then lists it.
        case fault
    }

    var outcome: Outcome {
        switch self {
        case .duplicateVertices, .clockwise: .accepted
        case .selfCrossing, .spike: .repaired
        case .recordedAreaDisagrees, .overlapsNeighbour, .netAboveGross, .unknownLandUse: .fault
        case .unknownPark, .duplicateID, .unknownStage, .farReversed, .negativeArea, .missingCounty, .missingGeometry,
            .impossibleDate:
            .rejected
        }
    }
}
