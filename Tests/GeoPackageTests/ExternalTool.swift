// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport

/// A program that was not written here, which checks our files.
struct ExternalTool {
    let path: String
    let leading: [String]
    var environment: [String: String] = [:]

    static let ogrinfo = ExternalTool(path: "/usr/bin/ogrinfo", leading: [])
    static let ogr2ogr = ExternalTool(path: "/usr/bin/ogr2ogr", leading: [])
    static let sqlite = ExternalTool(path: "/usr/bin/sqlite3", leading: [])
    /// Debian's own interpreter: only it sees the bindings of its GDAL.
    static let validator = ExternalTool(
        path: "/usr/bin/python3", leading: ["-m", "osgeo_utils.samples.validate_gpkg"])

    /// The rules of a newer GDAL, which `make deps` puts there, run on the bindings of the old one.
    static let newerValidator = ExternalTool(
        path: validator.path, leading: validator.leading,
        environment: ["PYTHONPATH": Corpora.packageDirectory.appendingPathComponent(".build/gdal-utils").path])

    /// Whether a test that needs the tool should run: it is there, or this is CI, where the test then fails.
    var isAvailable: Bool {
        if ProcessInfo.processInfo.environment["CI"] == "true" { return true }
        let needed = [path] + environment.values
        guard needed.allSatisfy(FileManager.default.fileExists) else { return false }
        if leading.isEmpty { return true }
        return (try? run(["--help"]))?.output.contains("validate_gpkg.py") ?? false
    }

    /// Runs the tool and waits. Standard output and errors come as one text.
    func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = leading + arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }

    /// Runs SQL through the shell of SQLite.
    @discardableResult
    func query(_ file: URL, _ sql: String) throws -> String {
        let result = try run([file.path, sql])
        guard result.status == 0 else { throw Failure(output: result.output) }
        return result.output
    }

    struct Failure: Error {
        let output: String
    }
}
