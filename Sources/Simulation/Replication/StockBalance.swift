// SPDX-License-Identifier: Apache-2.0

/// The books of one replication: where all land is, and what it comes to over time. Land in thousandths of a mu.
struct StockBalance {
    private(set) var initial: Int
    private(set) var arrived = 0
    /// Held for a project that has not bought yet.
    private(set) var locked: Int
    private(set) var listed = 0
    private(set) var sold = 0
    /// Asked for and not met.
    var waited = 0
    /// Begun and not yet ready.
    var underWay = 0
    var released = Set<Int>()
    /// What there would be if every need were met on its day, whatever its shape; it may fall below nothing.
    private var book: Int
    private var lowestBook: Int
    private var stockTime = 0.0
    private var usableTime = 0.0
    private var waitingTime = 0.0
    private var waitedTime = 0.0
    private var vacantTime = 0.0
    private var completedTime = 0.0

    init(initial: Int = 0, locked: Int = 0) {
        self.initial = initial
        self.locked = locked
        book = initial
        lowestBook = initial
    }

    /// Lets so many months pass.
    @inline(__always)
    mutating func pass(
        _ months: Double, available: Int, usable: Int, waiting: Int, vacant: Int, completed: Int
    ) {
        stockTime += Double(available + locked) * months
        usableTime += Double(usable) * months
        waitingTime += Double(waiting) * months
        waitedTime += Double(waited) * months
        vacantTime += Double(vacant) * months
        completedTime += Double(completed) * months
    }

    /// - Returns: whether the books are now below nothing.
    mutating func ask(_ area: Int) -> Bool {
        book -= area
        lowestBook = min(lowestBook, book)
        return book < 0
    }

    mutating func arrive(_ area: Int) {
        arrived += area
        book += area
    }

    mutating func unlock(_ area: Int) { locked -= area }

    mutating func lock(_ area: Int) { locked += area }

    mutating func lapse(_ area: Int) { locked -= area }

    mutating func list(_ area: Int) {
        locked -= area
        listed += area
    }

    mutating func sell(_ area: Int) {
        listed -= area
        sold += area
    }

    mutating func sellAtOnce(_ area: Int) { sold += area }

    /// Land is neither made nor lost: what was there and what came is in stock, locked, listed or sold.
    func requireConserved(available: Int) {
        precondition(
            initial + arrived == available + locked + listed + sold && available >= 0 && locked >= 0 && listed >= 0,
            "land was made or lost: \(initial) + \(arrived) against \(available) + \(locked) + \(listed) + \(sold)")
    }

    func outcome(of model: ReserveModel, over months: Double) -> [(ReplicationOutcome.Measure, Int)] {
        func mean(_ integral: Double) -> Int { Int((integral / months).rounded()) }
        let scenario = model.scenario
        let stockMu = stockTime / DemandModel.partsPerMu
        let capital = stockMu / months * scenario.value(.landCost)
        return [
            (.meanStock, mean(stockTime)), (.meanUsable, mean(usableTime)),
            (.reserveNeeded, initial - lowestBook),
            (.waitingIntegral, Int((waitingTime * ReplicationOutcome.timeParts).rounded())),
            (.meanVacant, mean(vacantTime)), (.meanCompleted, mean(completedTime)),
            (.capital, Int(capital.rounded())),
            (.interest, Int((capital * scenario.value(.interest) * months / 12).rounded())),
            (
                .waitingCost,
                Int((waitedTime / DemandModel.partsPerMu * scenario.value(.waitingCost)).rounded())
            ),
        ]
    }
}
