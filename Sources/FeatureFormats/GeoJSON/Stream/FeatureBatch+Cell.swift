// SPDX-License-Identifier: Apache-2.0

extension FeatureBatch {
    /// One value: a scalar in 8 bytes, or where in the batch's ``FeatureBatch/text`` it stands.
    public struct Cell: Sendable, Hashable {
        public enum Kind: UInt8, Sendable {
            /// The feature does not have the property.
            case absent = 0
            case null = 1
            case boolean = 2
            /// A number written without point and exponent, within 64 bits.
            case integer = 3
            case real = 4
            case text = 5
            /// An array or object, as compact JSON with its members in alphabetical order.
            case other = 6
        }

        public let kind: Kind
        /// A boolean, an integer, the bits of a real, or the offset (upper half) and length of a text.
        public let payload: UInt64

        init(kind: Kind, payload: UInt64 = 0) {
            self.kind = kind
            self.payload = payload
        }

        /// Of a cell of the kind boolean.
        public var boolean: Bool { payload != 0 }
        /// Of a cell of the kind integer.
        public var integer: Int64 { Int64(bitPattern: payload) }
        /// Of a cell of the kind real; finite.
        public var real: Double { Double(bitPattern: payload) }
        /// Of a cell of the kind text or other: where it stands in the batch's text.
        public var range: Range<Int> {
            let offset = Int(payload >> 32)
            return offset..<offset + Int(payload & 0xFFFF_FFFF)
        }
    }
}
