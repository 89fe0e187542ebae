// SPDX-License-Identifier: Apache-2.0

/// An immutable column of texts in one piece of memory; a `String` is made where one is asked for.
public struct TextColumn: RandomAccessCollection, Sendable {
    public let bytes: Column<UInt8>
    /// Where each text ends in `bytes`.
    public let ends: Column<UInt32>

    /// - Precondition: `ends` ascends and stays within `bytes`.
    public init(bytes: Column<UInt8>, ends: Column<UInt32>) {
        precondition(ends.last.map { Int($0) <= bytes.count } ?? true, "the texts lie within the bytes")
        self.bytes = bytes
        self.ends = ends
    }

    public init(_ texts: [String]) {
        var bytes: [UInt8] = []
        var ends: [UInt32] = []
        for text in texts {
            bytes.append(contentsOf: text.utf8)
            ends.append(UInt32(bytes.count))
        }
        self.init(bytes: Column(bytes), ends: Column(ends))
    }

    public var startIndex: Int { 0 }
    public var endIndex: Int { ends.count }

    public subscript(index: Int) -> String {
        let start = index == 0 ? 0 : Int(ends[index - 1])
        return String(decoding: bytes[start..<Int(ends[index])], as: UTF8.self)
    }
}
