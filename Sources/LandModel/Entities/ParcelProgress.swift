// SPDX-License-Identifier: Apache-2.0

/// How far the supply of one parcel has come, by the approval batch and the clearing area that it lies in.
///
/// Figures of a batch or an area are those of the whole of it, as recorded, not the parcel's part.
public struct ParcelProgress: Sendable, Hashable {
    /// Collective land, or state land with buildings.
    public var path: StageTable.Path
    /// Position in ``SupplyProgress/batches``; parcels of one batch are approved together.
    public var batch: Int?
    /// The day its batch goes up for approval, planned or real.
    public var submittedOn: CalendarDate?
    /// The day its batch is approved, planned or real.
    public var approvedOn: CalendarDate?
    /// Position in ``SupplyProgress/accounts`` of the account that its batch draws on.
    public var quotaAccount: Int?
    /// Position in ``SupplyProgress/clearingAreas``; parcels of one area share its crews and households.
    public var clearingArea: Int?
    public var clearingStartsOn: CalendarDate?
    public var clearsOn: CalendarDate?
    public var households: Int?
    /// Households that have not signed yet.
    public var householdsLeft: Int?
    /// 0 to 1.
    public var clearedShare: Double?

    /// Of a parcel that lies in no batch and in no clearing area.
    public init(path: StageTable.Path) {
        self.path = path
    }
}
