// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Simulation

/// Small pools of land to report on.
enum SampleReserve {
    private struct Missing: Error {}

    static func text(name: String, reserve: Double, perYear: Double = 40, hasFactories: Bool = true) -> String {
        """
        mode: reserve
        name: \(name)
        title: {en: "Pool of \(Int(reserve))", zh: "储备\(Int(reserve))亩情景"}
        scope: {en: "A test.", zh: "测试。"}
        start: 2020-01-15
        horizon: {value: 6, unit: months, confidence: seed, source: plan}
        replications: 200
        seed: 7
        demand:
          reading: disjoint
          tiers:
            5-10亿元:
              signingsPerYear: {value: \(perYear), unit: 1/year, low: \(min(10, perYear)), high: 80, confidence: seed, source: plan}
              signedLastYear: {value: \(perYear), unit: 1/year, confidence: E, source: judgement}
              land: {law: lognormal, median: 60, sigma: 0.6, unit: 亩, confidence: C, source: contracts}
          startLag: {law: weibull, startedSameYear: 0.30, startedNextYear: 0.90, unit: months, low: 0.8, high: 1.25, confidence: seed, source: "plan: targets"}
          patience: {law: pert, minimum: 2, mode: 6, maximum: 18, unit: months, confidence: E, source: judgement}
        supply:
          matching: pool
          reserve: {value: \(reserve), unit: 亩, confidence: E, source: judgement}
          listed:
            confidence: E
            source: judgement
            steps:
              approval: {law: pert, minimum: 1, mode: 2, maximum: 4, unit: months, confidence: E, source: judgement}
            parcels: [[80, 0], [120, 0], [60, 0]]

        """
            + (hasFactories
                ? """
                factories:
                  firmsPerYear: {value: 40, unit: 1/year, confidence: E, source: judgement}
                  firmFloor: {law: lognormal, median: 1900, sigma: 0.7, unit: ㎡, confidence: C, source: averages}
                  lease: {law: pert, minimum: 12, mode: 36, maximum: 96, unit: months, confidence: E, source: judgement}
                  capacity: {value: 4, unit: 万㎡, confidence: E, source: judgement}
                money:
                  landCost: {value: 25, unit: 万元/亩, confidence: E, source: judgement}
                  interest: {value: 0.05, unit: 1/year, confidence: E, source: judgement}
                  waitingCost: {value: 0.4, unit: 万元/亩·month, confidence: E, source: judgement}

                """ : "")
    }

    static func document(_ name: String = "pool", reserve: Double = 1500) throws -> ScenarioDocument {
        try ScenarioDocument(text: text(name: name, reserve: reserve), named: "\(name).yaml")
    }

    static func simulation(_ text: String) throws -> ReserveSimulation {
        guard case .reserve(let scenario) = try Scenario(ScenarioDocument(text: text, named: "test.yaml")) else {
            throw Missing()
        }
        return try ReserveSimulation(scenario)
    }

    static func answer(reserve: Double = 1500, hasFactories: Bool = true) throws -> Simulation.ReserveAnswer {
        let simulation = try simulation(text(name: "pool", reserve: reserve, hasFactories: hasFactories))
        guard let tally = simulation.run(replications: 0..<200) else { throw Missing() }
        return try Simulation.ReserveAnswer(tally, of: simulation)
    }

    /// Nobody asks for anything.
    static func quietAnswer() throws -> Simulation.ReserveAnswer {
        let simulation = try simulation(text(name: "quiet", reserve: 0, perYear: 0, hasFactories: false))
        guard let tally = simulation.run(replications: 0..<1) else { throw Missing() }
        return try Simulation.ReserveAnswer(tally, of: simulation)
    }

    static func study(_ reserves: [Double]) throws -> ([Simulation.ReserveAnswer], [DifferenceTally]) {
        let simulations = try reserves.map { try simulation(text(name: "pool-\(Int($0))", reserve: $0)) }
        guard let result = ReserveStudy(simulations).run(replications: 0..<200) else {
            throw Missing()
        }
        let answers = try zip(result.tallies, simulations).map { try Simulation.ReserveAnswer($0, of: $1) }
        return (answers, result.differences)
    }
}
