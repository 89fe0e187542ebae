// SPDX-License-Identifier: Apache-2.0

/// The fire hazard class 火灾危险性类别 of what is made or stored, the most dangerous first (GB 50016).
public enum FireHazardClass: Int, CaseIterable, Sendable, Comparable {
    case a, b, c, d, e

    /// `甲`, `甲类`, `A`.
    public init?(_ text: String) {
        let word = text.trimmingPrefix { $0 == " " }.uppercased()
        let positions = ["甲乙丙丁戊", "ABCDE"].compactMap { names in Array(names).firstIndex { $0 == word.first } }
        guard let position = positions.first else { return nil }
        self.init(rawValue: position)
    }

    public var name: Term {
        switch self {
        case .a: Term(en: "A", zh: "甲类")
        case .b: Term(en: "B", zh: "乙类")
        case .c: Term(en: "C", zh: "丙类")
        case .d: Term(en: "D", zh: "丁类")
        case .e: Term(en: "E", zh: "戊类")
        }
    }

    /// Whether a building for this class may hold `other`, which is no more dangerous.
    public func permits(_ other: FireHazardClass) -> Bool { other >= self }

    public static func < (left: FireHazardClass, right: FireHazardClass) -> Bool { left.rawValue < right.rawValue }
}
