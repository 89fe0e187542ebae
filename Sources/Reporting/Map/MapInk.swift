// SPDX-License-Identifier: Apache-2.0

/// The colours of the sheet itself.
enum MapInk {
    static let paper = "#f6f5f2"
    static let dark = "#2b2b29"
    static let quiet = "#6d6c68"
    static let line = "#d3d1ca"
    static let accent = "#d6336c"
}
