// SPDX-License-Identifier: Apache-2.0

extension JSONValue {
    /// The one value that a range of bytes holds.
    init(parsing bytes: [UInt8], in range: Range<Int>) throws(JSONFault) {
        var reader = JSONReader(bytes, in: range)
        self = try reader.value()
    }
}
