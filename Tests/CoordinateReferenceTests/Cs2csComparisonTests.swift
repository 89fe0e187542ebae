// SPDX-License-Identifier: Apache-2.0
import CoordinateReference
import Foundation
import SimpleFeatures
import Testing
import TestSupport

/// The tool that comes with PROJ, as a second way through the same library: it finds mistakes in our axis order,
/// pooling and bulk passing, not in PROJ.
@Suite struct Cs2csComparisonTests {
    static let tool = "/usr/bin/cs2cs"
    static let isAvailable =
        ProcessInfo.processInfo.environment["CI"] == "true" || FileManager.default.isExecutableFile(atPath: tool)

    /// `northingFirst` is the register's axis order, which the tool keeps and we do not.
    struct Way: Sendable, CustomTestStringConvertible {
        let source, target: String
        let sourceNorthingFirst, targetNorthingFirst: Bool
        let x, y: ClosedRange<Double>
        let tolerance: Double
        var testDescription: String { "\(source) to \(target)" }
    }

    static let eastings = 350_000.0...650_000, northings = 2.8e6...3.3e6
    static let longitudes = 112.5...114.5, latitudes = 26.0...28.5

    @Test(
        "some hundred positions agree with cs2cs", .enabled(if: isAvailable),
        arguments: [
            Way(
                source: "EPSG:4547", target: "EPSG:4490", sourceNorthingFirst: true, targetNorthingFirst: true,
                x: eastings, y: northings, tolerance: 1e-11),
            Way(
                source: "EPSG:4490", target: "EPSG:4547", sourceNorthingFirst: true, targetNorthingFirst: true,
                x: longitudes, y: latitudes, tolerance: 1e-6),
            Way(
                source: "EPSG:4547", target: "EPSG:4526", sourceNorthingFirst: true, targetNorthingFirst: true,
                x: eastings, y: northings, tolerance: 1e-6),
            Way(
                source: "EPSG:4547", target: "OGC:CRS84", sourceNorthingFirst: true, targetNorthingFirst: false,
                x: eastings, y: northings, tolerance: 1e-11),
            Way(
                source: "OGC:CRS84", target: "EPSG:3857", sourceNorthingFirst: false, targetNorthingFirst: false,
                x: longitudes, y: latitudes, tolerance: 1e-6),
            Way(
                source: "EPSG:4326", target: "EPSG:4547", sourceNorthingFirst: true, targetNorthingFirst: true,
                x: longitudes, y: latitudes, tolerance: 1e-6),
            Way(
                source: "EPSG:2383", target: "EPSG:4610", sourceNorthingFirst: true, targetNorthingFirst: true,
                x: eastings, y: northings, tolerance: 1e-11),
        ])
    func agreement(way: Way) throws {
        var generator = RepeatableGenerator(seed: 4547)
        var x: [Double] = [], y: [Double] = []
        for _ in 0..<300 {
            x.append(.random(in: way.x, using: &generator))
            y.append(.random(in: way.y, using: &generator))
        }
        let expected = try Self.run(way, x: x, y: y)
        try CoordinateOperation(from: CRS(way.source), to: CRS(way.target)).transform(x: &x, y: &y)
        try #require(expected.count == x.count)
        let worst = expected.indices.map { max(abs(expected[$0].x - x[$0]), abs(expected[$0].y - y[$0])) }.max() ?? 0
        #expect(worst <= way.tolerance)
    }

    static func run(_ way: Way, x: [Double], y: [Double]) throws -> [Coordinate] {
        let process = Process()
        let (input, output) = (Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: tool)
        process.arguments = ["-f", "%.13f", way.source, way.target]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        let lines = zip(x, y).map { way.sourceNorthingFirst ? "\($1) \($0)\n" : "\($0) \($1)\n" }
        // Three hundred lines fit into the pipe, so that writing before reading cannot block.
        input.fileHandleForWriting.write(Data(lines.joined().utf8))
        try input.fileHandleForWriting.close()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return try text.split(separator: "\n").map { line in
            let fields = line.split(whereSeparator: \.isWhitespace)
            let (first, second) = (try #require(Double(fields[0])), try #require(Double(fields[1])))
            return way.targetNorthingFirst ? Coordinate(second, first) : Coordinate(first, second)
        }
    }
}
