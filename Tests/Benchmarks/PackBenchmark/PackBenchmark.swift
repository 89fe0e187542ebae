// SPDX-License-Identifier: Apache-2.0
import Allocation
import Foundation
import PackingSupport

/// One run of the packing engine, told line by line.
struct PackBenchmark {
    private var words: [String] = []
    private var limits = PackingLimits(threads: 2)
    private var isQuiet = false

    init(_ arguments: [String]) throws {
        var rest = arguments[...]
        while let word = rest.popFirst() {
            switch word {
            case "--threads": limits.threads = rest.popFirst().flatMap { Int($0) } ?? 1
            case "--nodes": limits.maximumNodes = rest.popFirst().flatMap { Int($0) } ?? 0
            case "--gap": limits.relativeGap = rest.popFirst().flatMap { Double($0) } ?? 0
            case "--seconds": limits.timeLimitSeconds = rest.popFirst().flatMap { Double($0) }
            case "--quiet": isQuiet = true
            default: words.append(word)
            }
        }
    }

    func run() throws {
        var limits = limits
        let shared = URL(
            fileURLWithPath: ProcessInfo.processInfo.environment["SHARED_DIR"] ?? "../shared", isDirectory: true)
        switch words.first {
        case "match":
            try solve(PackingInstance.match(words[1], in: shared.appendingPathComponent("peers/instances")), limits)
        case "ranked":
            try solve(
                PackingInstance.match(words[1], in: shared.appendingPathComponent("peers/instances"))
                    .countingFirst(), limits)
        case "city":
            try solve(
                PackingInstance.contended(
                    projects: Int(words[1]) ?? 0, blocks: Int(words[2]) ?? 0, pairsPerProject: 30, seed: 7), limits)
        case "gap":
            // The reward would hide what the costs differ by.
            limits.relativeGap = 0
            let file = try AssignmentFile(words[1], in: shared.appendingPathComponent("corpora/orlib-gap"))
            for (number, problem) in file.problems.enumerated()
            where words.count < 3 || Int(words[2]) == number + 1 {
                let solution = try solve(problem.packing(maximizes: file.maximizes), limits)
                let level = solution.levels[0]
                let found = problem.original(level.objective ?? .nan, maximizes: file.maximizes)
                let bound = problem.original(level.bestBound ?? .nan, maximizes: file.maximizes)
                print(
                    "\(words[1])-\(number + 1): found \(found), bound \(bound), listed \(problem.listed ?? .nan),",
                    "placed \(solution.columns.reduce(0) { $0 + $1.pairs.count }) of \(problem.jobs)")
            }
        default:
            print("usage: suodi-pack-bench match|ranked|city|gap …")
        }
    }

    @discardableResult
    private func solve(_ instance: PackingInstance, _ limits: PackingLimits) throws -> PackingSolution {
        let clock = ContinuousClock()
        let began = clock.now
        let problem = instance.problem
        print("\(problem.projectCount) projects, \(problem.blocks.count) blocks, \(problem.pairCount) pairs")
        let solution = try PackingSolver(problem: problem, oracle: instance.oracle).solve(limits: limits) { state in
            guard !isQuiet else { return }
            print(
                "\(clock.now - began) level \(state.level): \(state.objective ?? .nan) of \(state.bestBound ?? .nan),",
                "\(state.work.rounds) rounds, \(state.work.nodes) nodes, \(state.work.columns) columns")
        }
        for level in solution.levels {
            print(
                "\(level.name): \(level.status.rawValue) \(level.objective ?? .nan), bound \(level.bestBound ?? .nan),",
                "gap \(level.relativeGap)")
        }
        print(
            "\(clock.now - began), \(solution.work.rounds) rounds, \(solution.work.nodes) nodes,",
            "\(solution.work.pricingCalls) questions, limit: \(solution.limitReached?.rawValue ?? "none")")
        return solution
    }
}
