// SPDX-License-Identifier: Apache-2.0
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import LandStore

@Suite("Pieces worked on by many threads come back in order")
struct OrderedPipelineTests {
    private struct Refusal: Error, Equatable {
        let piece: Int
    }

    private func run(_ count: Int, work: @escaping @Sendable (Int) throws -> Int) throws -> [Int] {
        var (next, taken): (Int, [Int]) = (0, [])
        try OrderedPipeline(work).run(
            next: {
                guard next < count else { return nil }
                next += 1
                return next - 1
            }, take: { taken.append($0) })
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
        let state = Mutex((begun: 0, most: 0, taken: 0))
        var next = 0
        try OrderedPipeline { (piece: Int) in
            state.withLock { $0.begun += 1 }
            return piece
        }.run(
            next: {
                state.withLock { $0.most = max($0.most, next - $0.taken) }
                next += 1
                return next <= 500 ? next : nil
            }, take: { _ in state.withLock { $0.taken += 1 } })
        #expect(state.withLock { $0.begun } == 500)
        #expect(state.withLock { $0.most } <= ProcessInfo.processInfo.activeProcessorCount + 2)
    }

    @Test("of several failures the first piece's is thrown, after all before it have been taken")
    func failures() throws {
        let taken = Mutex<[Int]>([])
        var next = 0
        #expect(throws: Refusal(piece: 40)) {
            try OrderedPipeline { (piece: Int) in
                if piece >= 40 { throw Refusal(piece: piece) }
                Thread.sleep(forTimeInterval: piece == 39 ? 0.02 : 0)
                return piece
            }.run(
                next: {
                    next += 1
                    return next - 1
                }, take: { piece in taken.withLock { $0.append(piece) } })
        }
        #expect(taken.withLock { $0 } == Array(0..<40))
    }
}
