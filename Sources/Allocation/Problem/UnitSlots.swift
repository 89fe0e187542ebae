// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// The time of factory units, cut into slots so that uses which overlap meet in one.
///
/// Uses of a unit are intervals of days. Intervals overlap exactly when one holds the other's first day; hence a slot
/// for each first day, which belongs to all uses that hold it (the maximal cliques of an interval graph are among
/// these).
struct UnitSlots {
    private var firstDays: [Int: Set<CalendarDate>] = [:]
    private var numbers: [Key: Int] = [:]

    private struct Key: Hashable {
        let unit: Int
        let day: CalendarDate
    }

    /// How many slots have been met.
    var count: Int { numbers.count }

    mutating func add(units: [Int], from day: CalendarDate) {
        for unit in units { firstDays[unit, default: []].insert(day) }
    }

    /// The slots that a use occupies, numbered as they are met, after every use was added.
    mutating func numbers(
        of units: [Int], from day: CalendarDate, until: CalendarDate?
    ) -> [(unit: Int, slot: Int)] {
        var taken: [(unit: Int, slot: Int)] = []
        for unit in units {
            for slot in (firstDays[unit] ?? []).sorted() where day <= slot && (until.map { slot < $0 } ?? true) {
                taken.append((unit, number(of: Key(unit: unit, day: slot))))
            }
        }
        return taken
    }

    private mutating func number(of key: Key) -> Int {
        if let known = numbers[key] { return known }
        numbers[key] = numbers.count
        return numbers.count - 1
    }

    /// The sum of a measure of the units, once for each slot.
    func size(_ measure: (Int) -> Double) -> Double {
        numbers.keys.map(\.unit).sorted().reduce(0) { $0 + measure($1) }
    }
}
