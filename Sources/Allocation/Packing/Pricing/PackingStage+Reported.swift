// SPDX-License-Identifier: Apache-2.0

extension PackingStage {
    /// The prices of a bound, with a price for every resource: of one that only one block occupies, what the block earns.
    func reported(_ prices: [Double], earnings: [Double]) -> PackingPrices {
        var resources = [Double](repeating: 0, count: problem.resourceCount)
        for (place, resource) in space.sharedResources.enumerated() {
            resources[Int(resource)] = prices[space.firstShared + place]
        }
        for (number, block) in problem.blocks.enumerated() where number < earnings.count {
            // Of several that the block alone occupies, the first carries what it earns.
            if let own = block.resources.first(where: { space.sharedPlace[Int($0)] < 0 }) {
                resources[Int(own)] += earnings[number]
            }
        }
        return PackingPrices(
            projects: Array(prices[..<space.firstShared]), resources: resources,
            rows: Array(prices[space.firstRow..<space.firstHeld]))
    }
}
