// SPDX-License-Identifier: Apache-2.0
public import LandModel

/// One land or factory target of the year beside what has happened by the base date and what is planned to.
public struct TargetProgress: Sendable {
    public enum Measure: String, CaseIterable, Sendable {
        case reserve, approvedLand, clearedLand, clearedFloor, factoryStarted, factoryCompleted

        public var name: Term {
            switch self {
            case .reserve: Term(en: "serviced land in stock", zh: "动态储备工业用地")
            case .approvedLand: Term(en: "land approved", zh: "报批土地")
            case .clearedLand: Term(en: "collective land cleared", zh: "集体土地征拆")
            case .clearedFloor: Term(en: "buildings on state land bought out", zh: "国有土地房屋征收")
            case .factoryStarted: Term(en: "standard factories started", zh: "标准厂房开工")
            case .factoryCompleted: Term(en: "standard factories completed", zh: "标准厂房建成")
            }
        }

        /// Land is spoken of in 亩, floor in 万㎡.
        public var isFloor: Bool { self == .clearedFloor || self == .factoryStarted || self == .factoryCompleted }

        /// How the target table names it.
        public var targetID: String { TargetProgress.targetIDs[self] ?? rawValue }
    }

    public let measure: Measure
    public let target: Target?
    public let targetArea: Area?
    /// By the base date, inclusive.
    public let actual: Area
    /// In the calendar year of the base date, planned or done; for a stock, the same as `actual`.
    public let planned: Area

    /// Ids of `target.csv`, the same in every city's folder.
    private static let targetIDs: [Measure: String] = [
        .reserve: "industrial-reserve", .approvedLand: "land-approved", .clearedLand: "land-cleared",
        .clearedFloor: "houses-expropriated", .factoryStarted: "factory-started",
        .factoryCompleted: "factory-completed",
    ]

    /// The six measures in their order, each with its target where the workspace has one.
    public static func all(_ plan: YearPlan, stock: StockTable, baseDate: CalendarDate, stages: StageTable)
        -> [TargetProgress]
    {
        let targets = Dictionary(plan.targets.map { ($0.id, $0) }) { first, _ in first }
        func sum<Item>(_ items: [Item], _ area: (Item) -> Double, _ date: (Item) -> CalendarDate?) -> (Area, Area) {
            var actual = 0.0
            var planned = 0.0
            for item in items {
                guard let day = date(item), day.year == baseDate.year else { continue }
                planned += area(item)
                if day <= baseDate { actual += area(item) }
            }
            return (Area(squareMetres: actual), Area(squareMetres: planned))
        }
        let land = plan.clearingAreas.filter { !$0.isStateLandBuildings }
        let buildings = plan.clearingAreas.filter(\.isStateLandBuildings)
        return Measure.allCases.map { measure in
            let (actual, planned): (Area, Area) =
                switch measure {
                case .reserve: (stock.nominalReserve(stages), stock.nominalReserve(stages))
                case .approvedLand: sum(plan.batches, \.areaSquareMetres, \.approvedOn)
                case .clearedLand: sum(land, \.areaSquareMetres, \.clearsOn)
                case .clearedFloor: sum(buildings, \.floorAreaSquareMetres, \.clearsOn)
                case .factoryStarted: sum(plan.factories, \.floorAreaSquareMetres, \.startedOn)
                case .factoryCompleted: sum(plan.factories, \.floorAreaSquareMetres, \.completedOn)
                }
            let target = targets[measure.targetID]
            return TargetProgress(
                measure: measure, target: target, targetArea: target.flatMap(area), actual: actual, planned: planned)
        }
    }

    private static func area(of target: Target) -> Area? {
        guard let value = target.value, let unit = target.unit else { return nil }
        return try? Area(parsing: value + unit)
    }
}
