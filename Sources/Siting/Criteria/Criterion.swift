// SPDX-License-Identifier: Apache-2.0
public import LandModel

/// One hard criterion of a search, in the order of the funnel: what costs nothing to test comes first.
///
/// <doc:Criteria> documents for each one which data it needs, what absent data means, and the test that guards it.
public enum Criterion: Hashable, Sendable, CustomStringConvertible {
    case stage, landUse, county, park, netArea, ready, lock, price, floorAreaRatio, slope
    case utility(UtilityKind)
    case investmentIntensity, taxIntensity
    case frontage, width
    case hall
    case distance(facilityKind: String, isMaximum: Bool)
    case exclusionShare
    case floorArea, floorHeight, floorLoad, floorGrid, floorCrane, floorFire
    /// A straight cut takes the part and leaves both sides good.
    case cut
    /// Neighbours make it up.
    case merge

    /// The name it has in answers and on the command line: `net-area`, `power`, `away:river`.
    public var description: String {
        switch self {
        case .stage: "stage"
        case .landUse: "land-use"
        case .county: "county"
        case .park: "park"
        case .netArea: "net-area"
        case .ready: "ready"
        case .lock: "lock"
        case .price: "price"
        case .floorAreaRatio: "far"
        case .slope: "slope"
        case .utility(let kind): kind.rawValue
        case .investmentIntensity: "investment-intensity"
        case .taxIntensity: "tax-intensity"
        case .frontage: "frontage"
        case .width: "width"
        case .hall: "hall"
        case .distance(let kind, let isMaximum): (isMaximum ? "near:" : "away:") + kind
        case .exclusionShare: "exclusion-share"
        case .floorArea: "floor-area"
        case .floorHeight: "floor-height"
        case .floorLoad: "floor-load"
        case .cut: "cut"
        case .merge: "merge"
        case .floorGrid: "floor-grid"
        case .floorCrane: "floor-crane"
        case .floorFire: "floor-fire"
        }
    }

    public var name: Term {
        switch self {
        case .stage: Term(en: "still offered", zh: "仍可供地")
        case .landUse: Term(en: "land-use class", zh: "用地类别")
        case .county: Term(en: "signing county", zh: "签约县市区")
        case .park: Term(en: "park", zh: "园区")
        case .netArea: Term(en: "net area", zh: "净用地")
        case .ready: Term(en: "ready by", zh: "按期可供")
        case .lock: Term(en: "not locked", zh: "未锁定")
        case .price: Term(en: "price", zh: "地价")
        case .floorAreaRatio: Term(en: "floor area ratio", zh: "容积率")
        case .slope: Term(en: "slope", zh: "坡度")
        case .utility(let kind): kind.name
        case .investmentIntensity: Term(en: "investment per 亩", zh: "投资强度")
        case .taxIntensity: Term(en: "tax per 亩", zh: "亩均税收")
        case .frontage: Term(en: "road frontage", zh: "临路长度")
        case .width: Term(en: "width", zh: "最小宽度")
        case .hall: Term(en: "hall fits", zh: "厂房可布局")
        case .distance(let kind, true): Term(en: "near \(kind)", zh: "邻近 \(kind)")
        case .distance(let kind, false): Term(en: "away from \(kind)", zh: "远离 \(kind)")
        case .exclusionShare: Term(en: "constraint zones", zh: "约束区占比")
        case .floorArea: Term(en: "floor area", zh: "厂房面积")
        case .floorHeight: Term(en: "clear height", zh: "净高")
        case .floorLoad: Term(en: "floor load", zh: "荷载")
        case .cut: Term(en: "can be cut so", zh: "可分割")
        case .merge: Term(en: "can be merged so", zh: "可合并")
        case .floorGrid: Term(en: "column grid", zh: "柱网")
        case .floorCrane: Term(en: "crane", zh: "行车")
        case .floorFire: Term(en: "fire hazard class", zh: "火灾危险性类别")
        }
    }
}
