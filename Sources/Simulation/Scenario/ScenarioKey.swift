// SPDX-License-Identifier: Apache-2.0
public import LandModel

/// The entries of a scenario file of the mode `reserve`, by their path in it.
///
/// One table: reading, checking, showing, comparing and varying scenarios all go by it. An entry that is absent takes its
/// neutral value, which leaves out what it stands for.
public enum ScenarioKey: String, Sendable, Hashable, CaseIterable {
    case horizon

    case investmentExponent = "demand.investmentExponent"
    case intensityMedian = "demand.intensityMedian"
    case intensitySigma = "demand.intensitySigma"
    case startLag = "demand.startLag"
    case landLead = "demand.landLead"
    case dropOut = "demand.dropOut"
    case patience = "demand.patience"
    case batchShare = "demand.batchShare"
    case areaTolerance = "demand.areaTolerance"
    case hallShare = "demand.hallShare"
    case hallAspect = "demand.hallAspect"
    case transferShare = "demand.transferShare"
    case laterPhaseAfter = "demand.laterPhaseAfter"

    case reserve = "supply.reserve"
    case stockMultiple = "supply.stockMultiple"
    case durationScale = "supply.durationScale"
    case approvalDelay = "supply.approvalDelay"
    case approvalSuccess = "supply.approvalSuccess"
    case clearingCrews = "supply.clearingCrews"
    case householdTail = "supply.householdTail"
    case idleReturn = "supply.idleReturn"
    case quota = "supply.quota"

    case firmsPerYear = "factories.firmsPerYear"
    case firmFloor = "factories.firmFloor"
    case lease = "factories.lease"
    case renewal = "factories.renewal"
    case graduation = "factories.graduation"
    case graduateLand = "factories.graduateLand"
    case transitionShare = "factories.transitionShare"
    case transitionFloor = "factories.transitionFloor"
    case substitution = "factories.substitution"
    case capacity = "factories.capacity"
    case startedPerYear = "factories.startedPerYear"
    case floorAreaRatio = "factories.floorAreaRatio"
    case landFromReserve = "factories.landFromReserve"
    case lotFloor = "factories.lotFloor"
    case completionSlip = "factories.completionSlip"

    case heldBack = "policy.heldBack"
    case heldBackFrom = "policy.heldBackFrom"
    case baseStock = "policy.baseStock"
    case lock = "policy.lock"
    case lockLapse = "policy.lockLapse"
    case listing = "policy.listing"
    case auctionSuccess = "policy.auctionSuccess"

    case landCost = "money.landCost"
    case interest = "money.interest"
    case waitingCost = "money.waitingCost"

    case fillTarget = "service.fillTarget"

    /// The last part of the path, as the file writes it.
    var name: String { rawValue.split(separator: ".").last.map(String.init) ?? rawValue }

    static func keys(of section: String) -> [ScenarioKey] { allCases.filter { $0.rawValue.hasPrefix(section + ".") } }

    /// A number, or a law that numbers are drawn from.
    public enum Shape: Sendable, Hashable {
        /// - Parameters:
        ///   - range: allowed, in the base unit.
        ///   - neutral: taken where the entry is absent; nil where it must be stated.
        case figure(ScenarioQuantity, in: ClosedRange<Double>, neutral: Double?)
        /// Absent, nothing is drawn.
        case law(ScenarioQuantity)
    }

    public var shape: Shape {
        switch self {
        case .horizon: .figure(.duration, in: 0.01...120, neutral: nil)
        case .investmentExponent: .figure(.number, in: 1e-6...20, neutral: 1)
        case .intensityMedian: .figure(.intensity, in: 1...1e6, neutral: 450)
        case .intensitySigma: .figure(.number, in: 0...2, neutral: 0)
        case .startLag, .landLead, .patience, .laterPhaseAfter, .lease, .completionSlip, .lock, .listing:
            .law(.duration)
        case .dropOut, .batchShare, .transferShare, .renewal, .transitionShare, .substitution, .landFromReserve,
            .lockLapse:
            .figure(.share, in: 0...1, neutral: 0)
        case .areaTolerance: .figure(.share, in: 0...0.5, neutral: 0.1)
        case .hallShare: .law(.share)
        case .hallAspect: .law(.number)
        case .reserve: .figure(.land, in: 0...1e7, neutral: 0)
        case .stockMultiple: .figure(.number, in: 0...20, neutral: 1)
        case .durationScale: .figure(.number, in: 0.05...20, neutral: 1)
        case .approvalDelay: .figure(.duration, in: 0...120, neutral: 0)
        case .approvalSuccess: .figure(.share, in: 0...1, neutral: 1)
        // Sales that fail are held again: below a twentieth none would ever end.
        case .auctionSuccess: .figure(.share, in: 0.05...1, neutral: 1)
        case .quota: .figure(.number, in: 0...100, neutral: 1)
        case .clearingCrews: .figure(.number, in: 0...10_000, neutral: 0)
        case .householdTail: .figure(.number, in: 0...2, neutral: 0)
        case .idleReturn, .graduation: .figure(.rate, in: 0...12, neutral: 0)
        case .firmsPerYear: .figure(.rate, in: 0...1e5, neutral: 0)
        case .firmFloor, .transitionFloor, .lotFloor: .law(.floorArea)
        case .graduateLand: .law(.land)
        case .capacity, .startedPerYear: .figure(.floorArea, in: 0...1e9, neutral: 0)
        case .floorAreaRatio: .figure(.number, in: 0.1...10, neutral: 1.5)
        case .heldBack: .figure(.land, in: 0...1e6, neutral: 0)
        case .heldBackFrom: .figure(.investment, in: 0...1e5, neutral: 0)
        case .baseStock: .figure(.land, in: 0...1e7, neutral: 0)
        case .landCost: .figure(.landCost, in: 0...1e5, neutral: 0)
        case .interest: .figure(.rate, in: 0...1, neutral: 0)
        case .waitingCost: .figure(.waitingCost, in: 0...1e5, neutral: 0)
        case .fillTarget: .figure(.share, in: 0...1, neutral: 0.9)
        }
    }

    public var title: Term {
        switch self {
        case .horizon: Term(en: "horizon", zh: "时段")
        case .investmentExponent: Term(en: "exponent of the investment tail", zh: "投资额分布尾部指数")
        case .intensityMedian: Term(en: "median investment per 亩", zh: "亩均总投资中位数")
        case .intensitySigma: Term(en: "spread of ln(investment per 亩)", zh: "亩均总投资对数标准差")
        case .startLag: Term(en: "signing to start", zh: "签约至开工")
        case .landLead: Term(en: "land needed before the start", zh: "开工前需供地时间")
        case .dropOut: Term(en: "signings that never start", zh: "签约后终止比例")
        case .patience: Term(en: "how long a project waits for land", zh: "项目等地耐心")
        case .batchShare: Term(en: "starts moved to a joint date", zh: "集中开工比例")
        case .areaTolerance: Term(en: "area may differ by", zh: "面积容差")
        case .hallShare: Term(en: "hall’s share of the land", zh: "主厂房占地比例")
        case .hallAspect: Term(en: "length by width of the hall", zh: "主厂房长宽比")
        case .transferShare: Term(en: "projects that may go to another county", zh: "可跨县市区流转比例")
        case .laterPhaseAfter: Term(en: "later phases after the first", zh: "后续期用地间隔")
        case .reserve: Term(en: "reserve held", zh: "储备用地")
        case .stockMultiple: Term(en: "multiple of the reserve", zh: "储备倍数")
        case .durationScale: Term(en: "durations of supply, times", zh: "供地各环节时长倍数")
        case .approvalDelay: Term(en: "approvals slip by", zh: "报批推迟")
        case .approvalSuccess: Term(en: "approvals that succeed", zh: "报批通过率")
        case .clearingCrews: Term(en: "clearings at once in a county", zh: "县市区同时征拆数")
        case .householdTail: Term(en: "spread of ln(clearing time), last households", zh: "征拆拖延对数标准差")
        case .quota: Term(en: "quota accounts, times", zh: "用地指标倍数")
        case .idleReturn: Term(en: "idle land taken back", zh: "闲置土地收回率")
        case .firmsPerYear: Term(en: "small firms that seek floor", zh: "年中小企业入园数")
        case .firmFloor: Term(en: "floor of a small firm", zh: "中小企业厂房面积")
        case .lease: Term(en: "lease", zh: "租期")
        case .renewal: Term(en: "leases renewed", zh: "续租比例")
        case .graduation: Term(en: "tenants that buy own land", zh: "租户转为自建比率")
        case .graduateLand: Term(en: "land of such a tenant", zh: "自建用地")
        case .transitionShare: Term(en: "projects that rent floor till they can build", zh: "厂房过渡比例")
        case .transitionFloor: Term(en: "floor rented meanwhile", zh: "过渡厂房面积")
        case .substitution: Term(en: "projects that take floor instead of land", zh: "厂房替代供地比例")
        case .capacity: Term(en: "factory floor to let at the start", zh: "期初可租厂房")
        case .startedPerYear: Term(en: "factory floor begun", zh: "年开工标准厂房")
        case .floorAreaRatio: Term(en: "floor area ratio of factories", zh: "标准厂房容积率")
        case .landFromReserve: Term(en: "factory land that comes from the reserve", zh: "厂房用地取自储备比例")
        case .lotFloor: Term(en: "floor of one factory project", zh: "单个厂房项目面积")
        case .completionSlip: Term(en: "completion later than dated", zh: "竣工延期")
        case .heldBack: Term(en: "held back in each park", zh: "园区预留")
        case .heldBackFrom: Term(en: "for projects from", zh: "预留对象投资下限")
        case .baseStock: Term(en: "reserve aimed at", zh: "目标储备水平")
        case .lock: Term(en: "lock before the sale", zh: "意向锁定期")
        case .lockLapse: Term(en: "locks that lapse", zh: "锁定失效比例")
        case .listing: Term(en: "listing to sale", zh: "挂牌至成交")
        case .auctionSuccess: Term(en: "sales that succeed", zh: "成交率")
        case .landCost: Term(en: "cost of serviced land", zh: "净地成本")
        case .interest: Term(en: "interest", zh: "资金成本")
        case .waitingCost: Term(en: "cost of waiting", zh: "等待成本")
        case .fillTarget: Term(en: "share of land demand to be met at once", zh: "即时满足目标")
        }
    }
}
