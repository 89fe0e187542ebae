// SPDX-License-Identifier: Apache-2.0

/// An immutable column of plain values, one a row: in memory of its own, or a part of a file mapped into memory.
///
/// Copies share the values. Reading an element is O(1) and checked against `count`.
@safe
// SAFETY: (@unchecked Sendable) the memory is written before the column is made and never after.
public struct Column<Element: BitwiseCopyable & Sendable>: RandomAccessCollection, @unchecked Sendable {
    @usableFromInline let memory: ColumnMemory
    @usableFromInline let first: UnsafePointer<Element>
    public let count: Int

    /// The `count` values that start `byteOffset` bytes into `memory`.
    public init(in memory: ColumnMemory, atByte byteOffset: Int, count: Int) {
        precondition(
            byteOffset >= 0 && byteOffset % MemoryLayout<Element>.alignment == 0
                && byteOffset + count * MemoryLayout<Element>.stride <= memory.byteCount,
            "a column lies inside its memory")
        self.memory = memory
        self.count = count
        // SAFETY: the range was checked just now, and any bits are a value of the types used here.
        unsafe first = UnsafePointer(
            memory.address.advanced(by: byteOffset).assumingMemoryBound(to: Element.self))
    }

    /// Computes each value in turn; `value` may not look at the column.
    @inlinable
    public init(count: Int, _ value: (Int) throws -> Element) rethrows {
        let memory = ColumnMemory(byteCount: count * MemoryLayout<Element>.stride)
        // SAFETY: the memory holds `count` values and belongs to nobody else yet.
        let start = unsafe memory.address.bindMemory(to: Element.self, capacity: count)
        for index in 0..<count { unsafe (start + index).initialize(to: try value(index)) }
        self.init(in: memory, atByte: 0, count: count)
    }

    public init(_ elements: [Element]) {
        let memory = ColumnMemory(byteCount: elements.count * MemoryLayout<Element>.stride)
        unsafe elements.withUnsafeBytes { bytes in
            // SAFETY: the memory is as long as the array, and belongs to nobody else yet.
            if let source = bytes.baseAddress { unsafe memory.address.copyMemory(from: source, byteCount: bytes.count) }
        }
        self.init(in: memory, atByte: 0, count: elements.count)
    }

    public var startIndex: Int { 0 }
    public var endIndex: Int { count }

    @inlinable
    public subscript(index: Int) -> Element {
        precondition(index >= 0 && index < count, "a column is asked for a row it has")
        return unsafe first[index]
    }

    public func withContiguousStorageIfAvailable<Result>(
        _ body: (UnsafeBufferPointer<Element>) throws -> Result
    ) rethrows -> Result? {
        // SAFETY: the memory outlives the call, because `self` does.
        try withExtendedLifetime(memory) {
            try unsafe body(UnsafeBufferPointer(start: first, count: count))
        }
    }

    /// The same memory as bytes.
    public var asBytes: Column<UInt8> {
        let start = unsafe UnsafeRawPointer(first) - UnsafeRawPointer(memory.address)
        return Column<UInt8>(in: memory, atByte: start, count: count * MemoryLayout<Element>.stride)
    }

    /// The same memory as elements of another kind; nil where it holds no whole number of them or lies askew.
    public func viewed<Other: BitwiseCopyable & Sendable>(as: Other.Type) -> Column<Other>? {
        let start = unsafe UnsafeRawPointer(first) - UnsafeRawPointer(memory.address)
        let byteCount = count * MemoryLayout<Element>.stride
        guard byteCount % MemoryLayout<Other>.stride == 0, start % MemoryLayout<Other>.alignment == 0 else {
            return nil
        }
        return Column<Other>(in: memory, atByte: start, count: byteCount / MemoryLayout<Other>.stride)
    }

    /// The bytes as they stand, to be written to a file.
    public func withBytes<Result>(_ body: (RawSpan) throws -> Result) rethrows -> Result {
        // SAFETY: the memory outlives the call, because `self` does.
        let bytes = unsafe UnsafeRawBufferPointer(start: first, count: count * MemoryLayout<Element>.stride)
        return try withExtendedLifetime(memory) { try unsafe body(bytes.bytes) }
    }
}
