// SPDX-License-Identifier: Apache-2.0

/// What a layer holds: the same names in city folders, in the workspace and in exports.
public struct LayerSchema: Sendable {
    public enum GeometryKind: Sendable { case polygon, line, any }

    public let layer: Layer
    public let title: Term
    public let geometry: GeometryKind?
    public let fields: [LayerField]

    public func field(named name: String) -> LayerField? {
        fields.first { $0.name == name }
    }

    /// The columns' names by what they are called in Chinese.
    public var namesByChinese: [String: String] {
        Dictionary(fields.map { ($0.meaning.zh, $0.name) }) { first, _ in first }
    }

    /// Every feature has these, whatever the layer.
    private static let identity: [LayerField] = [
        LayerField("id", .text, "编号", "identifier, unique within the layer", required: true),
        LayerField("name", .text, "名称", "name"),
    ]
    private static let provenance: [LayerField] = [
        LayerField("synthetic", .boolean, "虚构", "true for what was invented to stand in for real data"),
        LayerField("source", .text, "来源", "where the facts come from"),
        LayerField("confidence", .text, "可信度", "confidence mark of the source"),
        LayerField("checked_on", .date, "核实日期", "the day somebody last made sure of these facts"),
        LayerField("note", .text, "备注", "remark"),
        LayerField("extra", .text, "其他属性", "what the source file said beyond these columns, as JSON"),
    ]
    /// Capacities, each the amount free to a new consumer.
    private static let capacities: [LayerField] = [
        LayerField("power_kva", .real, "供电能力", "electric power available, kVA"),
        LayerField("water_m3_per_day", .real, "供水能力", "water supply available, m³ a day"),
        LayerField("gas_m3_per_hour", .real, "供气能力", "natural gas available, m³ an hour"),
        LayerField("effluent_m3_per_day", .real, "排污能力", "waste water that may be discharged, m³ a day"),
    ]

    static func missing(_ layer: Layer) -> LayerSchema {
        preconditionFailure("no schema is declared for layer \(layer.rawValue)")
    }

    static let all: [Layer: LayerSchema] = {
        let list =
            [park, quotaAccount, approvalBatch, clearingArea, parcel, factory, factoryUnit, project]
            + [constraintZone, road, facility, siteLock, target, plan, planSite, scenarioRun]
        return Dictionary(uniqueKeysWithValues: list.map { ($0.layer, $0) })
    }()

    private static func named(
        _ layer: Layer, _ zh: String, _ en: String, _ geometry: GeometryKind?, _ fields: [LayerField]
    ) -> LayerSchema {
        LayerSchema(
            layer: layer, title: Term(en: en, zh: zh), geometry: geometry, fields: identity + fields + provenance)
    }

    private static let park = named(
        .park, "园区", "park", .polygon,
        [
            LayerField("county", .text, "县市区", "county", required: true),
            LayerField("level", .word(["national", "provincial", "county", "district"]), "级别", "level"),
            LayerField("industries", .text, "主导产业", "leading industries: GB/T 4754 divisions, `;` between them"),
            LayerField("investment_threshold_wan_per_mu", .real, "投资强度门槛", "least fixed investment, 万元 per 亩"),
            LayerField("tax_threshold_wan_per_mu", .real, "亩均税收门槛", "least yearly tax, 万元 per 亩"),
            LayerField("published_area_ha", .real, "公布面积", "published area, hectares"),
        ] + capacities)

    private static let parcel = named(
        .parcel, "地块", "parcel", .polygon,
        [
            LayerField("park_id", .text, "园区", "park", references: .park),
            LayerField("county", .text, "县市区", "county", required: true),
            LayerField(
                "land_use", .text, "规划用途", "planned land-use class, such as 100102 (用地用海分类; M2 is read too)",
                required: true),
            LayerField("stage", .stage, "供地阶段", "stage", required: true),
            LayerField("stage_reason", .text, "阶段说明", "why the stage differs from what batches and clearing say"),
            LayerField("holder", .text, "权利人", "who holds the land"),
            LayerField("gross_area_m2", .area, "总用地", "gross area as recorded"),
            LayerField("dedicated_area_m2", .area, "代征面积", "area dedicated to roads and greens as recorded"),
            LayerField("net_area_m2", .area, "净用地", "net area as recorded: what a firm buys"),
            LayerField("ready_on", .date, "可供日期", "day the land can be handed over, where it is known"),
            LayerField("price_wan_per_mu", .real, "地价", "asking price, 万元 per 亩"),
            LayerField("far_min", .real, "容积率下限", "least floor area ratio allowed"),
            LayerField("far_max", .real, "容积率上限", "greatest floor area ratio allowed"),
            LayerField("slope_percent", .real, "坡度", "mean slope, percent"),
            LayerField("road_access", .boolean, "通路", "whether a road reaches the parcel"),
            LayerField(
                "edge_setback_m", .real, "边界退让", "setback along edges that face nothing with a figure of its own, m",
                since: 2),
            LayerField("parent_ids", .text, "来源地块", "parcels it was cut from or merged of, `;` between them", since: 2),
        ] + capacities + [
            LayerField("planar_area_m2", .real, "平面面积", "area in the workspace's projection; computed on import"),
            LayerField("ellipsoidal_area_m2", .real, "椭球面积", "area on the ellipsoid; computed on import"),
        ])

    private static let approvalBatch = named(
        .approvalBatch, "报批批次", "approval batch", .polygon,
        [
            LayerField("number", .text, "批次号", "number of the batch"),
            LayerField("quota_account_id", .text, "指标账户", "quota account drawn on", references: .quotaAccount),
            LayerField("county", .text, "县市区", "county"),
            LayerField("status", .word(["planned", "submitted", "approved", "withdrawn"]), "状态", "status"),
            LayerField("submitted_on", .date, "报批日期", "day of submission, planned or real"),
            LayerField("approved_on", .date, "批复日期", "day of approval, planned or real"),
            LayerField("area_m2", .area, "批次面积", "area of the batch", required: true),
            LayerField("farmland_m2", .area, "其中耕地", "farmland in it"),
        ])

    private static let clearingArea = named(
        .clearingArea, "征拆范围", "clearing area", .polygon,
        [
            LayerField(
                "kind", .word(["collective_land", "state_land_buildings"]), "类别", "what is cleared", required: true),
            LayerField("county", .text, "县市区", "county"),
            LayerField("starts_on", .date, "开始日期", "day the clearing starts"),
            LayerField("clears_on", .date, "清零日期", "day it is to be finished"),
            LayerField("area_m2", .area, "征拆面积", "land to be cleared"),
            LayerField("floor_area_m2", .area, "房屋面积", "floor area of buildings to be bought out"),
            LayerField("households", .integer, "户数", "households in it"),
            LayerField("households_left", .integer, "未签户数", "households not yet signed"),
            LayerField("cleared_share", .real, "完成比例", "share cleared, 0 to 1"),
        ])

    private static let quotaAccount = named(
        .quotaAccount, "指标账户", "quota account", nil,
        [
            LayerField("kind", .text, "类别", "kind of quota"),
            LayerField("period", .text, "期间", "period it is valid for"),
            LayerField("balance_m2", .area, "余额", "balance"),
            LayerField("eligible", .text, "适用对象", "who may draw on it"),
        ])

    private static let factory = named(
        .factory, "标准厂房", "standard factory", .polygon,
        [
            LayerField("park_id", .text, "园区", "park", references: .park),
            LayerField("county", .text, "县市区", "county", required: true),
            LayerField(
                "status", .word(["planned", "under_construction", "completed"]), "状态", "status", required: true),
            LayerField("floor_area_m2", .area, "建筑面积", "floor area", required: true),
            LayerField("floors", .integer, "层数", "number of floors"),
            LayerField("started_on", .date, "开工日期", "day building starts, planned or real"),
            LayerField("completed_on", .date, "竣工日期", "day of completion, planned or real"),
        ])

    private static let factoryUnit = named(
        .factoryUnit, "厂房单元", "factory unit", nil,
        [
            LayerField("factory_id", .text, "所在厂房", "building", required: true, references: .factory),
            LayerField("floor", .integer, "楼层", "floor, 1 for the ground floor"),
            LayerField("floor_area_m2", .area, "面积", "floor area", required: true),
            LayerField("status", .word(["vacant", "pre_let", "let", "sold"]), "状态", "status", required: true),
            LayerField("available_on", .date, "可租日期", "day it is free"),
            LayerField("clear_height_m", .real, "净高", "clear height, m"),
            LayerField("floor_load_kn_per_m2", .real, "荷载", "floor load, kN/m²"),
            LayerField("column_grid_m", .text, "柱网", "column grid, such as 9x9"),
            LayerField("crane_t", .real, "行车", "crane capacity, t"),
            LayerField("fire_class", .text, "火灾危险性", "fire hazard class it is built for, 甲 (A) to 戊 (E)"),
            LayerField("lease_ends_on", .date, "租约到期", "last day of the present lease", since: 2),
            LayerField("power_kva", .real, "供电能力", "electric power, kVA"),
            LayerField("rent_yuan_per_m2_month", .real, "租金", "rent, 元 per m² and month"),
        ])

    private static let project = named(
        .project, "项目", "project", nil,
        [
            LayerField("county", .text, "签约县市区", "county that signed it"),
            LayerField(
                "stage",
                .word([
                    "negotiating", "signed", "land_supply", "land_acquired", "started", "completed", "operating",
                    "suspended",
                    "terminated",
                ]), "阶段", "stage", required: true),
            LayerField("signed_on", .date, "签约日期", "day of signing, planned or real"),
            LayerField("cohort", .integer, "年度", "year it belongs to"),
            LayerField("tier", .text, "规模档", "size tier"),
            LayerField("industry", .text, "行业", "GB/T 4754 division"),
            LayerField("chain", .text, "产业链", "industry chain"),
            LayerField("total_investment_wan", .money, "总投资", "total investment, 万元"),
            LayerField("fixed_investment_wan", .money, "固定资产投资", "fixed investment, 万元"),
            LayerField("tax_wan_per_year", .money, "年税收", "tax a year, 万元"),
            LayerField(
                "priority", .real, "优先级",
                "weight in the plan; where nothing is said, 1 and 1 more for every 亿元 of investment"),
            LayerField("land_use", .text, "用地类别", "land-use class it needs, such as 100102"),
            LayerField("net_area_min_m2", .area, "净用地下限", "least net area"),
            LayerField("net_area_max_m2", .area, "净用地上限", "greatest net area"),
            LayerField("hall_length_m", .real, "厂房长", "length of its hall, m"),
            LayerField("hall_width_m", .real, "厂房宽", "width of its hall, m"),
            LayerField("needed_on", .date, "用地日期", "day it needs the land or the floor"),
            LayerField("chemical", .boolean, "化工", "whether it is a chemical project"),
            LayerField("transfer_counties", .text, "可流转县市区", "counties it may be transferred to, `;` between them"),
            LayerField("park_ids", .text, "意向园区", "parks it would go to, `;` between them; empty for any"),
            LayerField("slope_max_percent", .real, "坡度上限", "steepest slope it can use, percent"),
            LayerField("price_max_wan_per_mu", .real, "地价上限", "highest price it would pay, 万元 per 亩"),
            LayerField("far", .real, "容积率", "floor area ratio it will build"),
            LayerField("floor_area_m2", .area, "厂房面积", "factory floor it needs"),
            LayerField("floor_height_m", .real, "厂房净高", "clear height its floor needs, m"),
            LayerField("floor_load_kn_per_m2", .real, "厂房荷载", "load its floor must carry, kN/m²"),
            LayerField("floor_needed_on", .date, "厂房日期", "day it needs a floor before its land"),
            LayerField("frontage_min_m", .real, "临路长度", "least frontage on a road in one stretch, m", since: 2),
            LayerField("width_min_m", .real, "最小宽度", "least width of the ground, m", since: 2),
            LayerField("floor_column_grid_m", .text, "厂房柱网", "column grid its floor needs, such as 9x9", since: 2),
            LayerField("floor_crane_t", .real, "厂房行车", "crane capacity its floor needs, t", since: 2),
            LayerField("floor_fire_class", .text, "火灾危险性类别", "its own fire hazard class, 甲 (A) to 戊 (E)", since: 2),
        ] + capacities.map { LayerField("needed_" + $0.name, $0.kind, "需" + $0.meaning.zh, "needed: " + $0.meaning.en) }
    )

    private static let constraintZone = named(
        .constraintZone, "约束区", "constraint zone", .polygon,
        [
            LayerField("kind", .text, "类别", "kind, such as ecological_redline", required: true),
            LayerField("buffer_m", .real, "缓冲距离", "buffer around it, m"),
        ])

    private static let road = named(
        .road, "道路", "road", .line,
        [
            LayerField("class", .text, "等级", "class, such as I or III", required: true)
        ])

    private static let facility = named(
        .facility, "设施", "facility", .any,
        [
            LayerField("kind", .text, "类别", "kind, such as river or rail_station", required: true)
        ])

    private static let siteLock = named(
        .siteLock, "意向锁定", "site lock", nil,
        [
            LayerField("parcel_id", .text, "地块", "locked parcel", references: .parcel),
            LayerField("unit_id", .text, "厂房单元", "locked factory unit", references: .factoryUnit),
            LayerField("project_id", .text, "项目", "for which project"),
            LayerField("holder", .text, "锁定方", "who asked for it"),
            LayerField("from_on", .date, "起始日", "first day", required: true),
            LayerField("until_on", .date, "截止日", "last day", required: true),
        ])

    private static let target = named(
        .target, "目标", "target", nil,
        [
            LayerField("section", .text, "章节", "section of the page"),
            LayerField("subject", .text, "事项", "what it is about"),
            LayerField("measure", .text, "指标", "what is counted"),
            LayerField("comparator", .text, "比较", "at_least, more_than, about, exactly or up_to"),
            LayerField("value", .text, "数值", "figure, in the unit beside it"),
            LayerField("unit", .text, "单位", "unit of the figure"),
            LayerField("period", .text, "期间", "period"),
            LayerField("scope", .text, "范围", "scope"),
            LayerField("quote", .text, "原文", "words of the page"),
        ])

    private static let plan = named(
        .plan, "方案", "plan", nil,
        [
            LayerField("made_at", .text, "时间", "moment it was made, ISO 8601"),
            LayerField("status", .text, "求解状态", "status of the solve"),
            LayerField("answer", .text, "结果", "the answer as JSON"),
            LayerField("accepted_on", .date, "采纳日期", "the day its sites were promised", since: 3),
            LayerField("project_count", .integer, "项目数", "projects it was made for", since: 3),
            LayerField("placed_count", .integer, "落地项目数", "projects it places", since: 3),
            LayerField("total_weight", .real, "总权重", "weight of all projects it was made for", since: 3),
            LayerField("placed_weight", .real, "落地权重", "weight of the projects it places", since: 3),
            LayerField("best_bound", .real, "权重上界", "weight that no plan can exceed, as proven", since: 3),
            LayerField("relative_gap", .real, "差距", "relative gap between the weight and its bound", since: 3),
            LayerField("unplaced_ids", .text, "未落地项目", "projects it leaves out, `;` between them", since: 3),
            LayerField(
                "cut_lines", .text, "分割线", "its cuts, a MULTILINESTRING (WKT) in the workspace's CRS", since: 3),
        ])

    private static let planSite = named(
        .planSite, "方案落位", "site of a plan", .polygon,
        [
            LayerField("plan_id", .text, "方案", "plan", required: true, references: .plan),
            LayerField("project_id", .text, "项目", "project; empty for a remainder", required: true),
            LayerField("kind", .text, "方式", "kind of site"),
            LayerField("parcel_ids", .text, "地块", "parcels, `;` between them"),
            LayerField("unit_ids", .text, "单元", "units, `;` between them"),
            LayerField("net_area_m2", .area, "净用地", "net area"),
            LayerField("score", .real, "得分", "score, 0 to 100"),
            LayerField("role", .word(["allotment", "remainder"]), "用途", "what it is of its ground", since: 3),
            LayerField("weight", .real, "权重", "weight of the project in the plan", since: 3),
            LayerField(
                "promised", .boolean, "已承诺", "whether the site was promised before and not in question", since: 3),
            LayerField("floor_from_on", .date, "厂房可用日", "first day of the floor that comes before the land", since: 3),
            LayerField("land_from_on", .date, "土地可用日", "first day of the land that comes after the floor", since: 3),
            LayerField("move_on", .date, "搬迁日", "day of moving from the floor to the land", since: 3),
            LayerField(
                "ground_state", .text, "地块状态",
                "digests of its parcels and units as the plan found them, `;` between them", since: 3),
        ])

    private static let scenarioRun = named(
        .scenarioRun, "情景运行", "scenario run", nil,
        [
            LayerField("made_at", .text, "时间", "moment it was made, ISO 8601"),
            LayerField("scenario", .text, "情景", "scenario"),
            LayerField("answer", .text, "结果", "the answer as JSON"),
        ])
}
