// SPDX-License-Identifier: Apache-2.0
import Foundation
import SimpleFeatures
import TestSupport
import Testing

@Suite struct CorpusTests {
    @Test(
        "every operation of the GEOS corpus is answered as there, but for the known differences",
        .enabled(if: Corpora.available("corpora/geos-xmltester")))
    func geosCorpus() throws {
        let folder = Corpora.url("corpora/geos-xmltester/tests")
        // Those in `failure` fail in GEOS too.
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".xml") && !$0.hasPrefix("failure/") }
            .sorted()
        var run = CorpusRun()
        for name in names { run.run(try CorpusFile(contentsOf: folder.appendingPathComponent(name)), named: name) }
        // Nothing may be passed over in silence.
        #expect(names.count == 165)
        #expect(run.caseCount == 2527)
        #expect(run.operationCount == 8300)
        #expect(run.preparedCount == 4555)

        let known = try KnownDifferences().reasons
        let found = Dictionary(grouping: run.differences, by: KnownDifferences.Key.init)
        for (key, difference) in found.sorted(by: { $0.key < $1.key }) where known[key] == nil {
            Issue.record("\(key)\t\(difference[0].complaint)")
        }
        for key in known.keys.sorted() where found[key] == nil {
            Issue.record("\(key) is answered as in the corpus now: take it off the list of known differences")
        }
    }

    @Test("every operation of our own cases is answered as they say")
    func ownCases() throws {
        var run = CorpusRun()
        run.run(
            try CorpusFile(contentsOf: KnownDifferences.folder.appendingPathComponent("own-cases.xml")),
            named: "own-cases.xml")
        #expect(run.differences == [])
        #expect(run.caseCount == 40)
    }
}
