// SPDX-License-Identifier: Apache-2.0

/// Plays replications of a model, one after the other, in memory that is used again.
///
/// The clock goes from event to event. Land that comes in is offered to those who wait before anybody else asks.
struct ReplicationRun<Market: LandMarket> {
    /// Land given to a need, on its way from lock to sale.
    struct Allotment {
        let need: Int
        let offer: Market.Offer
    }

    let model: ReserveModel
    // At hand, since to reach into the model for each need copies more of it than is asked for.
    let groups: NeedGroups
    let order: QueueOrder
    let factoriesFirst: Bool
    var market: Market
    var floor: FloorMarket
    var queue: EventQueue
    var drawn = DemandModel.Drawn()
    var supply = SupplyModel.Drawn()
    var outcome: ReplicationOutcome
    /// Needs that wait, in the order in which they are served.
    var waiting: [Int] = []
    var waitingFloor: [Int] = []
    var allotments: [Allotment] = []
    var lettings: [FloorMarket.Letting] = []
    var balance = StockBalance()
    var replication: UInt64 = 0
    var now = 0.0
    var story: Story?

    init(_ model: ReserveModel, market: Market) {
        self.model = model
        groups = model.groups
        order = model.scenario.order
        factoriesFirst = model.scenario.factoriesFirst
        self.market = market
        floor = FloorMarket(
            model.factories, sets: model.demand.parks.sets, parkCount: model.demand.parks.parkCount)
        queue = EventQueue(horizon: model.horizon)
        outcome = ReplicationOutcome(groupCount: model.groups.all.count, parcelCount: model.supply.parcels.count)
    }

    /// Plays one replication; ``outcome`` holds what came of it.
    mutating func play(_ replication: Int) {
        self.replication = UInt64(replication)
        let seed = model.scenario.seed
        model.demand.draw(seed: seed, replication: self.replication, into: &drawn)
        model.supply.draw(seed: seed, replication: self.replication, into: &supply)
        outcome.clear()
        waiting.removeAll(keepingCapacity: true)
        waitingFloor.removeAll(keepingCapacity: true)
        allotments.removeAll(keepingCapacity: true)
        lettings.removeAll(keepingCapacity: true)
        market.reset(panel: drawn.land)
        floor.reset()
        balance = StockBalance(initial: model.initialStock, locked: model.initialStock - market.available)
        balance.underWay = supply.ready.indices.reduce(0) {
            supply.ready[$1] < .infinity ? $0 + model.supply.parcels[$1].area : $0
        }
        plan()
        now = 0
        while let event = queue.pop() {
            advance(to: event.time)
            handle(event)
        }
        advance(to: model.horizon)
        sample(ReplicationOutcome.sampleCount - 1)
        close()
    }

    private mutating func plan() {
        queue.clear()
        for sample in 0..<ReplicationOutcome.sampleCount - 1 {
            queue.plan(
                .sample, sample,
                at: model.horizon * Double(sample) / Double(ReplicationOutcome.sampleCount - 1))
        }
        if let city = model.city {
            for (place, parcel) in city.stock.enumerated() where city.lockedUntil[place] > 0 {
                queue.plan(.unlocks, parcel, at: city.lockedUntil[place])
            }
        }
        for (index, month) in supply.ready.enumerated() { queue.plan(.parcelReady, index, at: month) }
        for (index, need) in drawn.land.enumerated() { queue.plan(.landDue, index, at: max(0, need.due)) }
        for (index, need) in drawn.floor.enumerated() { queue.plan(.floorDue, index, at: need.due) }
        for (index, lot) in drawn.lots.enumerated() where lot.land == nil { begin(lot: index, at: lot.begun) }
        model.factories.vacancies(seed: model.scenario.seed, replication: replication, horizon: model.horizon) {
            unit, month, isNew in
            queue.plan(
                .unitFree, unit << 1 | (isNew ? 1 : 0),
                at: isNew ? model.supply.finish(from: 0, after: max(0, month)) : max(0, month))
        }
        queue.start()
    }

    private mutating func handle(_ event: EventQueue.Event) {
        let index = event.index
        switch event.kind {
        case .landDue: landDue(index)
        case .parcelReady: parcelReady(index)
        case .unlocks:
            market.add(parcel: index)
            balance.unlock(model.city?.parcels[index].area ?? 0)
            serveWaiting(new: 1)
        case .lockEnds: lockEnds(index)
        case .saleEnds:
            balance.sell(allotments[index].offer.area)
            tell(.sold, of: allotments[index].need, allotments[index].offer)
        case .givesUp: giveUp(index)
        case .floorDue: floorDue(index)
        case .unitFree:
            floor.free(unit: index >> 1, isNew: index & 1 == 1)
            if index & 1 == 1 { outcome[.floorCompleted] += model.factories.units[index >> 1].squareMetres }
            serveWaitingFloor(in: model.factories.units[index >> 1].park)
        case .leaseEnds:
            floor.putBack(lettings[index])
            serveWaitingFloor(in: lettings[index].park)
        case .lotCompleted:
            let lot = drawn.lots[index]
            floor.complete(lot.squareMetres, park: lot.park)
            outcome[.floorCompleted] += lot.squareMetres
            serveWaitingFloor(in: lot.park)
        case .sample:
            sample(index)
            release()
        }
    }

    /// Lets time pass with everything as it is.
    private mutating func advance(to time: Double) {
        balance.pass(
            time - now, available: market.available, usable: market.usable, waiting: waiting.count,
            vacant: floor.vacant, completed: floor.completed)
        now = time
    }

    private mutating func sample(_ index: Int) {
        outcome.stock[index] = market.available + balance.locked
        outcome.usable[index] = market.usable
        outcome.waiting[index] = balance.waited
        outcome.vacant[index] = floor.vacant
    }

    /// Begins the next parcels where stock and all that is under way, less what is waited for, fall short of what is aimed
    /// at. Looked at fourteen times in a horizon; what is begun here has crews and quota of its own.
    private mutating func release() {
        guard model.baseStock > 0 else { return }
        var position = market.available + balance.locked - balance.waited + balance.underWay
        for (index, parcel) in model.supply.parcels.enumerated() where parcel.waitsForRelease {
            guard position < model.baseStock else { return }
            guard !balance.released.contains(index) else { continue }
            balance.released.insert(index)
            let walk = model.supply.ready(
                index, begunAt: now, seed: model.scenario.seed, replication: replication)
            supply.isWithdrawn[index] = walk.isWithdrawn
            position += parcel.area
            guard !walk.isWithdrawn else { continue }
            balance.underWay += parcel.area
            queue.add(.parcelReady, index, at: walk.month)
            tell(.parcelReleased, parcel: index)
        }
    }

    private mutating func parcelReady(_ index: Int) {
        let area = model.supply.parcels[index].area
        balance.underWay -= area
        market.add(parcel: model.marketParcel[index])
        balance.arrive(area)
        outcome[.inflow] += area
        supply.ready[index] = now
        tell(.parcelReady, parcel: index)
        serveWaiting(new: 1)
    }

    private mutating func close() {
        let outcome = balance.outcome(of: model, over: model.horizon)
        for (measure, value) in outcome { self.outcome[measure] = value }
        for index in waiting { stopWaiting(index) }
        self.outcome[.waitingAtEnd] = waiting.reduce(0) { $0 + drawn.land[$1].target }
        self.outcome[.endStock] = market.available + balance.locked
        balance.requireConserved(available: market.available)
    }

    /// Counts the time that a need has waited, to the end or until it was given up.
    mutating func stopWaiting(_ index: Int) {
        let waited = now - max(0, drawn.land[index].due)
        outcome[.waitingTime] += Int((waited * ReplicationOutcome.timeParts).rounded())
        if now < model.horizon { balance.waited -= drawn.land[index].target }
    }
}
