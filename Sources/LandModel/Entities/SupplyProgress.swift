// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

/// What is known of land on its way: the batches, clearing areas and quota accounts of a city, and which parcel lies in
/// which.
public struct SupplyProgress: Sendable {
    /// One a parcel, in the order of the snapshot.
    public let parcels: [ParcelProgress]
    /// In the order of their ids.
    public let accounts: [QuotaAccount]
    /// In the order of their ids, those that are withdrawn too.
    public let batches: [ApprovalBatch]
    /// In the order of their ids.
    public let clearingAreas: [ClearingArea]

    /// What has been worked out elsewhere.
    ///
    /// - Precondition: positions that parcels hold are positions in the other arrays.
    public init(
        parcels: [ParcelProgress], accounts: [QuotaAccount] = [], batches: [ApprovalBatch] = [],
        clearingAreas: [ClearingArea] = []
    ) {
        precondition(
            parcels.allSatisfy { parcel in
                (parcel.quotaAccount.map(accounts.indices.contains) ?? true)
                    && (parcel.batch.map(batches.indices.contains) ?? true)
                    && (parcel.clearingArea.map(clearingAreas.indices.contains) ?? true)
            }, "parcels point to accounts, batches and areas that are there")
        self.parcels = parcels
        self.accounts = accounts
        self.batches = batches
        self.clearingAreas = clearingAreas
    }

    /// Lays the parcels over the batches and the clearing areas.
    ///
    /// A parcel belongs to the batch, and to the clearing area, that holds the most of it, and to none when none holds
    /// half of it; of two that hold as much, to the one whose id comes first. Batches that are withdrawn hold nothing,
    /// and neither do batches and areas whose geometry is missing or not valid. Parcels with no step left before the
    /// reserve, such as those delivered, are not looked at.
    ///
    /// The path is that of the clearing area a parcel belongs to. Where it belongs to none but the areas of one kind
    /// hold half of it together, it is the path of that kind, the greater one if both do. Otherwise it is the path on
    /// which more of the steps lie that its stage leaves to be done, and collective land where there is no difference.
    ///
    /// - Complexity: O(p log n) for p parcels on their way and n batches and areas, whose boxes do not all overlap; and
    ///   for each that a parcel meets, O(edges of the parcel · edges near it).
    public init(
        of snapshot: LandSnapshot, batches: [ApprovalBatch], clearingAreas: [ClearingArea], accounts: [QuotaAccount]
    ) {
        let batches = batches.sorted { $0.id < $1.id }
        let clearingAreas = clearingAreas.sorted { $0.id < $1.id }
        let accounts = accounts.sorted { $0.id < $1.id }
        let accountPlaces = Dictionary(accounts.enumerated().map { ($1.id, $0) }) { first, _ in first }
        let accountOfBatch = batches.map { $0.quotaAccountID.flatMap { accountPlaces[$0] } }
        let batchShares = GroundShares(batches.map { $0.status == .withdrawn ? nil : $0.geometry })
        let areaShares = GroundShares(clearingAreas.map(\.geometry))
        let table = snapshot.stages
        let isOnItsWay = Set(ParcelStage.allCases.filter { !table[$0].remainingSteps.isEmpty })
        let usualPath = Dictionary(uniqueKeysWithValues: ParcelStage.allCases.map { ($0, table.usualPath(from: $0)) })
        let shapes = snapshot.parcels.shapes
        var boundary = ParcelBoundary()
        let parcels = snapshot.parcels.stage.enumerated().map { parcel, stage in
            var progress = ParcelProgress(path: usualPath[stage] ?? .collectiveLand)
            guard isOnItsWay.contains(stage) else { return progress }
            if let place = Self.holder(batchShares.shares(of: parcel, in: shapes, &boundary)) {
                progress.join(batches[place], at: place, drawingOn: accountOfBatch[place])
            }
            let shares = areaShares.shares(of: parcel, in: shapes, &boundary)
            if let place = Self.holder(shares) {
                progress.join(clearingAreas[place], at: place)
            } else if let path = Self.path(shares.map { (clearingAreas[$0.place].path, $0.share) }) {
                progress.path = path
            }
            return progress
        }
        self.init(parcels: parcels, accounts: accounts, batches: batches, clearingAreas: clearingAreas)
    }

    /// Shares that differ by no more are taken for equal: rounding is far smaller, land registers are far coarser.
    private static let shareTolerance = 1e-9
    private static let leastShare = 0.5 - shareTolerance

    /// - Parameter shares: in the order of ids.
    private static func holder(_ shares: [(place: Int, share: Double)]) -> Int? {
        guard let most = shares.lazy.map(\.share).max(), most >= leastShare else { return nil }
        return shares.first { $0.share >= most - shareTolerance }?.place
    }

    private static func path(_ shares: [(path: StageTable.Path, share: Double)]) -> StageTable.Path? {
        func sum(_ path: StageTable.Path) -> Double {
            shares.reduce(0) { $1.path == path ? $0 + $1.share : $0 }
        }
        let (collective, state) = (sum(.collectiveLand), sum(.stateLandBuildings))
        guard max(collective, state) >= leastShare else { return nil }
        return state > collective + shareTolerance ? .stateLandBuildings : .collectiveLand
    }
}

extension ParcelProgress {
    fileprivate mutating func join(_ batch: ApprovalBatch, at place: Int, drawingOn account: Int?) {
        self.batch = place
        submittedOn = batch.submittedOn
        approvedOn = batch.approvedOn
        quotaAccount = account
    }

    fileprivate mutating func join(_ area: ClearingArea, at place: Int) {
        path = area.path
        clearingArea = place
        clearingStartsOn = area.startsOn
        clearsOn = area.clearsOn
        households = area.households
        householdsLeft = area.householdsLeft
        clearedShare = area.clearedShare
    }
}

extension StageTable {
    /// The path of land on which more of the steps lie that `stage` leaves to be done; collective land where there is
    /// no difference.
    fileprivate func usualPath(from stage: ParcelStage) -> Path {
        let remaining = Set(self[stage].remainingSteps)
        func count(_ path: Path) -> Int {
            steps.count { remaining.contains($0.id) && $0.paths.contains(path) }
        }
        return count(.stateLandBuildings) > count(.collectiveLand) ? .stateLandBuildings : .collectiveLand
    }
}
