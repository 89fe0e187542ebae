// SPDX-License-Identifier: Apache-2.0
import Foundation

/// The two channels: answers on standard output, talk on standard error.
enum Console {
    static func answer(_ text: String) {
        write(text.hasSuffix("\n") || text.isEmpty ? text : text + "\n", to: .standardOutput)
    }

    static func answer(_ data: Data) {
        do {
            try FileHandle.standardOutput.write(contentsOf: data)
        } catch {
            // The reader has gone, as in `suodi … | head`: there is nobody left to answer.
            Foundation.exit(0)
        }
    }

    static func note(_ text: String) {
        write(text + "\n", to: .standardError)
    }

    static func error(_ text: String) {
        write("error: \(text)\n", to: .standardError)
    }

    private static func write(_ text: String, to handle: FileHandle) {
        do {
            try handle.write(contentsOf: Data(text.utf8))
        } catch {
            Foundation.exit(handle === FileHandle.standardOutput ? 0 : 1)
        }
    }
}
