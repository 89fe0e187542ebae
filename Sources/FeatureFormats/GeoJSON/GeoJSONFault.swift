// SPDX-License-Identifier: Apache-2.0

/// What keeps a JSON value from being GeoJSON.
struct GeoJSONFault: Error {
    let reason: String
    let hint: String?

    init(_ reason: String, hint: String? = nil) {
        self.reason = reason
        self.hint = hint
    }
}
