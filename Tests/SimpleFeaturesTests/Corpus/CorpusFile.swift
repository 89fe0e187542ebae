// SPDX-License-Identifier: Apache-2.0
import Foundation
import SimpleFeatures

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// One file of operations with expected results, in the XML schema that JTS and GEOS share: a run holds a precision
/// model and cases, a case the geometries `a` and `b` and tests, a test one operation.
struct CorpusFile {
    var precision = Precision.floating
    /// How far a result may lie from the expected one; zero where the run does not say.
    var tolerance = 0.0
    var cases: [Case] = []

    enum Precision {
        case floating, single
        case fixed(scale: Double)
    }

    struct Case {
        var a: String?
        var b: String?
        var operations: [Operation] = []
    }

    struct Operation {
        /// In lower case.
        var name: String
        var arguments: [String?]
        var expected = ""

        /// The argument, counted from 1, as a number.
        func number(_ position: Int) -> Double? {
            arguments[position - 1].flatMap { Double($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
        }
    }

    fileprivate init() {}

    init(contentsOf url: URL) throws {
        let reader = CorpusReader()
        let parser = XMLParser(data: try Data(contentsOf: url))
        parser.delegate = reader
        guard parser.parse() else { throw Unreadable(file: url.path, line: parser.lineNumber) }
        self = reader.file
    }

    struct Unreadable: Error {
        var file: String
        var line: Int
    }
}

private final class CorpusReader: NSObject, XMLParserDelegate {
    private(set) var file = CorpusFile()
    private var text = ""
    private var hasPrecision = false

    func parser(
        _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        text = ""
        switch element {
        case "precisionModel" where !hasPrecision:
            // Where a run has several, the first counts.
            hasPrecision = true
            if let scale = attributes["scale"].flatMap(Double.init) {
                file.precision = .fixed(scale: scale)
            } else if attributes["type"] == "FLOATING_SINGLE" {
                file.precision = .single
            }
        case "case": file.cases.append(CorpusFile.Case())
        case "op":
            file.cases[file.cases.count - 1].operations.append(
                CorpusFile.Operation(
                    name: (attributes["name"] ?? "").lowercased(), arguments: (1...4).map { attributes["arg\($0)"] }))
        default: break
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        text += string
    }

    func parser(_ parser: XMLParser, foundCDATA block: Data) {
        text += String(decoding: block, as: UTF8.self)
    }

    func parser(
        _ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?
    ) {
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        let last = file.cases.count - 1
        switch element {
        case "a": file.cases[last].a = text
        case "b": file.cases[last].b = text
        case "op": file.cases[last].operations[file.cases[last].operations.count - 1].expected = text
        case "tolerance": file.tolerance = Double(text) ?? 0
        default: break
        }
    }
}
