// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport
import Testing

@testable import LandStore

@Suite("Pieces worked on by many threads come back in order")
struct OrderedPipelineTests {
    private struct Refusal: Error, Equatable {
        let piece: Int
    }

    private func run(_ count: Int, work: @escaping @Sendable (Int) throws -> Int) throws -> [Int] {
        var taken: [Int] = []
        try OrderedPipeline(work).run(
            feed: { add in for piece in 0..<count { try add(piece) } }, take: { taken.append($0) })
        return taken
    }

    @Test("whatever each takes, and for any number of them", arguments: [0, 1, 2, 5, 300])
    func order(count: Int) throws {
        let taken = try run(count) { piece in
            Thread.sleep(forTimeInterval: piece % 7 == 0 ? 0.002 : 0)
            return piece * piece
        }
        #expect(taken == (0..<count).map { $0 * $0 })
    }

    @Test("no more than a few are under way, however many there are")
    func bounded() throws {
        var (added, most, taken) = (0, 0, 0)
        try OrderedPipeline { (piece: Int) in piece }.run(
            feed: { add in
                for piece in 0..<500 {
                    try add(piece)
                    added += 1
                    most = max(most, added - taken)
                }
            }, take: { _ in taken += 1 })
        #expect(taken == 500)
        #expect(most <= ProcessInfo.processInfo.activeProcessorCount + 2)
    }

    @Test("of several failures the first piece's is thrown, after all before it have been taken")
    func failures() throws {
        var taken: [Int] = []
        #expect(throws: Refusal(piece: 40)) {
            try OrderedPipeline { (piece: Int) in
                if piece >= 40 { throw Refusal(piece: piece) }
                Thread.sleep(forTimeInterval: piece == 39 ? 0.02 : 0)
                return piece
            }.run(feed: { add in for piece in 0... { try add(piece) } }, take: { taken.append($0) })
        }
        #expect(taken == Array(0..<40))
    }

    @Test("when the pieces break off, those before are taken, and a mistake in one of them comes first")
    func interruption() throws {
        var taken: [Int] = []
        #expect(throws: Refusal(piece: -1)) {
            try OrderedPipeline { (piece: Int) in piece }.run(
                feed: { add in
                    for piece in 0..<7 { try add(piece) }
                    throw Refusal(piece: -1)
                }, take: { taken.append($0) })
        }
        #expect(taken == Array(0..<7))
        #expect(throws: Refusal(piece: 3)) {
            try OrderedPipeline { (piece: Int) throws -> Int in
                if piece == 3 { throw Refusal(piece: 3) }
                return piece
            }.run(
                feed: { add in
                    for piece in 0..<4 { try add(piece) }
                    throw Refusal(piece: -1)
                }, take: { _ in })
        }
    }
}
