// SPDX-License-Identifier: Apache-2.0

/// A surface. One 亩 is 2000/3 m² exactly, so 15亩 make one hectare.
public struct Area: Hashable, Comparable, Sendable, CustomStringConvertible {
    public enum Unit: String, Sendable, CaseIterable {
        case squareMetre = "m2"
        case tenThousandSquareMetres = "万m2"
        case mu = "亩"
        case hectare = "ha"
        case squareKilometre = "km2"

        public var squareMetres: Double {
            switch self {
            case .squareMetre: 1
            case .tenThousandSquareMetres, .hectare: 10_000
            case .mu: Area.squareMetresPerMu
            case .squareKilometre: 1_000_000
            }
        }
    }

    public static let squareMetresPerMu = 2000.0 / 3.0
    public static let zero = Area(squareMetres: 0)

    public let squareMetres: Double

    public init(squareMetres: Double) {
        self.squareMetres = squareMetres
    }

    public init(mu: Double) {
        // 2000 * mu / 3 keeps whole multiples of 3亩 exact, which mu * (2000 / 3) does not.
        squareMetres = 2000 * mu / 3
    }

    /// Reads `120亩`, `120 mu`, `8ha`, `8公顷`, `2.5万㎡`, `25000 m²`, `3平方公里`; a bare number takes `defaultUnit`.
    public init(parsing text: String, defaultUnit: Unit? = nil) throws(QuantityError) {
        guard let parsed = NumberAndUnit(text),
            let unit = Area.unit(named: parsed.unit) ?? (parsed.unit.isEmpty ? defaultUnit : nil)
        else {
            throw QuantityError(text: text, expected: "an area such as `120亩`, `8ha` or `2.5万㎡`")
        }
        switch unit {
        case .mu: self.init(mu: parsed.number)
        default: self.init(squareMetres: parsed.number * unit.squareMetres)
        }
    }

    public var mu: Double { squareMetres * 3 / 2000 }
    public var hectares: Double { squareMetres / 10_000 }

    public static func < (left: Area, right: Area) -> Bool { left.squareMetres < right.squareMetres }
    public static func + (left: Area, right: Area) -> Area {
        Area(squareMetres: left.squareMetres + right.squareMetres)
    }
    public static func - (left: Area, right: Area) -> Area {
        Area(squareMetres: left.squareMetres - right.squareMetres)
    }

    /// `90亩`: at most two decimals.
    public var description: String { mu.plainText() + "亩" }

    private static func unit(named name: String) -> Unit? {
        switch name {
        case "m2", "sqm", "平方米", "平米", "平": .squareMetre
        case "万m2", "万平方米", "万平米", "万平", "万方": .tenThousandSquareMetres
        case "亩", "mu": .mu
        case "ha", "公顷", "hectare", "hectares": .hectare
        case "km2", "平方公里", "平方千米": .squareKilometre
        default: nil
        }
    }
}
