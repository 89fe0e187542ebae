// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport
import Testing

/// Sharing a prepared geometry corrupts memory, so the compiler must refuse it. Each case here is one the compiler
/// accepts with a `Geometry` in its place, and the first proves that the module is found and usable.
@Suite struct CompilerRefusalTests {
    @Test("one prepared geometry per child task compiles")
    func onePerTask() throws {
        let (status, output) = try typecheck(
            """
            func screen(_ zone: Geometry, _ parcels: [Geometry]) async throws -> [Bool] {
                try await withThrowingTaskGroup(of: [Bool].self) { group in
                    for _ in 0..<2 {
                        group.addTask {
                            try zone.withPrepared { prepared in try parcels.map { try prepared.intersects($0) } }
                        }
                    }
                    return try await group.reduce(into: []) { $0 += $1 }
                }
            }
            """)
        #expect(status == 0, "\(output)")
    }

    @Test("sharing a plain geometry compiles, sharing a prepared one does not", arguments: Sharing.allCases)
    func sharing(way: Sharing) throws {
        let plain = try typecheck(way.source(with: "Geometry"))
        #expect(plain.status == 0, "\(plain.output)")
        let prepared = try typecheck(way.source(with: "PreparedGeometry", lent: "borrowing "))
        #expect(prepared.status != 0)
        #expect(prepared.output.contains(way.complaint), "\(prepared.output)")
    }

    enum Sharing: CaseIterable {
        case concurrentClosure, sendableRequirement, sendableClass, array

        var complaint: String {
            switch self {
            case .concurrentClosure: "capture of 'shared' with non-Sendable type 'PreparedGeometry'"
            case .sendableRequirement: "type 'PreparedGeometry' does not conform to the 'Sendable' protocol"
            case .sendableClass: "has non-Sendable type 'PreparedGeometry'"
            case .array: "type 'PreparedGeometry' does not conform to protocol 'Copyable'"
            }
        }

        func source(with type: String, lent: String = "") -> String {
            switch self {
            case .concurrentClosure:
                """
                func run(_ body: @Sendable () throws -> Bool) rethrows -> Bool { try body() }
                func ask(_ shared: \(lent)\(type), _ parcel: Geometry) throws -> Bool {
                    try run { try shared.intersects(parcel) }
                }
                """
            case .sendableRequirement:
                """
                func require<Value: Sendable & ~Copyable>(_: Value.Type) {}
                func ask() { require(\(type).self) }
                """
            case .sendableClass:
                """
                final class Shelf: Sendable {
                    let kept: \(type)
                    init(_ kept: consuming \(type)) { self.kept = kept }
                }
                """
            case .array:
                "func ask(_ all: [\(type)]) -> Int { all.count }"
            }
        }
    }

    /// Runs the compiler on `source` against the module as it was built beside this test.
    private func typecheck(_ source: String) throws -> (status: Int32, output: String) {
        let products = try #require(Bundle.main.executableURL).deletingLastPathComponent()
        let modules = products.appendingPathComponent("Modules")
        let contextMap = products.appendingPathComponent("CGEOSContext.build/module.modulemap")
        let geosMap = Corpora.packageDirectory.appendingPathComponent("Sources/CGEOS/module.modulemap")
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("Case.swift")
        try Data("import SimpleFeatures\n\(source)\n".utf8).write(to: file)

        let compiler = Process()
        compiler.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        compiler.arguments = [
            "swiftc", "-typecheck", "-swift-version", "6", "-I", modules.path,
            "-Xcc", "-fmodule-map-file=\(contextMap.path)", "-Xcc", "-fmodule-map-file=\(geosMap.path)", file.path,
        ]
        let pipe = Pipe()
        compiler.standardOutput = pipe
        compiler.standardError = pipe
        try compiler.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        compiler.waitUntilExit()
        return (compiler.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
