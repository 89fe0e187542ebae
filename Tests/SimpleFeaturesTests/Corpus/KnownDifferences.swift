// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport

/// The differences from the corpus that are understood: a list that may only shrink.
struct KnownDifferences {
    struct Key: Hashable, Comparable, CustomStringConvertible {
        var file: String
        var caseNumber: Int
        var operation: String

        init(file: String, caseNumber: Int, operation: String) {
            self.file = file
            self.caseNumber = caseNumber
            self.operation = operation
        }

        init(_ difference: CorpusRun.Difference) {
            self.init(
                file: difference.file, caseNumber: difference.caseNumber, operation: difference.operation)
        }

        var description: String { "\(file)\t\(caseNumber)\t\(operation)" }

        static func < (a: Key, b: Key) -> Bool {
            (a.file, a.caseNumber, a.operation) < (b.file, b.caseNumber, b.operation)
        }
    }

    private(set) var reasons: [Key: String] = [:]

    /// Reads `known-differences.tsv`: file, case, operation and reason, below a line of headings.
    init() throws {
        let text = try String(contentsOf: KnownDifferences.url, encoding: .utf8)
        for line in text.split(separator: "\n").dropFirst() {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard fields.count == 4, let number = Int(fields[1]), !fields[3].isEmpty else {
                throw Malformed(line: String(line))
            }
            let key = Key(file: fields[0], caseNumber: number, operation: fields[2])
            guard reasons.updateValue(fields[3], forKey: key) == nil else { throw Malformed(line: String(line)) }
        }
    }

    struct Malformed: Error {
        var line: String
    }

    static let folder = Corpora.packageDirectory.appendingPathComponent("Tests/SimpleFeaturesTests/Corpus")
    private static let url = folder.appendingPathComponent("known-differences.tsv")
}
