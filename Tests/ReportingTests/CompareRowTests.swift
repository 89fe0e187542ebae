// SPDX-License-Identifier: Apache-2.0
internal import Testing

@testable internal import Reporting

@Suite("Rows of a comparison")
struct CompareRowTests {
    private func best(
        _ values: [Double?], _ better: CompareRow.Better, among contenders: [Bool]? = nil
    ) -> Set<Int> {
        CompareRow(
            "row", "title", values, better, among: contenders ?? values.map { _ in true },
            text: { Figures.shortNumber($0, atMostDecimals: 1) }
        ).best
    }

    @Test("the least or the most is best, whichever is better")
    func direction() {
        #expect(best([3, 1, 2], .less) == [1] && best([3, 1, 2], .more) == [0])
    }

    @Test("who reads the same figure is as good, and where all are alike nobody is best")
    func ties() {
        #expect(best([1, 1.01, 2], .less) == [0, 1], "1 and 1.01 are both printed as 1")
        #expect(best([2, 2], .more).isEmpty && best([5], .more).isEmpty && best([nil, nil], .less).isEmpty)
    }

    @Test("what is not known and what does not serve is best at nothing")
    func contenders() {
        #expect(best([nil, 4, 5], .less) == [1])
        #expect(best([1, 4, 5], .less, among: [false, true, true]) == [1])
        #expect(best([1, 4], .less, among: [false, true]).isEmpty, "one alone is compared with nobody")
    }
}
