// SPDX-License-Identifier: Apache-2.0

/// What each pair uses of the side rows, in one run for each pair (compressed sparse rows).
package struct RowUsage: Sendable, Hashable {
    /// Where the uses of each pair begin in ``uses``, and at last where they end.
    package private(set) var starts: [Int32]
    package private(set) var uses: [RowUse]

    /// Nothing used by any of the pairs.
    package init(pairCount: Int) {
        starts = [Int32](repeating: 0, count: pairCount + 1)
        uses = []
    }

    package init(_ usesByPair: [[RowUse]]) {
        self.init(pairCount: 0)
        for uses in usesByPair {
            append(uses)
        }
    }

    /// Adds the next pair.
    package mutating func append(_ uses: some Sequence<RowUse>) {
        self.uses.append(contentsOf: uses)
        starts.append(Int32(self.uses.count))
    }

    package var pairCount: Int { starts.count - 1 }

    package subscript(pair: Int) -> ArraySlice<RowUse> {
        uses[Int(starts[pair])..<Int(starts[pair + 1])]
    }
}
