// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation

/// A relative gap: `1e-4`, or `0.01%`, which is the same.
struct GapOption: ExpressibleByArgument {
    let ratio: Double

    init?(argument: String) {
        let text = argument.trimmingCharacters(in: .whitespaces)
        let isPercent = text.hasSuffix("%")
        guard let number = Double(isPercent ? String(text.dropLast()) : text), number.isFinite else { return nil }
        ratio = isPercent ? number / 100 : number
        guard ratio >= 0, ratio < 1 else { return nil }
    }
}
