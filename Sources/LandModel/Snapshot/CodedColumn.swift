// SPDX-License-Identifier: Apache-2.0

/// An immutable column of few different values, each held once and pointed to by its code.
public struct CodedColumn<Value: Sendable>: RandomAccessCollection, Sendable {
    public let values: [Value]
    public let codes: Column<UInt8>

    /// - Precondition: every code is a position in `values`.
    public init(_ values: [Value], codes: Column<UInt8>) {
        self.values = values
        self.codes = codes
    }

    public var startIndex: Int { 0 }
    public var endIndex: Int { codes.count }

    public subscript(index: Int) -> Value { values[Int(codes[index])] }
}
