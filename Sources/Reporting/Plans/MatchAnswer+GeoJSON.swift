// SPDX-License-Identifier: Apache-2.0
internal import Allocation
internal import CoordinateReference
internal import FeatureFormats
public import Foundation
internal import LandModel
public import Planner
internal import SimpleFeatures
internal import Siting

extension MatchAnswer {
    /// Allotments, what remains of their grounds, and the lines of the cuts, as RFC 7946 features; a floor has no
    /// geometry of its own.
    public func geoJSON() throws -> Data {
        let operation = try snapshot.toLongitudeLatitude()
        var features = try plan.assignments.map { try feature(of: $0, by: operation) }
        var (remainders, lines) = (0, 0)
        for ground in plan.grounds {
            let members: [(String, JSONNode)] = [
                ("parcelIDs", .array(ground.parcels.map { .string(snapshot.parcels.id[$0]) })),
                ("projectIDs", .array(ground.projectIDs.map { .string($0) })),
                ("parkID", snapshot.park(of: ground.parcels[0]).map { .string($0.id) } ?? .null),
            ]
            for part in ground.remainders {
                remainders += 1
                features.append(
                    feature(
                        "remainder-\(remainders)", "remainder", try operation.transform(part.geometry),
                        members + part.figures))
            }
            for line in ground.lines {
                lines += 1
                let geometry = try operation.transform(.lineString([line.start, line.end]))
                features.append(feature("line-\(lines)", "cutLine", geometry, members + line.members))
            }
        }
        return SiteFeatures.collection(
            features, snapshot,
            extra: [
                ("status", .text(plan.status.rawValue)), ("levels", plan.levels.map(\.json).property),
                ("unplaced", plan.unplaced.map(\.json).property),
            ])
    }

    private func feature(
        of assignment: PlacementPlan.Assignment, by operation: CoordinateOperation
    ) throws -> Feature {
        let (project, site) = (assignment.project, assignment.site)
        var feature = try snapshot.feature(
            of: site, by: operation,
            extra: [
                ("role", .text("allotment")), ("projectID", .text(project.id)), ("projectName", .text(project.name)),
                ("weight", .real(weight(of: assignment))), ("score", .real(site.score.rounded(decimals: 4))),
                ("readyOn", site.readyOn.map { .text($0.description) } ?? .null),
                ("isPromised", .boolean(assignment.isPromised)),
                ("misses", .array(assignment.misses.map { .text($0.description) })),
            ])
        feature.id = project.id
        return feature
    }

    private func feature(
        _ id: String, _ role: String, _ geometry: Geometry, _ members: [(String, JSONNode)]
    ) -> Feature {
        var properties = Dictionary(members.map { ($0.0, $0.1.property) }) { first, _ in first }
        properties["role"] = .text(role)
        if snapshot.isSynthetic { properties["synthetic"] = .boolean(true) }
        return Feature(id: id, geometry: geometry, properties: properties, propertyOrder: SiteFeatures.order)
    }
}
