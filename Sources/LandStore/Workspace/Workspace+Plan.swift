// SPDX-License-Identifier: Apache-2.0
internal import CoordinateReference
public import Foundation
internal import GeoPackage
internal import LandModel
public import SimpleFeatures

/// A plan as the workspace keeps it.
public struct PlanRecord: Sendable {
    public struct Site: Sendable {
        public let projectID: String
        public let projectName: String
        public let kind: String
        public let parcelIDs: [String]
        public let unitIDs: [String]
        public let areaSquareMetres: Double
        public let score: Double
        /// In the workspace's CRS; nil for a floor.
        public let geometry: Geometry?

        public init(
            projectID: String, projectName: String, kind: String, parcelIDs: [String], unitIDs: [String],
            areaSquareMetres: Double,
            score: Double, geometry: Geometry?
        ) {
            self.projectID = projectID
            self.projectName = projectName
            self.kind = kind
            self.parcelIDs = parcelIDs
            self.unitIDs = unitIDs
            self.areaSquareMetres = areaSquareMetres
            self.score = score
            self.geometry = geometry
        }
    }

    public let id: String
    public let status: String
    public let sites: [Site]
    public let isSynthetic: Bool

    public init(id: String, status: String, sites: [Site], isSynthetic: Bool) {
        self.id = id
        self.status = status
        self.sites = sites
        self.isSynthetic = isSynthetic
    }
}

extension Workspace {
    /// Keeps a plan under its id; an older plan of that id goes to the history.
    public func keep(_ plan: PlanRecord, by actor: String, at moment: Date) throws {
        try file.write(at: moment) { writer in
            let event = try record(
                LedgerEvent(action: "plan", actor: actor, reason: plan.id, happenedAt: moment), layer: .plan,
                rowCount: plan.sites.count, writer)
            try writer.setEvent(event)
            try writer.delete(from: Layer.planSite.rawValue, where: [("plan_id", .text(plan.id))])
            try writer.delete(from: Layer.plan.rawValue, where: [("id", .text(plan.id))])
            try writer.insert(
                into: Layer.plan.rawValue, columns: ["id", "made_at", "status", "synthetic"],
                rows: [
                    [
                        .text(plan.id), .text(Workspace.timestamp(moment)), .text(plan.status),
                        .integer(plan.isSynthetic ? 1 : 0),
                    ]
                ])
            try writer.insert(
                into: Layer.planSite.rawValue,
                columns: [
                    "geom", "id", "name", "plan_id", "project_id", "kind", "parcel_ids", "unit_ids", "net_area_m2",
                    "score",
                    "synthetic",
                ],
                rows: plan.sites.map { site in
                    let geometry = try site.geometry.map {
                        SQLValue.blob(
                            GeometryBlob.encode(
                                try Geometry.multiPolygon($0.parts), srsID: Int32(city.crs.epsgCode ?? 0)))
                    }
                    return [
                        geometry ?? .null, .text("\(plan.id)/\(site.projectID)"), .text(site.projectName),
                        .text(plan.id), .text(site.projectID),
                        .text(site.kind), .text(site.parcelIDs.joined(separator: ";")),
                        .text(site.unitIDs.joined(separator: ";")), .real(site.areaSquareMetres), .real(site.score),
                        .integer(plan.isSynthetic ? 1 : 0),
                    ]
                })
        }
    }
}
