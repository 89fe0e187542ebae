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
            giveUp(error)
        }
    }

    /// Ends the program when nothing more can be written.
    private static func giveUp(_ error: any Error) -> Never {
        let reason = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError ?? error as NSError
        // The reader has gone, as in `suodi … | head`: there is nobody left to answer.
        if reason.domain == NSPOSIXErrorDomain && reason.code == EPIPE { Foundation.exit(0) }
        let text = "error: the answer cannot be written: \(reason.localizedDescription)\n"
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
        Foundation.exit(Failure.Code.failure.rawValue)
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
            giveUp(error)
        }
    }
}
