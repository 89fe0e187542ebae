// SPDX-License-Identifier: Apache-2.0

extension ReplicationRun {
    mutating func floorDue(_ index: Int) {
        let need = drawn.floor[index]
        outcome[.floorDemand] += need.squareMetres
        outcome[.floorCount] += 1
        tell(.floorAsked, floor: index)
        if let letting = floor.letting(for: need) {
            house(letting, to: index)
        } else {
            waitingFloor.append(index)
            tell(.floorWaits, floor: index)
        }
    }

    /// Offers floor that has become vacant in a park to those who wait and may go there.
    mutating func serveWaitingFloor(in park: Int) {
        var place = 0
        while place < waitingFloor.count {
            let index = waitingFloor[place]
            if drawn.floor[index].givesUp <= now {
                waitingFloor.remove(at: place)
            } else if model.demand.parks.sets[drawn.floor[index].allowed][park],
                let letting = floor.letting(for: drawn.floor[index], in: park)
            {
                waitingFloor.remove(at: place)
                house(letting, to: index)
            } else {
                place += 1
            }
        }
    }

    private mutating func house(_ letting: FloorMarket.Letting, to index: Int) {
        floor.take(letting)
        outcome[.floorMet] += drawn.floor[index].squareMetres
        outcome[.floorMetCount] += 1
        lettings.append(letting)
        queue.add(.leaseEnds, lettings.count - 1, at: now + drawn.floor[index].leaseMonths)
        tell(.floorLet, floor: index)
    }

    /// Builds a factory from the day it has its land.
    mutating func begin(lot index: Int, at month: Double) {
        guard let construction = model.factories.construction else { return }
        let chance = RandomStream.uniforms(
            seed: model.scenario.seed, replication: replication, entity: drawn.lots[index].entity, purpose: .change,
            block: 0)
        queue.add(.lotCompleted, index, at: model.supply.finish(from: month, after: construction.quantile(chance[0])))
    }
}
