// SPDX-License-Identifier: Apache-2.0
import CoordinateReference
import Foundation
import LandModel
import LandStore
import Siting
import TestSupport
import Testing

@testable import Simulation

@Suite("The half-year of the sample city")
struct ZhuzhouSimulationTests {
    private static let scenarios = Corpora.packageDirectory.appendingPathComponent("scenarios")

    private static func city() throws -> SupplyCity {
        let folder = Corpora.packageDirectory.appendingPathComponent("geodata/zhuzhou")
        let scratch = try ScratchFolder()
        let workspace = try Workspace.create(
            at: scratch.url("city.gpkg"),
            city: City(name: "株洲市", crs: CRS("EPSG:4547"), baseDate: CalendarDate(parsing: "2020-03-03")))
        let files = Layer.allCases.compactMap { layer in
            layer.cityFile.map { (layer: layer, url: folder.appendingPathComponent($0)) }
        }.filter { FileManager.default.fileExists(atPath: $0.url.path) }
        _ = try workspace.importFiles(files, by: "test", at: Date(timeIntervalSince1970: 1_583_193_600))
        let snapshot = try workspace.snapshot(usingCache: false)
        return SupplyCity(
            shapes: ShapeIndex(CityGround(snapshot, policy: .shipped)),
            progress: try workspace.supplyProgress(of: snapshot), factories: try workspace.yearPlan().factories)
    }

    private func simulation(_ city: SupplyCity, also lines: String = "") throws -> ReserveSimulation {
        let document = try ScenarioDocument(
            text: "extends: baseline-2020h1.yaml\n" + lines, named: "test.yaml", in: Self.scenarios)
        guard case .reserve(let scenario) = try Scenario(document) else {
            throw ScenarioError("not of the mode `reserve`")
        }
        return try ReserveSimulation(scenario, in: city)
    }

    @Test("approvals that slip by a quarter leave land past approval as it is, and none comes earlier")
    func delay() throws {
        let city = try Self.city()
        // With four crews a county the slip is mostly spent waiting for them.
        let later = try [4.0, 10_000].map { try slipped(city, crews: $0) }
        #expect(later[0] > 50 && later[1] > 1000 && later[1] > 2 * later[0], "\(later)")
    }

    /// How often a parcel was ready later by the slip.
    private func slipped(_ city: SupplyCity, crews: Double) throws -> Int {
        func figure(_ value: Double, _ unit: String) -> String { ReserveScenarios.figure(value, unit) }
        let models = try [0.0, 3].map { months in
            let lines = "approvalDelay: \(figure(months, "months")), clearingCrews: \(figure(crews, "1"))"
            return try simulation(city, also: "supply: {\(lines)}").model.supply
        }
        let parcels = models[0].parcels
        #expect(models[0].crews == Int(crews) && models[0].quota != nil && !models[0].gates.isEmpty)
        var ready: [ParcelStage: (parcels: Int, later: Int)] = [:]
        for replication in 0..<200 {
            var draws = [SupplyModel.Drawn(), SupplyModel.Drawn()]
            for index in 0..<2 {
                models[index].draw(seed: 20_200_303, replication: UInt64(replication), into: &draws[index])
            }
            for (index, parcel) in parcels.enumerated() {
                let (plain, slipped) = (draws[0].ready[index], draws[1].ready[index])
                let isPast = ![.planned, .approving].contains(parcel.stage)
                try #require(
                    slipped >= plain && (!isPast || slipped == plain),
                    "replication \(replication), \(parcel.stage): \(plain), \(slipped)")
                ready[parcel.stage, default: (0, 0)].parcels += plain < .infinity ? 1 : 0
                ready[parcel.stage, default: (0, 0)].later += slipped > plain ? 1 : 0
            }
        }
        for stage in [ParcelStage.approved, .clearing, .cleared, .reclaimed] {
            #expect((ready[stage]?.parcels ?? 0) > 1000 && ready[stage]?.later == 0, "\(stage)")
        }
        return ready.values.reduce(0) { $0 + $1.later }
    }

    @Test("books, waiting and order hold for its parcels, locks and factories")
    func books() throws {
        let city = try Self.city()
        let simulation = try simulation(city)
        let one = try #require(simulation.run(replications: 0..<150, threads: 1))
        #expect(try #require(simulation.run(replications: 0..<150, threads: 3)) == one)
        for replication in 0..<20 {
            let told = StoryBalance(
                initial: simulation.model.initialStock, isLocked: true, simulation.replay(replication))
            try #require(told.fault == nil, "\(told.fault ?? "")")
            let tally = try #require(simulation.run(replications: replication..<replication + 1))
            func sum(_ measure: ReserveTally.Measure) -> Int128 { tally.measures[measure.rawValue].sum }
            try #require(sum(.endStock) == Int128(told.stock) && sum(.demand) == Int128(told.demand))
            try #require(sum(.met) == Int128(told.met) && sum(.inflow) == Int128(told.inflow))
            try #require(abs(sum(.waitingTime) - sum(.waitingIntegral)) <= sum(.demandCount) / 2 + 1)
        }
    }
}
