// SPDX-License-Identifier: Apache-2.0
import TestSupport

extension PackingInstance {
    /// Projects that contend for the same good blocks, some of which have room for several.
    ///
    /// In the manner of the large match instance of the peers: needs and capacities in 0.01 mu are spread lognormally,
    /// each project has its best blocks among those where it fits, and scores of up to 10,000 share a part that all
    /// projects see alike. The same numbers for the same seed.
    package static func contended(
        projects: Int, blocks: Int, pairsPerProject: Int, seed: UInt64
    ) -> PackingInstance {
        var generator = RepeatableGenerator(seed: seed)
        func lognormal(_ median: Double, _ sigma: Double) -> Double {
            var sum = -6.0
            for _ in 0..<12 { sum += Double.random(in: 0..<1, using: &generator) }
            return median * exponential(sigma * sum)
        }
        let capacity = (0..<blocks).map { _ in lognormal(900, 0.8).rounded(.down) }
        let common = (0..<blocks).map { _ in Double.random(in: 0..<1, using: &generator) }
        let park = (0..<blocks).map { $0 / 40 }
        let affinity = (0...(blocks / 40)).map { _ in
            (0..<6).map { _ in Double.random(in: 0..<1, using: &generator) }
        }
        var pairs: [(block: Int, project: Int, value: Double, need: Double)] = []
        for project in 0..<projects {
            let tier = Double.random(in: 0..<1, using: &generator)
            let need = lognormal(tier < 0.62 ? 900 : tier < 0.91 ? 2_200 : 6_000, 0.45).rounded()
            let industry = Int.random(in: 0..<6, using: &generator)
            let use = Int.random(in: 0..<3, using: &generator)
            var scores: [(score: Double, block: Int)] = []
            for block in 0..<blocks where capacity[block] >= need && block % 3 == use {
                let score =
                    0.6 * common[block] + 0.25 * affinity[park[block]][industry]
                    + 0.15 * Double.random(in: 0..<1, using: &generator)
                scores.append(((score * 10_000).rounded() + 1, block))
            }
            scores.sort { $0.score != $1.score ? $0.score > $1.score : $0.block < $1.block }
            for (score, block) in scores.prefix(pairsPerProject) {
                pairs.append((block: block, project: project, value: score, need: need))
            }
        }
        return PackingInstance(
            level: "score", projectCount: projects, capacity: capacity, pairs: pairs, valueStep: 1)
    }

    /// By its series, so that every machine has the same last digits.
    private static func exponential(_ exponent: Double) -> Double {
        var sum = 1.0
        var term = 1.0
        for power in 1...40 {
            term *= exponent / Double(power)
            sum += term
        }
        return sum
    }
}
