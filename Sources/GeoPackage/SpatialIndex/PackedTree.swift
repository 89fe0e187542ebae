// SPDX-License-Identifier: Apache-2.0

/// An R-tree of evenly filled nodes over entries that are all known beforehand, by sort-tile-recursive packing: entries are
/// sorted by x into slices, each slice by y, and cut into nodes; the nodes of a level are the entries of the next one
/// (Leutenegger, Lopez and Edgington 1997).
///
/// Nodes are numbered as SQLite does: the root is 1. Below it come the levels from the top down, so that tables are
/// written in the order of their keys. Same entries, same tree.
/// - Complexity: n log n; some 40 bytes an entry.
struct PackedTree {
    /// The nodes at one distance from the leaves.
    struct Level {
        /// The positions, within the level below or the entries, of what the nodes hold, node by node.
        fileprivate(set) var order: [Int32]
        let nodeCount: Int
        /// The number of the level's first node.
        fileprivate(set) var firstNumber: Int64 = 1

        /// The places in `order` of what a node holds. No two nodes differ by more than one.
        func places(of node: Int) -> Range<Int> {
            node * order.count / nodeCount..<(node + 1) * order.count / nodeCount
        }
    }

    let capacity: Int
    /// From the leaves to the root.
    private(set) var levels: [Level] = []
    /// The boxes of what each level's nodes hold: of the entries, of the leaves, and so on.
    private(set) var boxes: [[TreeBox]]

    /// - Parameter capacity: how many cells a node gets at most; at least two.
    init(_ entries: [TreeBox], capacity: Int) {
        precondition(capacity >= 2, "a tree whose nodes hold less than two cells has no end")
        self.capacity = capacity
        boxes = [entries]
        repeat {
            let level = Self.level(over: boxes[levels.count], capacity: capacity)
            levels.append(level)
            if level.nodeCount > 1 { boxes.append(Self.boxes(of: level, over: boxes[levels.count - 1])) }
        } while levels[levels.count - 1].nodeCount > 1
        for index in levels.indices.dropLast().reversed() {
            levels[index].firstNumber = levels[index + 1].firstNumber + Int64(levels[index + 1].nodeCount)
        }
    }

    /// How many levels lie below the root.
    var depth: Int { levels.count - 1 }

    /// For each entry of a level, in their own order, the number of the node that holds it.
    func nodeNumbers(ofEntriesOf level: Level) -> [Int64] {
        var numbers = [Int64](repeating: 0, count: level.order.count)
        for node in 0..<level.nodeCount {
            for place in level.places(of: node) {
                numbers[Int(level.order[place])] = level.firstNumber + Int64(node)
            }
        }
        return numbers
    }

    private static func level(over boxes: [TreeBox], capacity: Int) -> Level {
        let nodeCount = max(1, (boxes.count + capacity - 1) / capacity)
        var level = Level(order: [], nodeCount: nodeCount)
        let sliceCount = Int(Double(nodeCount).squareRoot().rounded(.up))
        // A key and the position in one number: sorted at once, and never a tie.
        var keys = boxes.indices.map { Self.key(boxes[$0].center.x, $0) }
        keys.sort()
        level.order = keys.map { Int32(truncatingIfNeeded: $0) }
        for slice in 0..<sliceCount {
            let first = level.places(of: nodeCount * slice / sliceCount).lowerBound
            let end = level.places(of: nodeCount * (slice + 1) / sliceCount - 1).upperBound
            var keys = level.order[first..<end].map { Self.key(boxes[Int($0)].center.y, Int($0)) }
            keys.sort()
            for (place, key) in zip(first..<end, keys) { level.order[place] = Int32(truncatingIfNeeded: key) }
        }
        return level
    }

    /// The sign bit and below turned so that the bits sort as the numbers do.
    private static func key(_ value: Float, _ position: Int) -> UInt64 {
        let bits = value.bitPattern
        let sortable = bits >> 31 == 0 ? bits | 1 << 31 : ~bits
        return UInt64(sortable) << 32 | UInt64(position)
    }

    private static func boxes(of level: Level, over entries: [TreeBox]) -> [TreeBox] {
        (0..<level.nodeCount).map { node in
            let places = level.places(of: node)
            return level.order[places].dropFirst().reduce(entries[Int(level.order[places.lowerBound])]) {
                $0.union(entries[Int($1)])
            }
        }
    }
}
