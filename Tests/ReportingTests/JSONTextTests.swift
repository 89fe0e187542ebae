// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import Reporting
internal import TestSupport
internal import Testing

@Suite("JSON text")
struct JSONTextTests {
    private let parcel: JSONNode = [
        "id": "N-0217", "areaMu": 120.5, "count": 3, "isLocked": false, "note": nil, "empty": [:], "none": [],
        "bbox": [113.9, 22.5, 114, 22.75], "steps": [["stage": "reserve"]],
    ]

    @Test("compact text keeps the order of keys and has no spaces")
    func compact() {
        #expect(
            parcel.text() == #"{"id":"N-0217","areaMu":120.5,"count":3,"isLocked":false,"note":null,"empty":{},"#
                + #""none":[],"bbox":[113.9,22.5,114,22.75],"steps":[{"stage":"reserve"}]}"#)
    }

    @Test("pretty text is indented, with plain arrays on one line")
    func pretty() {
        #expect(
            parcel.text(.pretty) == """
                {
                  "id": "N-0217",
                  "areaMu": 120.5,
                  "count": 3,
                  "isLocked": false,
                  "note": null,
                  "empty": {},
                  "none": [],
                  "bbox": [113.9, 22.5, 114, 22.75],
                  "steps": [
                    {
                      "stage": "reserve"
                    }
                  ]
                }
                """)
    }

    @Test(
        "numbers are the shortest that read back, without exponent where reasonable",
        arguments: [
            (0.1, "0.1"), (120, "120"), (-0.0, "0"), (1e-7, "0.0000001"), (1.5e-8, "1.5e-08"),
            (1e20, "100000000000000000000"), (1e21, "1e+21"), (38_500_000.123, "38500000.123"),
            (0.1 + 0.2, "0.30000000000000004"), (-2.5, "-2.5"),
        ] as [(Double, String)])
    func numbers(value: Double, text: String) {
        #expect(JSONNode.number(value).text() == text)
        #expect(Double(text) == value)
    }

    @Test("integers keep every digit")
    func integers() {
        #expect(JSONNode.integer(.max).text() == "9223372036854775807")
        #expect(JSONNode.integer(.min).text() == "-9223372036854775808")
    }

    @Test("quotes, backslashes, controls and line separators are escaped, all else is kept")
    func escapes() {
        #expect(
            JSONNode.string("a\"b\\c/\n\r\t\u{8}\u{C}\u{1}\u{1F}\u{7F}\u{2028}亩🏭").text()
                == #""a\"b\\c/\n\r\t\b\f\u0001\u001f\u007f\u2028亩🏭""#)
    }

    @Test("Foundation reads back any string and any number")
    func readBack() throws {
        try forAll { generator, _ in
            let scalars = (0..<12).compactMap { _ in Unicode.Scalar(UInt32.random(in: 0..<0x3000, using: &generator)) }
            let string = String(String.UnicodeScalarView(scalars))
            var number = Double(bitPattern: generator.next())
            if !number.isFinite { number = 0 }
            let strings = Data(JSONNode.array([.string(string)]).text(.pretty).utf8)
            let numbers = Data(JSONNode.array([.number(number)]).text().utf8)
            // Compared by scalars: two spellings of one character are equal strings but not the same text.
            let read = try JSONDecoder().decode([String].self, from: strings)
            #expect(read.map { Array($0.unicodeScalars) } == [Array(string.unicodeScalars)])
            #expect(try JSONDecoder().decode([Double].self, from: numbers) == [number])
        }
    }

    @Test("a number that is not finite is refused")
    func notFinite() async {
        await #expect(processExitsWith: .failure) { _ = JSONNode.number(.nan).text() }
    }
}
