// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// A writer in a process of its own: `GeoPackageChild`, which one build puts beside the test bundle.
final class Child {
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private var announced = ""

    init(_ command: String, _ file: URL, _ arguments: String...) throws {
        process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appendingPathComponent("GeoPackageChild")
        process.arguments = [command, file.path] + arguments
        process.standardInput = input
        process.standardOutput = output
        try process.run()
    }

    /// Waits for the next lines that the child announces, and returns the last one; nil when it has ended.
    func nextLine() -> String? {
        let bytes = output.fileHandleForReading.availableData
        announced += String(decoding: bytes, as: UTF8.self)
        return bytes.isEmpty ? nil : announced.split(separator: "\n").last.map(String.init)
    }

    /// Ends the process at once, as no handler of its own can prevent, and returns the last whole line it announced.
    func kill() -> String? {
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        announced += String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        return announced.split(separator: "\n").last.map(String.init)
    }

    /// All lines that it announces until it ends.
    func remainingLines() -> [Substring] {
        String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self).split(separator: "\n")
    }

    func proceed() throws {
        try input.fileHandleForWriting.write(contentsOf: Data("\n".utf8))
    }

    func waitUntilExit() -> Int32 {
        process.waitUntilExit()
        return process.terminationStatus
    }
}
