// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// The time of factory units, cut into slots so that uses which overlap meet in one.
///
/// Uses of a unit are intervals of days. Intervals overlap exactly when one holds the other's first day; hence a slot
/// for each first day, which belongs to all uses that hold it (the maximal cliques of an interval graph are among
/// these).
struct UnitSlots {
    private var firstDays: [Int: Set<CalendarDate>] = [:]
    private var numbers: [Key: Int32] = [:]

    private struct Key: Hashable {
        let unit: Int
        let day: CalendarDate
    }

    mutating func add(units: [Int], from day: CalendarDate) {
        for unit in units { firstDays[unit, default: []].insert(day) }
    }

    /// The resources that a use occupies, numbered on from `count` as they are met.
    mutating func resources(
        of units: [Int], from day: CalendarDate, until: CalendarDate?, count: inout Int
    ) -> [Int32] {
        var resources: [Int32] = []
        for unit in units {
            for slot in (firstDays[unit] ?? []).sorted() where day <= slot && until.map({ slot < $0 }) ?? true {
                let key = Key(unit: unit, day: slot)
                if let number = numbers[key] {
                    resources.append(number)
                } else {
                    numbers[key] = Int32(count)
                    resources.append(Int32(count))
                    count += 1
                }
            }
        }
        return resources.sorted()
    }
}
