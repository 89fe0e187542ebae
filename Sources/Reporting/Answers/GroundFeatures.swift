// SPDX-License-Identifier: Apache-2.0
internal import CoordinateReference
internal import FeatureFormats
public import Foundation
internal import LandModel
public import Planner
internal import Siting
internal import SimpleFeatures

extension CutAnswer {
    /// The parts and the lines of the choice as RFC 7946 features; none where it cannot be cut, and then the reason.
    public func geoJSON() throws -> Data {
        try GroundFeatures.collection(
            chosen, snapshot, refusals: reasonsAgainst(.english))
    }

    /// One line a part.
    public func csv() -> String { GroundFeatures.csv(chosen) }
}

extension MergeAnswer {
    /// The merged parcel, or its parts and lines, as RFC 7946 features; none where it cannot be, and then the reasons.
    public func geoJSON() throws -> Data {
        try GroundFeatures.collection(chosen, snapshot, refusals: reasonsAgainst(.english))
    }

    /// One line a parcel.
    public func csv() -> String { GroundFeatures.csv(chosen) }
}

/// A change of parcels for other programs.
private enum GroundFeatures {
    static func collection(
        _ change: GroundChange?, _ snapshot: LandSnapshot, refusals: [String]
    ) throws -> Data {
        let operation = try snapshot.toLongitudeLatitude()
        func feature(
            _ id: String, _ kind: String, _ geometry: Geometry, _ members: [(String, JSONNode)]
        ) throws -> Feature {
            var properties = Dictionary(members.map { ($0.0, $0.1.property) }) { first, _ in first }
            properties["kind"] = .text(kind)
            if snapshot.isSynthetic { properties["synthetic"] = .boolean(true) }
            return Feature(
                id: id, geometry: try operation.transform(geometry), properties: properties,
                propertyOrder: ["kind"] + members.map(\.0))
        }
        var features: [Feature] = []
        if let change {
            features = try change.pieces.map {
                try feature($0.id, "piece", $0.geometry, $0.members(outOf: change.parcelIDs))
            }
            for (number, line) in change.lines.enumerated() {
                features.append(
                    try feature(
                        "line-\(number + 1)", "cutLine", try Geometry.lineString([line.start, line.end]),
                        line.members))
            }
        }
        return SiteFeatures.collection(
            features, snapshot,
            extra: refusals.isEmpty ? [] : [("refusals", .array(refusals.map { .text($0) }))])
    }

    static func csv(_ change: GroundChange?) -> String {
        let header = [
            "id", "role", "asked", "net_area_m2", "net_area_mu", "frontage_m", "width_m", "rectangularity",
            "parent_ids",
        ]
        let rows = (change?.pieces ?? []).map { piece in
            [
                piece.id, piece.role.word, piece.role.askedNumber.map(String.init) ?? "",
                piece.netAreaSquareMetres.plainText(decimals: 4),
                Area(squareMetres: piece.netAreaSquareMetres).mu.plainText(decimals: 4),
                piece.frontageMetres.plainText(decimals: 3), piece.widthMetres.plainText(decimals: 3),
                piece.rectangularityRatio.plainText(decimals: 4),
                (change?.parcelIDs ?? []).joined(separator: ";"),
            ]
        }
        return CSV.write(header: header, rows: rows)
    }
}
