// SPDX-License-Identifier: Apache-2.0
import CoordinateReference
import Foundation
import SimpleFeatures
import Testing
import TestSupport

/// The tool that comes with PROJ, as a second way through the same library: it finds mistakes in our axis order,
/// choice of operation, pooling and bulk passing, not in PROJ.
///
/// What we refuse and the tool does not, the shifts of 北京54 and 西安80, is in `DatumShiftTests`.
@Suite struct Cs2csComparisonTests {
    static let tool = "/usr/bin/cs2cs"
    static let isAvailable =
        ProcessInfo.processInfo.environment["CI"] == "true" || FileManager.default.isExecutableFile(atPath: tool)

    /// Two CRSs and where both may be used, in degrees.
    struct Pair: Sendable, CustomTestStringConvertible {
        let one, other: String
        let longitudes, latitudes: ClosedRange<Double>
        var testDescription: String { "\(one.prefix(24)) and \(other.prefix(24))" }

        init(_ one: String, _ other: String, _ longitudes: ClosedRange<Double>, _ latitudes: ClosedRange<Double>) {
            (self.one, self.other, self.longitudes, self.latitudes) = (one, other, longitudes, latitudes)
        }
    }

    static let zhuzhou = (longitudes: 112.5...114.5, latitudes: 26.0...28.5)

    static let pairs =
        [
            ("EPSG:4490", "EPSG:4547"), ("EPSG:4490", "EPSG:4526"), ("EPSG:4490", "EPSG:4497"),
            ("EPSG:4490", "EPSG:4508"), ("EPSG:4547", "EPSG:4526"), ("EPSG:4526", "EPSG:4497"),
            ("EPSG:4547", "EPSG:4508"), ("EPSG:4326", "EPSG:4547"), ("EPSG:4326", "EPSG:4490"),
            ("OGC:CRS84", "EPSG:4526"), ("OGC:CRS84", "EPSG:4490"), ("OGC:CRS84", "EPSG:4326"),
            ("OGC:CRS84", "EPSG:3857"), ("EPSG:4547", "EPSG:3857"), ("EPSG:4326", "EPSG:32649"),
            ("EPSG:4547", "EPSG:32649"), ("EPSG:4547", CRSTests.cityGrid), ("EPSG:2383", "EPSG:4610"),
            ("EPSG:2362", "EPSG:2383"), ("EPSG:2435", "EPSG:4214"),
            ("EPSG:4326", DatumShiftTests.xian80(toWGS84: "24,-123,-94,-0.02,0.25,0.13,1.1")),
        ].map { Pair($0.0, $0.1, zhuzhou.longitudes, zhuzhou.latitudes) } + [
            // The neighbouring zones: 111° E, 114° E and 117° E of three degrees, 111° E and 117° E of six.
            Pair("EPSG:4490", "EPSG:4546", 109.5...112.5, 18...50),
            Pair("EPSG:4490", "EPSG:4547", 112.5...115.5, 18...50),
            Pair("EPSG:4490", "EPSG:4548", 115.5...118.5, 18...50),
            Pair("EPSG:4490", "EPSG:4527", 115.5...118.5, 18...50),
            Pair("EPSG:4490", "EPSG:4498", 114...120, 18...50), Pair("EPSG:4490", "EPSG:4509", 114...120, 18...50),
            // 炎陵 is east of 114° E, where the zones of six degrees meet.
            Pair("EPSG:4508", "EPSG:4509", 113.5...114.5, 26...27),
            Pair("EPSG:4547", "EPSG:4498", 113.5...114.5, 26...27),
            Pair("OGC:CRS84", "EPSG:32650", 114...120, 0...80), Pair("OGC:CRS84", "EPSG:32733", 12...18, -80...0),
            Pair("OGC:CRS84", "EPSG:3857", -180...180, -85...85),
            // American feet.
            Pair("EPSG:4269", "EPSG:2264", -84.3 ... -75.4, 33.8...36.6),
            Pair("OGC:CRS84", "EPSG:2264", -84.3 ... -75.4, 33.8...36.6),
            Pair("EPSG:2264", "EPSG:32617", -84...(-78), 33.8...36.6),
        ]

    @Test("ten thousand positions agree with cs2cs, there and back", .enabled(if: isAvailable), arguments: pairs)
    func agreement(pair: Pair) throws {
        let (one, other) = (try CRS(pair.one), try CRS(pair.other))
        for (source, target) in [(one, other), (other, one)] {
            var generator = RepeatableGenerator(seed: 4547)
            var x: [Double] = [], y: [Double] = []
            for _ in 0..<10_000 {
                x.append(.random(in: pair.longitudes, using: &generator))
                y.append(.random(in: pair.latitudes, using: &generator))
            }
            if source.isProjected {
                try CoordinateOperation(from: source.geographicBase(), to: source).transform(x: &x, y: &y)
            }
            // What the tool gets must be what we transform, to the bit.
            x = x.map { ($0 * 1e6).rounded() / 1e6 }
            y = y.map { ($0 * 1e6).rounded() / 1e6 }
            let expected = try Self.run(
                from: source == one ? pair.one : pair.other, to: source == one ? pair.other : pair.one, x: x, y: y)
            try CoordinateOperation(from: source, to: target).transform(x: &x, y: &y)
            try #require(expected.x.count == x.count)
            let worst = x.indices.map { max(abs(expected.x[$0] - x[$0]), abs(expected.y[$0] - y[$0])) }.max() ?? 0
            #expect(worst <= (target.isGeographic ? 1e-9 : 1e-6), "\(source) to \(target)")
        }
    }

    /// What the tool makes of the positions, easting or longitude first.
    static func run(from source: String, to target: String, x: [Double], y: [Double]) throws -> (
        x: [Double], y: [Double]
    ) {
        let folder = try ScratchFolder()
        let swapsInput = isNorthingFirst(source)
        var lines = ""
        for (x, y) in zip(x, y) { lines += swapsInput ? "\(y) \(x)\n" : "\(x) \(y)\n" }
        let input = try folder.write(lines, to: "positions.txt")
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: tool)
        process.arguments = ["-f", "%.13f", source, target, input.path]
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let numbers = text.split { $0 == "\n" || $0 == "\t" || $0 == " " }.compactMap { Double($0) }
        // Each line has a third number, the height.
        let first = stride(from: 0, to: numbers.count, by: 3).map { numbers[$0] }
        let second = stride(from: 1, to: numbers.count, by: 3).map { numbers[$0] }
        return isNorthingFirst(target) ? (second, first) : (first, second)
    }

    /// The register's axis order, which the tool keeps and we do not.
    static func isNorthingFirst(_ definition: String) -> Bool {
        let eastingFirst = [
            "OGC:CRS84", "EPSG:3857", "EPSG:32649", "EPSG:32650", "EPSG:32733", "EPSG:2264", "EPSG:32617",
        ]
        return definition.hasPrefix("EPSG") && !eastingFirst.contains(definition)
    }
}
