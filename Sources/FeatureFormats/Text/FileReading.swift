// SPDX-License-Identifier: Apache-2.0
internal import Foundation

extension Data {
    /// The content of a file, with our error where that fails.
    init(readingFile url: URL) throws(FormatError) {
        do {
            self = try Data(contentsOf: url)
        } catch {
            throw FormatError(file: url.lastPathComponent, reason: "cannot be read: \(error.localizedDescription)")
        }
    }
}
