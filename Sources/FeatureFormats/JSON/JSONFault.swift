// SPDX-License-Identifier: Apache-2.0

/// What is wrong with a JSON text, or with the GeoJSON in it, and where.
struct JSONFault: Error {
    let byte: Int
    var feature: String?
    let reason: String
    var hint: String?
}
