// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// What is known of the terminal this process writes to, if any.
public enum Terminal {
    /// Whether standard error is a terminal that can redraw a line.
    public static var isError: Bool {
        isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
    }

    static var errorColumns: Int? { columns(of: STDERR_FILENO) }

    private static func columns(of descriptor: Int32) -> Int? {
        var size = winsize()
        // SAFETY: TIOCGWINSZ fills one winsize, and `size` outlives the call.
        let status = unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size)
        return status == 0 && size.ws_col > 0 ? Int(size.ws_col) : nil
    }
}
