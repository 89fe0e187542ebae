// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import Synchronization

/// The command-line tools of GDAL, run as child processes, and a folder of their own for what they write.
///
/// The folder goes with the last reference to this object, or by ``abandon()``.
public final class GDALTools: Sendable {
    let folder: URL
    private let state = Mutex(State())

    private struct State {
        var child: pid_t?
        var isAbandoned = false
    }

    /// A run that did not succeed.
    struct Failure: Error {
        let program: String
        /// What it said first, without the names of our temporary files.
        let message: String
    }

    /// - Throws: the error of the file system when there is no place for temporary files.
    public init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("suodi-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    /// Ends what is running and removes the temporary files, at once and from any thread; nothing can be run
    /// afterwards. For a program that is told to stop.
    public func abandon() {
        state.withLock { state in
            state.isAbandoned = true
            // Not the polite signal: a child inherits that we ignore it while we clean up.
            if let child = state.child { kill(child, SIGKILL) }
        }
        try? FileManager.default.removeItem(at: folder)
    }

    /// Runs one tool to its end and returns what it wrote to its standard output.
    ///
    /// - Parameter toleratesComplaints: whether an error the tool speaks of is none when it ends well: `gdalinfo` speaks
    ///   of corners without longitude and latitude, but `gdaldem` of input that cannot be read to its end.
    /// - Throws: ``MissingProgram``; ``Failure``.
    func run(_ name: String, _ arguments: [String], toleratesComplaints: Bool = false) throws -> Data {
        let process = Process()
        process.executableURL = try Self.executable(name)
        process.arguments = arguments
        // GDAL would take a twentieth of the machine's memory for itself.
        process.environment = ["GDAL_CACHEMAX": "256"]
            .merging(ProcessInfo.processInfo.environment) { $1 }
            .merging([
                "LC_ALL": "C", "CPL_TMPDIR": folder.path,
                // No notes beside the user's file.
                "GDAL_PAM_ENABLED": "NO",
            ]) { $1 }
        // Files, not pipes: a pipe that nobody empties would stop a child that writes much.
        let (output, errors) = (folder.appendingPathComponent("output"), folder.appendingPathComponent("errors"))
        for file in [output, errors] { try Data().write(to: file) }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try state.withLock { state in
            if state.isAbandoned { throw CancellationError() }
            try process.run()
            state.child = process.processIdentifier
        }
        process.waitUntilExit()
        try state.withLock { state in
            state.child = nil
            if state.isAbandoned { throw CancellationError() }
        }
        let said = String(decoding: try Data(contentsOf: errors), as: UTF8.self)
        let lines = said.split(separator: "\n").map(String.init)
        let complaint = lines.first { $0.hasPrefix("ERROR ") }
        guard process.terminationReason == .exit, process.terminationStatus == 0,
            complaint == nil || toleratesComplaints
        else {
            let ended = process.terminationReason == .exit ? "exit code" : "signal"
            let message = complaint ?? lines.first ?? "it ended with \(ended) \(process.terminationStatus)"
            throw Failure(program: name, message: message.replacingOccurrences(of: folder.path + "/", with: ""))
        }
        return try Data(contentsOf: output)
    }

    /// What `gdalinfo` says of a raster.
    func description(of path: String) throws -> JSONValue {
        let bytes = [UInt8](try run("gdalinfo", ["-json", path], toleratesComplaints: true))
        return try JSONValue(parsing: bytes, in: 0..<bytes.count)
    }

    private static func executable(_ name: String) throws -> URL {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        for folder in folders {
            let path = "\(folder)/\(name)"
            if FileManager.default.isExecutableFile(atPath: path) { return URL(fileURLWithPath: path) }
        }
        throw MissingProgram(
            name: name, hint: "it comes with GDAL: `apt install gdal-bin` (Debian) or `brew install gdal` (macOS)")
    }
}
