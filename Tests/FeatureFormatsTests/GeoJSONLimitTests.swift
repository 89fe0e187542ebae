// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing
import TestSupport

@testable import FeatureFormats

/// Files made to break a reader: refused with their place, in memory and time that do not grow with them.
@Suite struct GeoJSONLimitTests {
    /// Reads with small chunks and a limit of 1 MiB, and returns the error.
    static func refusal(_ bytes: [UInt8]) throws -> FormatError? {
        var stream = GeoJSONStream(
            try ByteSource(Data(bytes), named: "a.geojson"), columns: [], chunkBytes: 1 << 12, maximumBytes: 1 << 20)
        return #expect(throws: FormatError.self) {
            while let chunk = try stream.next() { _ = try chunk.decode() }
        }
    }

    static let first = #"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null},"# + "\n"

    @Test(
        "what does not end within the limit is refused with the place where it begins",
        arguments: [
            (#"{"type":"Feature","properties":{"a":""# + String(repeating: "a", count: 3 << 20), "does not end within"),
            (#"{"type":"Feature","properties":{"a":"# + String(repeating: "[", count: 3 << 20), "128 levels deep"),
            (#"{"type":"Feature","properties":"# + String(repeating: "{\"a\":", count: 1 << 20), "128 levels deep"),
            (String(repeating: " ", count: 3 << 20), "does not end within"),
        ])
    func endless(feature: String, reason: String) throws {
        let error = try Self.refusal(Array((Self.first + feature).utf8))
        #expect(error?.line == (feature.hasPrefix(" ") ? 1 : 2) && error?.feature == "feature 2")
        #expect(error?.reason.contains(reason) == true, "\(error?.description ?? "")")
    }

    @Test("an endless member beside the features is refused, and so are too many")
    func endlessMember() throws {
        let long = #"{"type":"FeatureCollection","name":""# + String(repeating: "a", count: 3 << 20)
        #expect(try Self.refusal(Array(long.utf8))?.reason.contains("does not end within") == true)
        let many = #"{"type":"FeatureCollection","# + (0...10_000).map { "\"a\($0)\":1" }.joined(separator: ",")
        #expect(try Self.refusal(Array(many.utf8))?.reason.contains("more than 10000 members") == true)
    }

    @Test("a feature with a million properties is read in linear time")
    func manyProperties() throws {
        let members = (0..<20_000).map { "\"a\($0)\":\($0)" }.joined(separator: ",")
        let text = #"{"type":"Feature","geometry":null,"properties":{\#(members)}}"#
        let feature = try GeoJSON.read(Data(text.utf8), named: "a").features[0]
        #expect(feature.properties.count == 20_000 && feature.properties["a7"] == 7)
    }

    /// `gzip -n` of the bytes, by the system's program.
    static func compressed(_ bytes: [UInt8]) throws -> Data {
        let scratch = try ScratchFolder()
        let file = scratch.url("a")
        try Data(bytes).write(to: file)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["gzip", "-n", file.path]
        try process.run()
        process.waitUntilExit()
        return try Data(contentsOf: scratch.url("a.gz"))
    }

    @Test("compressed files read as what is in them, in one member or several, and are inspected as they lie")
    func gzip() throws {
        var texts = GeoJSONGenerator(random: RepeatableGenerator(seed: 3))
        let text = Array((0..<300).map { _ in texts.feature() + "\n" }.joined().utf8)
        let exact = Reading { () throws(FormatError) in try WholeTextReader.read(text, named: "a.geojson") }
        let whole = try Self.compressed(text)
        let cut = text.count / 3
        let members = try Self.compressed(Array(text[..<cut])) + Self.compressed(Array(text[cut...])) + Data(count: 512)
        let scratch = try ScratchFolder()
        for (name, content) in [("whole", whole), ("members", members)] {
            let file = scratch.url(name + ".geojson")
            try content.write(to: file)
            let reading = Reading { () throws(FormatError) in
                try GeoJSON.read(ByteSource(content, named: "a.geojson"), chunkBytes: 1000)
            }
            #expect(reading == exact, "\(name)")
            var seen = Data()
            var stream = try GeoJSONStream(file, columns: [], chunkBytes: 777) { bytes in
                // SAFETY: copied within the closure.
                unsafe bytes.withUnsafeBytes { unsafe seen.append(contentsOf: $0) }
            }
            while try stream.next() != nil {}
            #expect(seen == content && stream.bytesRead == content.count && stream.totalBytes == content.count)
        }
    }

    @Test("a compressed file that is cut off or damaged is refused")
    func damagedGzip() throws {
        let text = Array(#"{"type":"Feature","geometry":null,"properties":{"a":"long enough to compress"}}"#.utf8)
        let whole = [UInt8](try Self.compressed(text))
        for length in 2..<whole.count {
            #expect(try Self.refusal(Array(whole[..<length])) != nil)
        }
        for place in 10..<whole.count {
            var damaged = whole
            damaged[place] ^= 0x55
            #expect(try Self.refusal(damaged) != nil, "byte \(place)")
        }
        #expect(try Self.refusal(whole + Array("rubbish".utf8))?.reason.contains("gzip") == true)
    }

    @Test("a gzip bomb is refused at the limit, long before it is inflated")
    func bomb() throws {
        var content = try Self.compressed(Array(#"{"type":"FeatureCollection","features":["#.utf8))
        let spaces = try Self.compressed([UInt8](repeating: 0x20, count: 2 << 20))
        for _ in 0..<200 { content += spaces }
        #expect(try Self.refusal([UInt8](content))?.reason.contains("does not end within") == true)
    }

    @Test("a pipe is read like a file")
    func pipe() throws {
        let pipe = Pipe()
        let text = #"{"type":"Feature","geometry":null}"# + "\n"
        try pipe.fileHandleForWriting.write(contentsOf: Data((text + text).utf8))
        try pipe.fileHandleForWriting.close()
        var stream = try GeoJSONStream(pipe.fileHandleForReading, named: "-", columns: [])
        #expect(try stream.next()?.count == 2)
        #expect(try stream.next() == nil)
        #expect(stream.totalBytes == nil && stream.bytesRead == 2 * text.utf8.count)
    }

    @Test("features before a type that is none of a collection's are refused, not read twice")
    func lateType() throws {
        let text = #"{"features":[{"type":"Feature","geometry":null}],"type":"Feature","geometry":null}"#
        let error = try Self.refusal(Array(text.utf8))
        #expect(error?.reason.contains("`features` before its `type`") == true && error?.line == 1)
    }
}
