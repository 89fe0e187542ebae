// SPDX-License-Identifier: Apache-2.0
public import LandModel
public import SimpleFeatures

/// Something in the data that contradicts itself or the rest.
public struct Fault: Sendable, Hashable {
    public enum Code: String, Sendable, CaseIterable {
        case invalidGeometry, areasDisagree, netAboveGross, overlap, danglingReference, unknownLandUse, unreadable
        case windowReversed, damagedFile

        public var name: Term {
            switch self {
            case .invalidGeometry: Term(en: "invalid geometry", zh: "图形无效")
            case .areasDisagree: Term(en: "recorded and measured area disagree", zh: "证载面积与图形面积不符")
            case .netAboveGross: Term(en: "net area above gross", zh: "净用地大于总用地")
            case .overlap: Term(en: "parcels overlap", zh: "地块重叠")
            case .danglingReference: Term(en: "refers to what is not there", zh: "引用不存在")
            case .unknownLandUse: Term(en: "unknown land-use class", zh: "用地类别未知")
            case .unreadable: Term(en: "unreadable value", zh: "数值无法识别")
            case .windowReversed: Term(en: "window reversed", zh: "区间颠倒")
            case .damagedFile: Term(en: "the file is damaged", zh: "文件损坏")
            }
        }
    }

    public let code: Code
    /// Nil for the file as a whole.
    public let layer: Layer?
    public let featureID: String
    public let message: String
    public let location: Coordinate?
}
