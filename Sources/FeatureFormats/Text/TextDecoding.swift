// SPDX-License-Identifier: Apache-2.0
internal import Foundation

extension String {
    /// The content of a text file: UTF-8 with or without a mark, UTF-16 with one, otherwise GB18030 (and so GBK).
    init(decodingFile data: Data, named name: String) throws(FormatError) {
        if data.starts(with: [0xFF, 0xFE]) || data.starts(with: [0xFE, 0xFF]) {
            guard let text = String(data: data, encoding: .utf16) else {
                throw FormatError(file: name, reason: "is marked as UTF-16, but is not")
            }
            self = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
            return
        }
        let content = data.starts(with: [0xEF, 0xBB, 0xBF]) ? data.dropFirst(3) : data
        if let text = String(validating: content, as: UTF8.self) {
            self = text
        } else if let text = String(data: content, encoding: .gb18030) {
            self = text
        } else {
            throw FormatError(
                file: name, reason: "is neither UTF-8 nor GB18030", hint: "save it as UTF-8 (in Excel: CSV UTF-8)")
        }
    }
}

extension String.Encoding {
    /// `kCFStringEncodingGB_18030_2000` in Foundation's numbers.
    static let gb18030 = String.Encoding(rawValue: 0x8000_0632)
}
