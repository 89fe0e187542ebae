// SPDX-License-Identifier: Apache-2.0

extension PropertyValue {
    /// The value as compact JSON, members in alphabetical order.
    public var jsonText: String {
        var output = JSONOutput()
        output.write(self)
        return String(decoding: output.bytes, as: UTF8.self)
    }
}
