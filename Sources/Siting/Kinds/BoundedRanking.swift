// SPDX-License-Identifier: Apache-2.0
internal import Dispatch
internal import Synchronization

/// Finds the best sites among candidates of which only a bound on the score is known before work is done.
///
/// Candidates are worked out in the order of their bounds, some at once on all cores, until none that is left can be
/// among the best, or the work is used up: then the answer says what those not looked at could still score.
struct BoundedRanking {
    /// Up to so many candidates are all looked at, so that their number is exact.
    private static let fewCandidates = 32
    /// So many are looked at, beyond those asked for, before the rest is left.
    private static let work = 24
    private static let batch = 8

    struct Result {
        var sites: [Site] = []
        var examined = 0
        /// The most that one not examined could score.
        var bound: Double?
        var isComplete: Bool { bound == nil }
    }

    /// - Parameters:
    ///   - count: how many sites are asked for; nil for all.
    ///   - bounds: by candidate.
    ///   - site: works one candidate out; nil where it is no site. Called from several threads.
    static func best(
        _ count: Int?, bounds: [Double], site: @escaping @Sendable (Int) throws -> Site?
    ) throws -> Result {
        let order = bounds.indices.sorted { (bounds[$1], $0) < (bounds[$0], $1) }
        let isExhaustive = count == nil || order.count <= fewCandidates
        let limit = isExhaustive ? order.count : min(order.count, (count ?? 0) + work)
        var result = Result()
        while result.examined < order.count {
            let next = order[result.examined]
            if !isExhaustive, let count {
                let isDone = result.sites.count >= count && (count == 0 || result.sites[count - 1].score > bounds[next])
                if isDone || result.examined >= limit {
                    result.bound = bounds[next]
                    break
                }
            }
            let chunk = order[result.examined..<min(result.examined + batch, limit)]
            result.sites += try worked(Array(chunk), site)
            result.sites.sort(by: Site.isBetter)
            result.examined += chunk.count
        }
        return result
    }

    private static func worked(_ chunk: [Int], _ site: @escaping @Sendable (Int) throws -> Site?) throws -> [Site] {
        let results = Mutex<[Int: Swift.Result<Site?, any Error>]>([:])
        DispatchQueue.concurrentPerform(iterations: chunk.count) { position in
            let result = Swift.Result { try site(chunk[position]) }
            results.withLock { $0[position] = result }
        }
        let byPosition = results.withLock { $0 }
        return try chunk.indices.compactMap { try byPosition[$0]?.get() }
    }
}
