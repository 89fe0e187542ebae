// SPDX-License-Identifier: Apache-2.0
import Optimization
import TestSupport
import Testing

@Suite("Watching and stopping")
struct WatchTests {
    @Test(
        "progress never gets worse, ends at the answer, and changes nothing",
        arguments: [ObjectiveSense.maximize, .minimize])
    func progressIsMonotone(sense: ObjectiveSense) throws {
        let model = try KnapsackRooms(sense).model
        var reports: [SolveProgress] = []
        let solution = try model.solve(.exact, progress: { reports.append($0) })
        #expect(try model.solve(.exact) == solution)
        let objective = try #require(solution.objective)
        #expect(reports.count > 10)
        let sign: Double = sense == .maximize ? 1 : -1
        for (earlier, later) in zip(reports, reports.dropFirst()) {
            #expect(earlier.nodes <= later.nodes && earlier != later)
            if let before = earlier.bestObjective {
                #expect(try sign * before <= sign * #require(later.bestObjective))
            }
            if let before = earlier.bestBound {
                #expect(try sign * before >= sign * #require(later.bestBound))
            }
        }
        for report in reports {
            #expect(report.bestObjective.map { sign * $0 <= sign * objective + 1e-6 } ?? true)
            #expect(report.bestBound.map { sign * $0 >= sign * objective - 1e-6 } ?? true)
        }
        #expect(try abs(#require(reports.last?.bestObjective) - objective) < 1e-6)
    }

    @Test("a search that is stopped gives its best answer so far, a valid bound and the reason")
    func cancellation() throws {
        let rooms = try KnapsackRooms(.maximize)
        let best = try #require(try rooms.model.solve(.exact).objective)
        for patience in [0, 5, 40, 100] {
            var asked = 0
            var found: Double?
            let solution = try rooms.model.solve(
                .exact, progress: { found = $0.bestObjective },
                shouldStop: {
                    asked += 1
                    return asked > patience
                })
            #expect(solution.limitReached == .cancelled)
            #expect(asked > patience)
            #expect(solution.objective == found)
            #expect(solution.status == (found == nil ? .noSolutionFound : .feasible))
            if let objective = solution.objective { #expect(objective <= best) }
            if let bound = solution.bestBound { #expect(bound >= best) }
        }
    }

    @Test("a search that is stopped at once still has its start as an answer")
    func cancelledWithStart() throws {
        let rooms = try KnapsackRooms(.maximize)
        let start = Dictionary(uniqueKeysWithValues: rooms.take.map { ($0, $0.index < 5 ? 1.0 : 0.0) })
        let solution = try rooms.model.solve(.exact, start: start, shouldStop: { true })
        #expect(solution.limitReached == .cancelled && solution.status == .feasible)
        let worth = rooms.values.prefix(5).reduce(0, +)
        #expect(try #require(solution.objective) >= worth)
    }

    @Test("a programme without integers can be stopped too, and goes on from where it was")
    func cancelledRelaxation() throws {
        var generator = RepeatableGenerator(seed: 3)
        var programme = try SetPacking(projects: 40, parcels: 200, columns: 900, &generator).programme()
        #expect(try programme.solve(shouldStop: { true }).status == .limit)
        #expect(try programme.solve(shouldStop: { false }).status == .optimal)
        let relaxed = try KnapsackRooms(.maximize, kind: .continuous).model
        #expect(try relaxed.solve(shouldStop: { true }).limitReached == .cancelled)
    }

    @Test("levels report by rank, and the levels after a stopped one are not tried")
    func levels() throws {
        let rooms = try KnapsackRooms(.maximize)
        let objective = LexicographicObjective([
            .init("worth", .maximize, LinearExpression(zip(rooms.values, rooms.take))),
            .init("count", .minimize, .sum(of: rooms.take)),
        ])
        var ranks: [Int] = []
        let full = try objective.solve(rooms.model, .exact, progress: { level, _ in ranks.append(level) })
        #expect(full.levels.count == 2 && full.status == .optimal)
        #expect(ranks.first == 0 && ranks == ranks.sorted())
        var asked = 0
        let stopped = try objective.solve(
            rooms.model, .exact,
            shouldStop: {
                asked += 1
                return asked > 40
            })
        #expect(stopped.levels.map(\.limitReached) == [.cancelled])
        #expect(stopped.status == .feasible && stopped.hasValues)
        #expect(stopped.levels[0].finalValue == stopped.levels[0].objective)
    }

    @Test("an answer within the gap is told apart from one that is proven best")
    func gapReached() throws {
        let model = try KnapsackRooms(.maximize).model
        let near = try model.solve(SolveLimits(relativeGap: 0.05))
        #expect(near.status == .optimal && near.limitReached == .gap)
        #expect(near.relativeGap > 0 && near.relativeGap <= 0.05)
        let exact = try model.solve(.exact)
        #expect(exact.status == .optimal && exact.limitReached == nil && exact.relativeGap == 0)
    }
}
