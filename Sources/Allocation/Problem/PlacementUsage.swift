// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Siting

/// What projects draw of what is limited: utilities, quotas of land, the budget. The rows (7) to (10).
struct PlacementUsage {
    private(set) var rows: [PackingProblem.Row] = []
    /// What each of the rows limits.
    private(set) var meanings: [PlacementRow] = []
    /// By how much what is promised exceeds each limit already.
    private(set) var overdrafts: [Double] = []
    private let problem: PlacementProblem
    /// By park and kind; only where the projects may want more than there is.
    private var utilityRows: [[UtilityKind: Int32]]
    private var quotaRows: [(quota: LandQuota, row: Int32)] = []
    private var budgetRow: Int32?
    /// By candidate, of those that begin on a floor and go on to land.
    private var transitionRows: [Int: Int32] = [:]

    private var snapshot: LandSnapshot { problem.finder.snapshot }

    init(_ problem: PlacementProblem) {
        self.problem = problem
        let snapshot = problem.finder.snapshot
        utilityRows = Array(repeating: [:], count: snapshot.parks.count)
        for (number, park) in snapshot.parks.enumerated() {
            for kind in UtilityKind.allCases {
                guard let capacity = park.capacities[kind] else { continue }
                let wanted = problem.candidates.reduce(0) { $0 + ($1.requirement.needs[kind] ?? 0) }
                guard wanted > capacity else { continue }
                let kept = problem.candidates.filter { $0.parkDrawnFrom(in: snapshot) == number }
                    .reduce(0) { $0 + ($1.requirement.needs[kind] ?? 0) }
                utilityRows[number][kind] = addRow(
                    "(7) \(park.id) \(kind.rawValue)", .utility(parkID: park.id, kind), upTo: capacity - kept)
            }
        }
        let promisedParcels = problem.candidates.compactMap(\.promisedParcel)
        for quota in problem.policy.landQuotas {
            let kept = promisedParcels.filter { isSupplied([$0], in: quota) }
                .reduce(0) { $0 + snapshot.parcels.netAreaSquareMetres[$1] }
            quotaRows.append(
                (quota, addRow("(8) \(quota.name)", .quota(name: quota.name), upTo: quota.area.squareMetres - kept)))
        }
        if let budget = problem.policy.landBudgetWan?.value {
            let kept = promisedParcels.reduce(0) {
                $0 + price(of: [$1]) * snapshot.parcels.netAreaSquareMetres[$1]
            }
            budgetRow = addRow("(9) land budget", .budget, upTo: budget - kept)
        }
        for (index, candidate) in problem.candidates.enumerated() where candidate.seeksLand && candidate.seeksFloor {
            transitionRows[index] = Int32(rows.count)
            rows.append(.init(name: Self.transitionRow(of: candidate), lower: 0, upper: 0))
            meanings.append(.transition(candidate: index))
            overdrafts.append(0)
        }
    }

    /// The name of the row (10) of a project.
    static func transitionRow(of candidate: PlacementCandidate) -> String { "(10) \(candidate.project.id)" }

    private mutating func addRow(_ name: String, _ meaning: PlacementRow, upTo limit: Double) -> Int32 {
        meanings.append(meaning)
        overdrafts.append(max(0, -limit))
        rows.append(.init(name: name, upper: max(0, limit)))
        return Int32(rows.count - 1)
    }

    /// The rows in which a square metre of a ground counts, with how much.
    func areaRows(of parcels: [Int]) -> [RowUse] {
        var uses = quotaRows.filter { isSupplied(parcels, in: $0.quota) }.map { RowUse(row: $0.row, amount: 1) }
        if let budgetRow {
            let price = price(of: parcels)
            if price > 0 { uses.append(RowUse(row: budgetRow, amount: price)) }
        }
        return uses
    }

    /// What a project uses on land, beside what its area counts for.
    func usesOnLand(of candidate: Int, parcels: [Int]) -> [RowUse] {
        utilities(problem.candidates[candidate].requirement.needs, onParcel: parcels[0])
            + (transitionRows[candidate].map { [RowUse(row: $0, amount: 1)] } ?? [])
    }

    /// What a project uses on a floor. On one it begins on it draws nothing: utilities are asked for its own plant.
    func usesOnFloor(of candidate: Int, units: [Int]) -> [RowUse] {
        if let row = transitionRows[candidate] { return [RowUse(row: row, amount: -1)] }
        guard problem.candidates[candidate].requirement.asksForFloor,
            case let park = park(ofUnit: units[0]), park >= 0
        else { return [] }
        return utilities(problem.candidates[candidate].requirement.needs, park: park)
    }

    /// What a plant with such needs draws on a parcel, and on a unit.
    func utilities(_ needs: UtilityAmounts, onParcel parcel: Int) -> [RowUse] {
        utilities(needs, park: Int(snapshot.parcels.park[parcel]))
    }

    func utilities(_ needs: UtilityAmounts, onUnit unit: Int) -> [RowUse] {
        utilities(needs, park: park(ofUnit: unit))
    }

    private func park(ofUnit unit: Int) -> Int {
        snapshot.units[unit].parkID.flatMap { id in snapshot.parks.firstIndex { $0.id == id } } ?? -1
    }

    private func utilities(_ needs: UtilityAmounts, park: Int) -> [RowUse] {
        guard park >= 0 else { return [] }
        return UtilityKind.allCases.compactMap { kind in
            guard let row = utilityRows[park][kind], let need = needs[kind], need > 0 else { return nil }
            return RowUse(row: row, amount: need)
        }
    }

    /// Whether land is new in a period: not in reserve on the base date, and ready by it.
    private func isSupplied(_ parcels: [Int], in quota: LandQuota) -> Bool {
        let ready = parcels.map { snapshot.parcels.readyDay[$0] }.max() ?? 0
        return ready > snapshot.baseDate.daysSince1970 && ready >= quota.from.daysSince1970
            && ready <= quota.until.daysSince1970
    }

    /// In 万元 per square metre, weighted by area; what is not known counts for nothing.
    private func price(of parcels: [Int]) -> Double {
        let columns = snapshot.parcels
        let total = parcels.reduce(0) { $0 + columns.netAreaSquareMetres[$1] }
        guard total > 0 else { return 0 }
        let worth = parcels.reduce(0) { sum, parcel in
            let price = columns.priceWanPerMu[parcel]
            return sum + (price.isNaN ? 0 : price) * columns.netAreaSquareMetres[parcel]
        }
        return worth / total / Area.squareMetresPerMu
    }
}

extension PlacementCandidate {
    /// Position of the park whose utilities its promised site draws; nil outside parks, and for a floor that it only
    /// begins on.
    fileprivate func parkDrawnFrom(in snapshot: LandSnapshot) -> Int? {
        if let promisedParcel {
            let park = Int(snapshot.parcels.park[promisedParcel])
            return park >= 0 ? park : nil
        }
        guard requirement.asksForFloor else { return nil }
        return promisedFloor?.parkID.flatMap { id in snapshot.parks.firstIndex { $0.id == id } }
    }
}
