// SPDX-License-Identifier: Apache-2.0
import LandModel
import SimpleFeatures
import SitingSupport
@testable import Siting

/// Land of one or several parcels, cut at very many places by intersecting it with half planes.
struct BruteLand {
    let shape: Geometry
    let share: Double
    let frontages: [Frontage]
    let policy: CutPolicy

    /// What rounding off a part's corners takes of it at most; a strip takes more.
    private static let cornersSquareMetres = 2.0

    /// What lies before a line and what is left.
    struct Cut {
        let allotment: Geometry
        let remainder: Geometry
        let netArea: Double
        fileprivate let frame: SweepFrame
        fileprivate let place: Double
    }

    /// Parallel and perpendicular to each frontage, from both ends; by the longest edge where nothing asks for frontage.
    var frames: [SweepFrame] {
        frontages.compactMap(\.direction).flatMap { direction in
            [(1.0, 0.0), (0, 1), (-1, 0), (0, -1)].map { c, s in
                SweepFrame(
                    origin: shape.envelope.center,
                    direction: Coordinate(c * direction.x - s * direction.y, s * direction.x + c * direction.y))
            }
        }
    }

    func cut(_ frame: SweepFrame, at place: Double) throws -> Cut {
        let half = try frame.halfPlane(before: place)
        let allotment = try shape.intersection(half)
        return Cut(
            allotment: allotment, remainder: try shape.difference(half), netArea: allotment.area * share, frame: frame,
            place: place)
    }

    /// Where so much net area lies before the line.
    func place(_ frame: SweepFrame, netArea: Double) throws -> Double {
        let reach = max(shape.envelope.width, shape.envelope.height)
        var (low, high) = (-reach, reach)
        for _ in 0..<36 {
            let middle = (low + high) / 2
            if try shape.intersection(frame.halfPlane(before: middle)).area * share < netArea {
                low = middle
            } else {
                high = middle
            }
        }
        return high
    }

    /// Whether both parts have what the policy asks of them.
    func isGood(_ cut: Cut) throws -> Bool {
        let net = shape.area * share - cut.netArea
        guard net >= policy.remainder.minimumNetAreaSquareMetres, net > 1 else { return false }
        return try isGood(cut.allotment, policy.allotment, cut.frame.halfPlane(before: cut.place), isBefore: true)
            && isGood(cut.remainder, policy.remainder, cut.frame.halfPlane(before: cut.place), isBefore: false)
            && isClear(cut)
    }

    /// The policy measures necks across the cut, which can be stricter than shrinking the parts. This is asked of the sweep
    /// itself, so brute force says nothing of whether that rule keeps too much away.
    private func isClear(_ cut: Cut) throws -> Bool {
        let ground = ParcelGround(parcelIDs: [], geometry: shape, net: .share(share), frontages: frontages)
        guard let piece = try ParcelPieces(ground).grounds.first,
            let sweep = CutSweep(piece, along: cut.frame, workLimit: policy.maximumSectionWork)
        else { return false }
        return sweep.stretches(in: sweep.profile.start...sweep.profile.end, neck: policy.minimumNeckMetres)
            .contains { sweep.netAreas(before: $0).contains(cut.netArea) }
    }

    private func isGood(
        _ part: Geometry, _ asked: PartRequirement, _ half: Geometry, isBefore: Bool
    ) throws -> Bool {
        guard part.kind == .polygon, try part.minimumWidth() >= asked.minimumWidthMetres else { return false }
        if asked.minimumFrontageMetres > 0 {
            let longest = try frontages.flatMap { frontage in
                let line = try Geometry.lineString(frontage.points)
                return try (isBefore ? line.intersection(half) : line.difference(half)).parts.map(\.length)
            }.max()
            guard longest ?? 0 >= asked.minimumFrontageMetres else { return false }
        }
        // Of one piece, that hangs together by more than the neck and a little everywhere, with no strip thinner than that.
        let core = try part.buffer(distance: -policy.minimumNeckMetres * 0.55)
        guard core.solidParts.count == 1 else { return false }
        return try part.difference(core.buffer(distance: policy.minimumNeckMetres * 0.56)).area
            < Self.cornersSquareMetres
    }
}
