// SPDX-License-Identifier: Apache-2.0

/// Writes a node as SQLite stores it: two bytes for the depth, which only the root has, two for the number of cells,
/// then cells of an identifier and the box, all big-endian; zeros up to the size of every node.
@safe struct TreeNode {
    static let headerSize = 4
    static let cellSize = 24

    private let bytes: UnsafeMutableRawBufferPointer
    private var count = 0

    /// `bytes` hold zeros.
    init(_ bytes: UnsafeMutableRawBufferPointer, depth: Int) {
        unsafe self.bytes = bytes
        put(UInt16(depth), at: 0)
    }

    /// - Parameter id: of the row, or the number of the node below.
    mutating func append(_ id: Int64, _ box: TreeBox) {
        let start = Self.headerSize + count * Self.cellSize
        put(id, at: start)
        for side in 0..<4 { put(box.sides[side].bitPattern, at: start + 8 + 4 * side) }
        count += 1
        put(UInt16(count), at: 2)
    }

    private func put<Value: FixedWidthInteger & BitwiseCopyable>(_ value: Value, at offset: Int) {
        unsafe precondition(offset + MemoryLayout<Value>.size <= bytes.count, "more cells than fit into a node")
        // SAFETY: the place was just checked; unaligned stores of plain numbers are allowed.
        unsafe bytes.storeBytes(of: value.bigEndian, toByteOffset: offset, as: Value.self)
    }
}
