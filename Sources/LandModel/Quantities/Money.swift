// SPDX-License-Identifier: Apache-2.0

/// An amount of renminbi. 万 = 10⁴, 亿 = 10⁸.
public struct Money: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let yuan: Double

    public init(yuan: Double) {
        self.yuan = yuan
    }

    public init(tenThousandYuan: Double) {
        yuan = tenThousandYuan * 10_000
    }

    /// Reads `3亿元`, `3亿`, `5000万元`, `648 万`, `429元`; a bare number is refused.
    public init(parsing text: String) throws(QuantityError) {
        guard let parsed = NumberAndUnit(text), let factor = Money.factor(of: parsed.unit) else {
            throw QuantityError(text: text, expected: "an amount of money such as `3亿元`, `648万元` or `429元`")
        }
        yuan = parsed.number * factor
    }

    public var tenThousandYuan: Double { yuan / 10_000 }
    public var hundredMillionYuan: Double { yuan / 100_000_000 }

    public static func < (left: Money, right: Money) -> Bool { left.yuan < right.yuan }
    public static func + (left: Money, right: Money) -> Money { Money(yuan: left.yuan + right.yuan) }

    /// In the largest unit that leaves a whole part: `3亿元`, `648万元`, `429元`.
    public var description: String {
        switch abs(yuan) {
        case 100_000_000...: hundredMillionYuan.plainText(decimals: 4) + "亿元"
        case 10_000...: tenThousandYuan.plainText(decimals: 4) + "万元"
        default: yuan.plainText() + "元"
        }
    }

    private static func factor(of unit: String) -> Double? {
        switch unit {
        case "元", "yuan", "cny": 1
        case "万元", "万": 10_000
        case "亿元", "亿": 100_000_000
        default: nil
        }
    }
}
