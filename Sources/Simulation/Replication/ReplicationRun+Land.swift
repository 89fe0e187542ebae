// SPDX-License-Identifier: Apache-2.0
internal import Foundation

extension ReplicationRun {
    mutating func landDue(_ index: Int) {
        let need = drawn.land[index]
        outcome[.demand] += need.target
        outcome[.demandCount] += 1
        outcome[.largest] = max(outcome[.largest], need.target)
        let isShort = balance.ask(need.target)
        if isShort, outcome.firstBookShortage == .infinity { outcome.firstBookShortage = now }
        tell(.landAsked, of: index)
        // Whoever stands before it in a strict queue waits for land that it must not take.
        let mustWait = market.isQueueStrict && placeInLine(index) > 0
        let offer = mustWait ? nil : market.offer(for: need)
        count(need, isMet: offer != nil)
        if let offer {
            outcome[.metAtOnce] += need.target
            outcome[.metAtOnceCount] += 1
            give(offer, to: index)
            tell(.landMet, of: index, offer)
        } else {
            wait(index)
        }
    }

    @inline(__always)
    private mutating func count(_ need: LandNeed, isMet: Bool) {
        let row = isMet ? SIMD4(need.target, need.target, 1, 1) : SIMD4(need.target, 0, 1, 0)
        let places = groups.places(of: need)
        outcome.groups[places.0] &+= row
        outcome.groups[places.1] &+= row
        outcome.groups[places.2] &+= row
        outcome.groups[places.3] &+= row
        outcome.groups[places.4] &+= row
    }

    private mutating func wait(_ index: Int) {
        let need = drawn.land[index]
        if outcome.firstUnmet == .infinity { outcome.firstUnmet = now }
        let cause = market.isQueueStrict ? .stock : market.cause(of: need)
        outcome.causes[cause.rawValue] += need.target
        for (parcel, ready) in supply.ready.enumerated()
        where ready > now && market.wouldServe(need, parcel: model.marketParcel[parcel]) {
            outcome.wanted[parcel] += need.target
        }
        waiting.insert(index, at: placeInLine(index))
        balance.waited += need.target
        queue.add(.givesUp, index, at: need.givesUp)
        tell(.landWaits, of: index, cause: cause)
    }

    private mutating func placeInLine(_ index: Int) -> Int {
        guard factoriesFirst || order == .priority else { return waiting.count }
        // A loop, since a closure would take a copy of all of this with it.
        var place = 0
        while place < waiting.count, !isServed(index, before: waiting[place]) { place += 1 }
        return place
    }

    /// Who comes later is served later, unless the policy says otherwise.
    private mutating func isServed(_ index: Int, before other: Int) -> Bool {
        let (need, held) = (drawn.land[index], drawn.land[other])
        if factoriesFirst, (need.kind == .factory) != (held.kind == .factory) {
            return need.kind == .factory
        }
        switch order {
        case .firstComeFirstServed: return false
        case .priority: return need.investment > held.investment
        }
    }

    /// Offers land that has just come in, the last `new` pieces of the stock, to those who wait.
    mutating func serveWaiting(new: Int) {
        var (new, place) = (new, 0)
        while place < waiting.count, new > 0 {
            let index = waiting[place]
            guard let offer = market.offer(for: drawn.land[index], fromNew: new) else {
                if market.isQueueStrict { return }
                place += 1
                continue
            }
            waiting.remove(at: place)
            stopWaiting(index)
            give(offer, to: index)
            tell(.landMetLate, of: index, offer)
            // What is left of it is new to those who come after.
            if !market.isQueueStrict { new = offer.leavesRest ? 1 : 0 }
        }
    }

    private mutating func give(_ offer: Market.Offer, to index: Int) {
        market.take(offer)
        let need = drawn.land[index]
        outcome[.met] += need.target
        outcome[.metCount] += 1
        outcome[.taken] += offer.area
        if need.kind == .factory, let lot = drawn.lots.firstIndex(where: { $0.land == index }) {
            begin(lot: lot, at: now)
        }
        guard let lock = model.lock else {
            balance.sellAtOnce(offer.area)
            return
        }
        balance.lock(offer.area)
        allotments.append(Allotment(need: index, offer: offer))
        queue.add(
            .lockEnds, allotments.count - 1,
            at: model.supply.finish(from: now, after: lock.quantile(saleChance(index)[0])))
    }

    mutating func giveUp(_ index: Int) {
        guard let place = waiting.firstIndex(of: index) else { return }
        waiting.remove(at: place)
        stopWaiting(index)
        tell(.gaveUp, of: index)
        // Those behind it in a strict queue may have waited for it alone.
        if market.isQueueStrict { serveWaiting(new: 1) }
    }

    mutating func lockEnds(_ index: Int) {
        let allotment = allotments[index]
        let chance = saleChance(allotment.need)
        if chance[1] < model.lockLapse {
            balance.lapse(allotment.offer.area)
            market.putBack(allotment.offer)
            tell(.lockLapsed, of: allotment.need, allotment.offer)
            serveWaiting(new: 1)
            return
        }
        balance.list(allotment.offer.area)
        tell(.listed, of: allotment.need, allotment.offer)
        // A sale that fails is held again: the number of times is geometric.
        var times = 1.0
        if model.auctionSuccess < 1 { times += (log(chance[2]) / log(1 - model.auctionSuccess)).rounded(.down) }
        queue.add(
            .saleEnds, index,
            at: model.supply.finish(from: now, after: (model.listing?.quantile(chance[3]) ?? 0) * times))
    }

    private func saleChance(_ index: Int) -> SIMD4<Double> {
        RandomStream.uniforms(
            seed: model.scenario.seed, replication: replication, entity: drawn.land[index].entity, purpose: .sale,
            block: 0)
    }
}
