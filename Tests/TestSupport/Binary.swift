// SPDX-License-Identifier: Apache-2.0
public import Foundation

/// The built `suodi`, run as a person runs it.
public struct Binary: Sendable {
    public struct Outcome: Sendable {
        public let status: Int32
        public let output: Data
        public let errors: String

        public var text: String { String(decoding: output, as: UTF8.self) }
    }

    /// Beside the test bundle, where one build puts both.
    public static let url: URL = {
        let executable = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        return executable.appendingPathComponent("suodi")
    }()

    public static func run(
        _ arguments: [String], in folder: URL? = nil, environment: [String: String] = [:], executable: URL = url
    ) throws -> Outcome {
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.currentDirectoryURL = folder
        var variables = ProcessInfo.processInfo.environment
        variables["LC_ALL"] = "C.UTF-8"
        variables["SUODI_WORKSPACE"] = nil
        variables.merge(environment) { $1 }
        process.environment = variables
        // Files, not pipes: a pipe that nobody empties would stop a child that writes much.
        let scratch = try ScratchFolder()
        let (output, errors) = (try scratch.write("", to: "out"), try scratch.write("", to: "err"))
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus, output: try Data(contentsOf: output),
            errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
    }

    /// A line of shell, for what needs a pipe or a redirection.
    public static func shell(_ line: String, in folder: URL? = nil) throws -> Outcome {
        try run(["-c", line], in: folder, executable: URL(fileURLWithPath: "/bin/sh"))
    }

    /// Whether a program of the system is there, or this is CI, where its absence is a failure.
    public static func available(_ path: String) -> Bool {
        ProcessInfo.processInfo.environment["CI"] == "true" || FileManager.default.isExecutableFile(atPath: path)
    }
}
