// SPDX-License-Identifier: Apache-2.0
internal import CoordinateReference
internal import LandModel
public import Planner
internal import Siting
internal import SimpleFeatures

extension CutAnswer {
    /// The answer as the schema `cut` describes it.
    /// - Parameter isWritten: whether the choice has been written to the workspace.
    public func json(isWritten: Bool) -> JSONNode {
        .object(cutMembers + GroundMembers.common(snapshot, obstacles: obstacles, isWritten: isWritten))
    }

    /// What is said of the cut itself.
    var cutMembers: [(String, JSONNode)] {
        [
            ("parcelIDs", .array(parcelIDs.map { .string($0) })),
            ("netAreaSquareMetres", .number(netAreaSquareMetres)), ("request", request.json),
            ("choice", chosen == nil ? .null : .integer(choice)), ("choices", .array(choices.map(\.json))),
            (
                "refusal",
                refusal.map {
                    .object([
                        ("reason", .string($0.reason)), ("sentence", .string(refusalSentence(.english))),
                    ])
                } ?? .null
            ),
            (
                "ladder",
                .array(
                    ladder.map {
                        .object([
                            ("fromSquareMetres", .number($0.lowerBound)), ("toSquareMetres", .number($0.upperBound)),
                        ])
                    })
            ),
            ("nearestAreaSquareMetres", nearestAreaSquareMetres.map(JSONNode.number) ?? .null),
            ("cautions", .array(cautions.map { .string($0.text(.english)) })),
        ]
    }
}

extension CutRequest {
    fileprivate var json: JSONNode {
        switch self {
        case .area(let range):
            .object([
                ("kind", "area"),
                ("fromSquareMetres", range.lower.map { .number($0.squareMetres) } ?? .null),
                ("toSquareMetres", range.upper.map { .number($0.squareMetres) } ?? .null),
            ])
        case .areas(let areas):
            .object([("kind", "areas"), ("squareMetres", .array(areas.map { .number($0.squareMetres) }))])
        case .parts(let count): .object([("kind", "parts"), ("count", .integer(count))])
        case .strips(let width, let count):
            .object([
                ("kind", "strips"), ("widthMetres", .number(width)), ("count", count.map(JSONNode.integer) ?? .null),
            ])
        }
    }
}

extension GroundChange {
    var json: JSONNode {
        .object([
            ("action", .string(action.rawValue)),
            ("usefulnessSquareMetres", usefulness.map { .number($0.rounded(decimals: 4)) } ?? .null),
            (
                "pieces",
                .array(pieces.map { .object([("id", .string($0.id))] + $0.members(outOf: parcelIDs)) })
            ),
            ("lines", .array(lines.map(\.json))),
        ])
    }
}

extension GroundPiece {
    /// What is known of a piece beside its id and its shape.
    func members(outOf parcelIDs: [String]) -> [(String, JSONNode)] {
        [
            ("role", .string(role.word)), ("asked", role.askedNumber.map(JSONNode.integer) ?? .null),
            ("netAreaSquareMetres", .number(netAreaSquareMetres.rounded(decimals: 4))),
            ("planarAreaSquareMetres", .number(geometry.area.rounded(decimals: 4))),
            ("frontageMetres", .number(frontageMetres.rounded(decimals: 3))),
            ("widthMetres", .number(widthMetres.rounded(decimals: 3))),
            ("rectangularityRatio", .number(rectangularityRatio.rounded(decimals: 4))),
            ("parentIDs", .array(parcelIDs.map { .string($0) })),
        ]
    }
}

extension CutLine {
    var json: JSONNode {
        .object(
            members + [
                ("start", [.number(start.x.rounded(decimals: 4)), .number(start.y.rounded(decimals: 4))]),
                ("end", [.number(end.x.rounded(decimals: 4)), .number(end.y.rounded(decimals: 4))]),
            ])
    }

    /// What is known of a line beside its place.
    var members: [(String, JSONNode)] {
        [
            ("course", .string(course.rawValue)), ("to", frontage == nil ? "longestEdge" : "frontage"),
            ("lengthMetres", .number(lengthMetres.rounded(decimals: 3))),
        ]
    }
}

/// What every answer about a change of parcels says.
enum GroundMembers {
    static func common(
        _ snapshot: LandSnapshot, obstacles: [GroundObstacle], isWritten: Bool
    ) -> [(String, JSONNode)] {
        var members: [(String, JSONNode)] = [
            ("crs", .string(snapshot.crs.identifier)),
            (
                "obstacles",
                .array(
                    obstacles.map {
                        .object([
                            ("sentence", .string($0.sentence.en)), ("forbidsWriting", .boolean($0.forbidsWriting)),
                        ])
                    })
            ), ("written", .boolean(isWritten)),
        ]
        if snapshot.isSynthetic { members.append(("notice", .string(SyntheticNotice.text))) }
        return members
    }
}
