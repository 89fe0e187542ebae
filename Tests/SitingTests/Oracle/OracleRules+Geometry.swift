// SPDX-License-Identifier: Apache-2.0
import LandModel
@testable import Siting
import SimpleFeatures

extension OracleRules {
    /// The criteria that need a parcel's geometry.
    static func geometricRules(_ asked: Requirement, _ snapshot: LandSnapshot) -> [Rule] {
        var rules: [Rule] = []
        if let hall = asked.hall { rules.append(self.hall(hall, snapshot)) }
        for rule in asked.distances { rules.append(distance(rule, snapshot)) }
        if let limit = asked.exclusionShareMaximum {
            rules.append(exclusion(limit, isLaw: asked.exclusionIsLaw, snapshot))
        }
        return rules
    }

    /// Necessary only: what does not fit the minimum rotated rectangle fits nowhere in the parcel; what fits it may
    /// still not fit the parcel.
    private static func hall(_ hall: Requirement.Hall, _ snapshot: LandSnapshot) -> Rule {
        Rule(criterion: .hall) { parcel in
            let shape = try snapshot.parcels.shapes.geometry(at: parcel)
            return .require(try HallFit(parcel: shape, zones: snapshot.zones).fit(hall).fits, else: nil)
        }
    }

    private static func distance(_ asked: Requirement.DistanceRule, _ snapshot: LandSnapshot) -> Rule {
        let group = snapshot.facilities[asked.facilityKind]
        let criterion = Criterion.distance(facilityKind: asked.facilityKind, isMaximum: asked.isMaximum)
        return Rule(criterion: criterion) { parcel in
            let geometry = try snapshot.parcels.shapes.geometry(at: parcel)
            guard let metres = try group?.nearest(to: geometry)?.metres else { return .unknown }
            if let law = asked.lawMetres, !asked.isMet(by: metres, bound: law) { return .excluded }
            let relaxed = Requirement.DistanceRule(
                facilityKind: asked.facilityKind, isMaximum: asked.isMaximum, metres: metres)
            return .require(asked.isMet(by: metres, bound: asked.metres), else: .distance(relaxed))
        }
    }

    private static func exclusion(_ limit: Double, isLaw: Bool, _ snapshot: LandSnapshot) -> Rule {
        Rule(criterion: .exclusionShare) { parcel in
            let share = try exclusionShare(of: parcel, in: snapshot)
            return .require(share <= limit + 1e-9, else: isLaw ? nil : .exclusionShareUpTo(share))
        }
    }

    /// Share of a parcel inside constraint zones with their buffers, 0 to 1; zones of several kinds may overlap and
    /// are dissolved before they are counted.
    static func exclusionShare(of parcel: Int, in snapshot: LandSnapshot) throws -> Double {
        let geometry = try snapshot.parcels.shapes.geometry(at: parcel)
        let near = snapshot.zones.indices.filter {
            snapshot.zones[$0].geometry.envelope.expanded(by: snapshot.zones[$0].bufferMetres)
                .intersects(geometry.envelope)
        }
        guard !near.isEmpty else { return 0 }
        guard geometry.area > 0 else { return 0 }
        let zones = try near.map { index in
            let zone = snapshot.zones[index]
            return zone.bufferMetres > 0
                ? try zone.geometry.buffer(distance: zone.bufferMetres, quadrantSegments: 8) : zone.geometry
        }
        let covered = try Geometry.unaryUnion(of: zones).intersection(geometry).area
        return min(1, covered / geometry.area)
    }
}
