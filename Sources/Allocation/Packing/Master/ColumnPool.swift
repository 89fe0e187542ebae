// SPDX-License-Identifier: Apache-2.0

/// The columns found so far, each once.
struct ColumnPool: Sendable {
    private struct Key: Hashable {
        let block: Int32
        let pairs: [Int32]
        let layout: Int
    }

    private(set) var columns: [PackingColumn] = []
    /// By block: numbers of its columns.
    private(set) var ofBlock: [[Int32]]
    private var numbers: [Key: Int32] = [:]

    init(blockCount: Int) {
        ofBlock = [[Int32]](repeating: [], count: blockCount)
    }

    /// The number of a column, and whether it is new.
    mutating func insert(_ column: PackingColumn) -> (number: Int, isNew: Bool) {
        let key = Key(block: column.block, pairs: column.pairs, layout: column.layout)
        let next = Int32(columns.count)
        let number = numbers[key, default: next]
        guard number == next else { return (Int(number), false) }
        numbers[key] = next
        columns.append(column)
        ofBlock[Int(column.block)].append(next)
        return (Int(next), true)
    }
}
