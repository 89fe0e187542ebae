// SPDX-License-Identifier: Apache-2.0

/// Which replications have been counted: ranges, ascending and not adjacent.
public struct RangeList: Sendable, Hashable {
    public private(set) var ranges: [Range<Int>]

    public init(_ ranges: [Range<Int>] = []) {
        self.ranges = ranges.filter { !$0.isEmpty }
    }

    public var count: Int { ranges.reduce(0) { $0 + $1.count } }

    /// Both together.
    ///
    /// - Throws: ``ScenarioError`` when a replication is in both.
    public func joined(with other: RangeList, of scenario: String) throws(ScenarioError) -> RangeList {
        var joined: [Range<Int>] = []
        for range in (ranges + other.ranges).sorted(by: { $0.lowerBound < $1.lowerBound }) {
            guard let last = joined.last, range.lowerBound <= last.upperBound else {
                joined.append(range)
                continue
            }
            guard range.lowerBound == last.upperBound else {
                throw ScenarioError("replication \(range.lowerBound) of `\(scenario)` is in both tallies")
            }
            joined[joined.count - 1] = last.lowerBound..<range.upperBound
        }
        return RangeList(joined)
    }
}
