// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Siting

@Suite("Stretches of an edge")
struct SpanTests {
    private func spans(_ ends: (Double, Double)...) throws -> [Span] {
        try ends.map { try #require(Span($0.0, $0.1)) }
    }

    @Test("run from the lesser end to the greater, and are nothing up to a micrometre")
    func ends() throws {
        let span = try #require(Span(7, 3))
        #expect((span.low, span.high, span.metres) == (3, 7, 4))
        #expect(Span(0, 1e-6) == nil)
        #expect(Span(1e-6, 0) == nil)
        #expect(Span(0, 1.1e-6) != nil)
        #expect(Span(5, 5) == nil)
    }

    @Test("are joined when they overlap, meet or are a micrometre apart, in whatever order they come")
    func joined() throws {
        #expect(try Span.joined(spans((4, 6), (0, 1), (1, 2))) == spans((0, 2), (4, 6)))
        #expect(try Span.joined(spans((0, 9), (2, 3), (8, 10))) == spans((0, 10)))
        #expect(try Span.joined(spans((0, 1), (1 + Span.leastMetres, 2))) == spans((0, 2)))
        #expect(try Span.joined(spans((0, 1), (1 + 2 * Span.leastMetres, 2))).count == 2)
        #expect(try Span.joined(spans((0, 1), (3, 4), (4, 5), (7, 8))) == spans((0, 1), (3, 5), (7, 8)))
        #expect(Span.joined([]).isEmpty)
    }

    @Test("leave the gaps before, between and after them")
    func gaps() throws {
        #expect(try Span.gaps(between: spans((2, 3), (5, 7)), of: 10) == spans((0, 2), (3, 5), (7, 10)))
        #expect(try Span.gaps(between: spans((0, 3), (5, 10)), of: 10) == spans((3, 5)))
        #expect(try Span.gaps(between: spans((0, 0.5)), of: 0.75) == spans((0.5, 0.75)))
        #expect(try Span.gaps(between: [], of: 10) == spans((0, 10)))
        #expect(try Span.gaps(between: spans((0, 10)), of: 10).isEmpty)
    }
}
