// SPDX-License-Identifier: Apache-2.0
import Testing
import TestSupport

@testable import FeatureFormats

@Suite struct BoundaryScannerTests {
    /// Where an object ends, byte by byte.
    static func endOfObject(_ text: [UInt8], from start: Int) -> Int? {
        var (depth, isText, isEscaped) = (0, false, false)
        for (place, byte) in text.enumerated().dropFirst(start) {
            if isEscaped {
                isEscaped = false
            } else if isText {
                isEscaped = byte == UInt8(ascii: "\\")
                isText = byte != UInt8(ascii: "\"")
            } else if byte == UInt8(ascii: "\"") {
                isText = true
            } else if byte == UInt8(ascii: "{") {
                depth += 1
            } else if byte == UInt8(ascii: "}") {
                depth -= 1
                if depth == 0 { return place + 1 }
            }
        }
        return nil
    }

    @Test("all objects of up to eight bytes that matter end where they do byte by byte")
    func exhaustive() {
        let alphabet = Array("{}\"\\a".utf8)
        for length in 0...7 {
            var count = 1
            for _ in 0..<length { count *= alphabet.count }
            for number in 0..<count {
                var text = [UInt8(ascii: "{")]
                var left = number
                for _ in 0..<length {
                    text.append(alphabet[left % alphabet.count])
                    left /= alphabet.count
                }
                #expect(
                    BoundaryScanner.endOfObject(in: text.span, from: 0) == Self.endOfObject(text, from: 0),
                    "\(String(decoding: text, as: UTF8.self))")
            }
        }
    }

    @Test("wherever in a word they lie, marks are found, and bytes that are nearly marks are not")
    func everyPlace() {
        // One bit or one step away from the marks, among them bytes that a search by words could mistake.
        let near = Array("{}\"\\!#|~z\u{7F}:;[]".utf8) + [0x80, 0xFB, 0xFD, 0xA2, 0xDC, 0x00, 0x01]
        forAll(count: 3000) { generator, round in
            let start = Int.random(in: 0...9, using: &generator)
            var text = (0..<Int.random(in: start + 1...60, using: &generator)).map { _ in
                Int.random(in: 0..<3, using: &generator) == 0
                    ? near[Int.random(in: 0..<near.count, using: &generator)] : UInt8(ascii: "1")
            }
            text[start] = UInt8(ascii: "{")
            #expect(
                BoundaryScanner.endOfObject(in: text.span, from: start) == Self.endOfObject(text, from: start),
                "round \(round): \(text)")
        }
    }

    @Test(
        "a value ends behind itself, and one that is cut off has no end",
        arguments: [
            (#"12,"#, 2), (#"12"#, nil), (#""a,\"b" "#, 7), (#"{"a":"}"},"#, 9),
            (#"[[1],{"]":2}]]"#, 13), (#"[1"#, nil),
            (#"true}"#, 4), (#"null]"#, 4), ("1\n", 1), (#""a"#, nil), (#"]"#, 0),
        ])
    func endOfValue(text: String, end: Int?) {
        #expect(BoundaryScanner.endOfValue(in: Array(text.utf8).span, from: 0) == end)
    }

    @Test("nothing behind the bytes is looked at, whatever stands there")
    func bounds() {
        for text in ["{", "{\"a\":1", "{\"abcdefgh", "{\"a\":\"1234567", "{\"a\":[1,2,3]", "{ ", "{\"\\"] {
            for padding in 0...16 {
                let bytes = Array((text + String(repeating: " ", count: padding)).utf8)
                for behind in ["}", "\"", "{}", "}}}}}}}}}}", "\"}\"}\"}\"}\"}\"}"] {
                    let longer = bytes + Array(behind.utf8)
                    let span = longer.span.extracting(..<bytes.count)
                    #expect(
                        BoundaryScanner.endOfObject(in: span, from: 0) == nil, "\(text) and \(padding) spaces")
                }
            }
        }
    }
}
