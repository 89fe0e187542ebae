// SPDX-License-Identifier: Apache-2.0
public import LandModel

/// Why the shape index may know less of a parcel than there is to know.
public struct ShapeCautions: OptionSet, Sendable, Hashable {
    public let rawValue: Int32

    public init(rawValue: Int32) {
        self.rawValue = rawValue
    }

    /// There is no area to measure.
    public static let noArea = ShapeCautions(rawValue: 1)
    /// The geometry is not valid: it is repaired on import and nowhere else, and not cut.
    public static let notValid = ShapeCautions(rawValue: 2)
    /// GEOS refused something; what follows from it is NaN or not known.
    public static let notMeasured = ShapeCautions(rawValue: 4)
    /// The envelope has too many vertices and was replaced by a simpler one inside.
    public static let outlineSimplified = ShapeCautions(rawValue: 8)
    /// The search for long halls was cut off: some bounds are infinite.
    public static let frontierCutOff = ShapeCautions(rawValue: 16)
    /// Not all directions of cut were tried, or not to the end.
    public static let ladderCutOff = ShapeCautions(rawValue: 32)

    private static let names: [(caution: ShapeCautions, name: Term)] = [
        (.noArea, Term(en: "the parcel has no area", zh: "地块没有面积")),
        (.notValid, Term(en: "the geometry is not valid", zh: "图形无效")),
        (.notMeasured, Term(en: "a measure could not be taken", zh: "部分指标无法量算")),
        (.outlineSimplified, Term(en: "an outline of too many vertices was simplified", zh: "顶点过多，已按内侧简化")),
        (.frontierCutOff, Term(en: "the search for long halls was cut off", zh: "厂房长度搜索被截断")),
        (.ladderCutOff, Term(en: "not all directions of cut were tried", zh: "未试遍所有分割方向")),
    ]

    /// What is to be said, one by one.
    public var terms: [Term] { Self.names.filter { contains($0.caution) }.map(\.name) }
}
