// SPDX-License-Identifier: Apache-2.0

/// One meaning in the two languages of the screens and reports.
public struct Term: Hashable, Sendable, Codable {
    public let en: String
    public let zh: String

    public init(en: String, zh: String) {
        self.en = en
        self.zh = zh
    }
}
