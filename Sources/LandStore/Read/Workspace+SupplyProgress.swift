// SPDX-License-Identifier: Apache-2.0
internal import GeoPackage
public import LandModel
internal import SimpleFeatures

extension Workspace {
    /// How far the land of a city has come on its way to the reserve, by the batches, clearing areas and quota accounts
    /// that the workspace holds now.
    ///
    /// - Parameter snapshot: of this workspace, since its CRS is the one of batches and areas.
    /// - Throws: ``WorkspaceError`` for a date or a status that cannot be read. A geometry that cannot be read counts as
    ///   missing.
    /// - Complexity: as of `SupplyProgress.init(of:batches:clearingAreas:accounts:)`.
    public func supplyProgress(of snapshot: LandSnapshot) throws -> SupplyProgress {
        let (batches, areas, accounts) = try file.read { reader in
            try (
                map(.approvalBatch, reader, approvalBatch), map(.clearingArea, reader, clearingArea),
                map(.quotaAccount, reader, quotaAccount)
            )
        }
        return SupplyProgress(of: snapshot, batches: batches, clearingAreas: areas, accounts: accounts)
    }

    func approvalBatch(_ row: RowReader) throws -> ApprovalBatch? {
        let status = try row.text("status").map { text in
            guard let status = ApprovalBatch.Status(rawValue: text) else {
                throw row.broken("status", "`\(text)` is not a status of a batch")
            }
            return status
        }
        return ApprovalBatch(
            id: row.id, areaSquareMetres: row.real("area_m2") ?? 0, approvedOn: try row.date("approved_on"),
            submittedOn: try row.date("submitted_on"), status: status, quotaAccountID: row.text("quota_account_id"),
            geometry: row.readableGeometry)
    }

    func clearingArea(_ row: RowReader) throws -> ClearingArea? {
        ClearingArea(
            id: row.id, isStateLandBuildings: row.text("kind") == "state_land_buildings",
            areaSquareMetres: row.real("area_m2") ?? 0, floorAreaSquareMetres: row.real("floor_area_m2") ?? 0,
            clearsOn: try row.date("clears_on"), startsOn: try row.date("starts_on"),
            households: row.integer("households"), householdsLeft: row.integer("households_left"),
            clearedShare: row.real("cleared_share"), geometry: row.readableGeometry)
    }

    private func quotaAccount(_ row: RowReader) -> QuotaAccount? {
        QuotaAccount(
            id: row.id, kind: row.text("kind") ?? "", balanceSquareMetres: row.real("balance_m2") ?? .infinity,
            eligible: row.text("eligible"), period: row.text("period"))
    }
}

extension RowReader {
    /// Nil where there is none, or none that can be decoded.
    fileprivate var readableGeometry: Geometry? { try? geometryIfAny() }
}
