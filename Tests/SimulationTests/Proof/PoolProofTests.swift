// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport
import Testing

@testable import Simulation

@Suite("A pool of land, by programs that are not ours")
struct PoolProofTests {
    private static let simpy = Corpora.packageDirectory.appendingPathComponent(".build/simpy").path
    private static let model = Corpora.packageDirectory.appendingPathComponent(
        "Tests/SimulationTests/Proof/reserve_model.py"
    ).path
    private static let stages = Corpora.packageDirectory.appendingPathComponent(
        "Sources/LandModel/Stages/stage-steps.json"
    ).path

    /// A mean and its standard error, by measure.
    private func figures(_ tool: String, _ file: URL, replications: Int) throws -> [String: [Double]] {
        let outcome = try Binary.run(
            [Self.model, tool, file.path, "\(replications)", "11", Self.stages],
            environment: ["PYTHONPATH": Self.simpy, "PYTHONDONTWRITEBYTECODE": "1", "OMP_NUM_THREADS": "1"],
            executable: URL(fileURLWithPath: "/usr/bin/python3"))
        try #require(outcome.status == 0, "\(outcome.text)\(outcome.errors)")
        return try JSONDecoder().decode([String: [Double]].self, from: outcome.output)
    }

    /// What is compared, by the names that the other program gives it.
    private func ours(_ tally: ReserveTally) -> [String: Estimate] {
        typealias Measure = ReserveTally.Measure
        var figures: [String: Estimate] = [
            "books": tally.coverProbability(.books), "everyNeed": tally.coverProbability(.everyNeed),
            "target": tally.coverProbability(.target), "waitingMonths": tally.estimate(.waitingTime, per: 1e6),
        ]
        let land: [Measure] = [
            .demand, .largest, .metAtOnce, .met, .endStock, .meanStock, .meanUsable, .inflow, .reserveNeeded,
            .waitingAtEnd,
        ]
        for measure in land { figures["\(measure)"] = tally.estimate(measure, per: 1000) }
        let plain: [Measure] = [
            .demandCount, .metAtOnceCount, .metCount, .floorDemand, .floorMet, .floorCount, .floorMetCount, .meanVacant,
            .floorCompleted, .capital, .interest, .waitingCost,
        ]
        for measure in plain { figures["\(measure)"] = tally.estimate(measure) }
        return figures
    }

    @Test(
        "SimPy comes to the same cover, demand, waiting, stock and floor, whatever the policy",
        .enabled(if: Binary.available(simpy)),
        arguments: [[], ["order: priority", "factoriesFirst: yes"]])
    func simPyAgrees(policy: [String]) throws {
        let text = RichScenario.text(policy: policy)
        let scratch = try ScratchFolder()
        let theirs = try figures("simpy", scratch.write(text, to: "rich.yaml"), replications: 1500)
        let tally = try #require(ReserveScenarios.simulation(text).run(replications: 0..<40_000, threads: 2))
        for (name, estimate) in ours(tally).sorted(by: { $0.key < $1.key }) {
            let other = try #require(theirs[name], "\(name)")
            #expect(
                estimate.agrees(with: other[0], give: 1e-6, standardError: other[1]),
                "\(name): \(estimate.value) ± \(estimate.standardError), SimPy \(other[0]) ± \(other[1])")
        }
        // It says nothing of what it never saw.
        let (cover, waited) = (try #require(theirs["books"]), try #require(theirs["gaveUp"]))
        #expect(cover[0] > 0.1 && cover[0] < 0.9 && waited[0] > 1, "\(cover) \(waited)")
        for name in ["lapsed", "floorCompleted", "waitingAtEnd"] {
            let seen = try #require(theirs[name])
            #expect(seen[0] > 10 * seen[1], "\(name)")
        }
    }

    @Test("NumPy comes to the same figures for the shipped pool", .enabled(if: Binary.available("/usr/bin/python3")))
    func numPyAgrees() throws {
        let file = Corpora.packageDirectory.appendingPathComponent("scenarios/half-year-pool.yaml")
        let theirs = try figures("numpy", file, replications: 200_000)
        let tally = try #require(
            ReserveSimulation(ReserveScenarios.shipped("half-year-pool")).run(replications: 0..<200_000, threads: 2))
        var figures = ours(tally).filter { theirs[$0.key] != nil }
        for part in [8, 13, 17, 21] {
            figures["shortWithin\(part)"] = Estimate.probability(
                hits: tally.firstBookShortage[..<part].reduce(0, +), count: tally.count)
        }
        #expect(figures.count == 9)
        for (name, estimate) in figures.sorted(by: { $0.key < $1.key }) {
            let other = try #require(theirs[name])
            #expect(
                estimate.agrees(with: other[0], give: 1e-6, standardError: other[1]),
                "\(name): \(estimate.value) ± \(estimate.standardError), NumPy \(other[0]) ± \(other[1])")
        }
    }
}
