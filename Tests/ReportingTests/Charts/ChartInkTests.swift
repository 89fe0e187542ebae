// SPDX-License-Identifier: Apache-2.0
internal import Testing

@testable internal import Reporting

@Suite("Inks of charts")
struct ChartInkTests {
    @Test("the inks stay apart with and without red-green blindness", arguments: Vision.allCases)
    func pairs(vision: Vision) {
        let seen = ChartInk.all.map { ViewedColour($0.colour, by: vision) }
        for index in seen.indices {
            for other in 0..<index {
                #expect(seen[index].difference(from: seen[other]) > 15, "\(index) and \(other)")
            }
        }
    }

    @Test("in a grey copy the first three differ in lightness, and all in dash and marker")
    func grey() {
        let lightness = ChartInk.all.prefix(3).map { ViewedColour($0.colour, by: .normal).lightness }.sorted()
        #expect(zip(lightness, lightness.dropFirst()).allSatisfy { $1 - $0 > 10 })
        #expect(Set(ChartInk.all.map(\.dash)).count == ChartInk.all.count)
        #expect(Set(ChartInk.all.map(\.marker)).count == ChartInk.all.count)
    }
}
