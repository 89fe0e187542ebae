// SPDX-License-Identifier: Apache-2.0
public import Foundation

/// Material the tests read but the project does not hold: real data, conformance suites, the seed page.
///
/// It lies in `../shared` beside the checkout, or where `SHARED_DIR` says. A test that needs it is skipped when it is
/// absent, except with `CI=true`, where absence is a failure:
///
/// ```swift
/// @Test(.enabled(if: Corpora.available("corpora/gcj02-vectors")))
/// ```
public enum Corpora {
    public static let directory: URL = {
        if let path = ProcessInfo.processInfo.environment["SHARED_DIR"] {
            return URL(fileURLWithPath: path)
        }
        return packageDirectory.deletingLastPathComponent().appendingPathComponent("shared")
    }()

    /// The root of this package.
    public static let packageDirectory = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    public static func url(_ path: String) -> URL {
        directory.appendingPathComponent(path)
    }

    /// Whether a test on `path` should run: it is there, or this is CI, where the test then fails on opening it.
    public static func available(_ path: String) -> Bool {
        ProcessInfo.processInfo.environment["CI"] == "true"
            || FileManager.default.fileExists(atPath: url(path).path)
    }
}
