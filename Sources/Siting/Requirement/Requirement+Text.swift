// SPDX-License-Identifier: Apache-2.0
internal import Foundation
public import LandModel

extension Requirement {
    /// The words a requirement may be written with, on the command line and in requirement files alike.
    public enum Key: String, CaseIterable, Sendable {
        case area, landUse = "land-use", county, transfer, park, by, hall, industry, near, away, slope, price, far
        case power, water, gas, effluent, investment, tax, exclusion, floor, remainder
        case frontage, width
        case floorHeight = "floor-height", floorLoad = "floor-load", acceptLocks = "accept-locks"
        case floorGrid = "floor-grid", floorCrane = "floor-crane", floorFire = "floor-fire"
    }

    /// Sets one criterion from text; `near` and `away` replace the rule of the same kind of facility, lists
    /// are separated by `,` or `;` and add to what is there.
    public mutating func set(_ key: Key, to text: String) throws(QuantityError) {
        switch key {
        case .area: netArea = try .areas(parsing: text)
        case .landUse: landUse = LandUseCode(text)
        case .county: county = text
        case .transfer: transferCounties.formUnion(Requirement.list(text))
        case .park: parkIDs.formUnion(Requirement.list(text))
        case .by: needBy = try Period(parsing: text).last
        case .hall: hall = try Requirement.hall(text)
        case .industry:
            guard let known = Industry(code: text.trimmingCharacters(in: .whitespaces)) else {
                throw QuantityError(text: text, expected: "a manufacturing division of GB/T 4754, `13` to `43`")
            }
            industry = known.code
        case .near: add(try Requirement.distance(text, isMaximum: true))
        case .away: add(try Requirement.distance(text, isMaximum: false))
        case .slope: slopeMaximumPercent = try Requirement.number(text, units: ["", "%"])
        case .price: priceMaximumWanPerMu = try Requirement.number(text, units: ["", "万", "万/亩", "万元/亩"])
        case .far: floorAreaRatio = try Requirement.number(text, units: [""])
        case .power: needs[.power] = try Requirement.number(text, units: ["", "kva"])
        case .water: needs[.water] = try Requirement.number(text, units: ["", "m3/d"])
        case .gas: needs[.gas] = try Requirement.number(text, units: ["", "m3/h"])
        case .effluent: needs[.effluent] = try Requirement.number(text, units: ["", "m3/d"])
        case .investment: fixedInvestment = try Money(parsing: text)
        case .tax: taxPerYear = try Money(parsing: text)
        case .exclusion:
            exclusionShareMaximum = try Requirement.share(text)
            exclusionIsLaw = false
        case .floor: floorArea = try Requirement.floor(text)
        case .frontage: frontageMinimumMetres = try Requirement.number(text, units: ["", "m", "米"])
        case .width: widthMinimumMetres = try Requirement.number(text, units: ["", "m", "米"])
        case .remainder: remainderMinimum = try Area(parsing: text, defaultUnit: .mu)
        case .floorHeight: floorHeightMetres = try Requirement.number(text, units: ["", "m", "米"])
        case .floorLoad: floorLoadKilonewtonsPerSquareMetre = try Requirement.number(text, units: ["", "kn/m2"])
        case .floorGrid:
            guard let grid = ColumnGrid(text) else {
                throw QuantityError(text: text, expected: "a column grid such as `9x12` (metres)")
            }
            floorColumnGrid = grid
        case .floorCrane: floorCraneTonnes = try Requirement.number(text, units: ["", "t", "吨"])
        case .floorFire:
            guard let fireClass = FireHazardClass(text) else {
                throw QuantityError(text: text, expected: "a fire hazard class, `甲` to `戊` or `A` to `E`")
            }
            floorFireClass = fireClass
        case .acceptLocks: acceptLocksUntil = try CalendarDate(parsing: text)
        }
    }

    private static func list(_ text: String) -> [String] {
        text.split { ",;，；、".contains($0) }
            .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }

    /// A floor asked for as one figure is a least area: `2000㎡`; a window works too.
    private static func floor(_ text: String) throws(QuantityError) -> QuantityRange<Area>? {
        if let least = try? Area(parsing: text, defaultUnit: .squareMetre) { return QuantityRange(least, nil) }
        return try .parsing(text, expected: "a floor area such as `2000㎡`") { part throws(QuantityError) in
            try Area(parsing: part, defaultUnit: .squareMetre)
        }
    }

    private static func hall(_ text: String) throws(QuantityError) -> Hall {
        let sides = text.lowercased().replacingOccurrences(of: "m", with: "").replacingOccurrences(of: "米", with: "")
            .split { "x×*✕".contains($0) }.compactMap { Double($0.trimmingCharacters(in: .whitespaces)) }
        guard sides.count == 2, sides.allSatisfy({ $0 > 0 && $0.isFinite }) else {
            throw QuantityError(text: text, expected: "a hall such as `150x100` (metres)")
        }
        return Hall(sides[0], sides[1])
    }

    private static func distance(_ text: String, isMaximum: Bool) throws(QuantityError) -> DistanceRule {
        let parts = text.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
        guard parts.count == 2, !parts[0].isEmpty else {
            throw QuantityError(text: text, expected: "a facility and a distance such as `rail_station:5km`")
        }
        let isKilometres = parts[1].lowercased().hasSuffix("km") || parts[1].hasSuffix("公里")
        let metres = try number(parts[1], units: ["", "m", "米", "km", "公里"]) * (isKilometres ? 1000 : 1)
        return DistanceRule(facilityKind: parts[0], isMaximum: isMaximum, metres: metres)
    }

    private static func share(_ text: String) throws(QuantityError) -> Double {
        let value = try number(text, units: ["", "%"]) / (text.contains("%") || text.contains("％") ? 100 : 1)
        guard value <= 1 else { throw QuantityError(text: text, expected: "a share such as `5%` or `0.05`") }
        return value
    }

    /// A number, not negative, with one of the units allowed.
    private static func number(_ text: String, units: [String]) throws(QuantityError) -> Double {
        guard let parsed = NumberAndUnit(text), units.contains(parsed.unit), parsed.number >= 0 else {
            let named = units.filter { !$0.isEmpty }.joined(separator: ", ")
            throw QuantityError(text: text, expected: "a number, not negative" + (named.isEmpty ? "" : " (\(named))"))
        }
        return parsed.number
    }
}
