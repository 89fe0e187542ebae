// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import Simulation

@Suite("Tallies that are kept in files")
struct TallyFileTests {
    private typealias S = ReserveScenarios

    private let study: ReserveStudy

    init() throws {
        study = ReserveStudy([
            try S.simulation(RichScenario.text()), try S.simulation(RichScenario.text(policy: ["order: priority"])),
        ])
    }

    private func result(_ range: Range<Int>) throws -> ReserveStudy.Result {
        try #require(study.run(replications: range, threads: 2))
    }

    @Test("what is read is what was written, and ranges from files merge to one run")
    func merged() throws {
        var merged: ReserveStudy.Result?
        for range in [200..<300, 0..<120, 120..<200] {
            let part = try result(range)
            let read = try TallyFile.read(TallyFile.write(part, of: study), named: "part", for: study)
            #expect(read == part)
            if merged == nil { merged = read } else { try merged?.merge(read) }
        }
        let whole = try result(0..<300)
        #expect(merged == whole)
        #expect(try TallyFile.write(#require(merged), of: study) == TallyFile.write(whole, of: study))
    }

    @Test("a tally of other scenarios, or one that was changed by hand, is refused")
    func refused() throws {
        let data = try TallyFile.write(result(0..<100), of: study)
        let other = ReserveStudy([
            try S.simulation(RichScenario.text(seed: 6)),
            try S.simulation(RichScenario.text(policy: ["order: priority"])),
        ])
        #expect(throws: ScenarioError.self) { try TallyFile.read(data, named: "part", for: other) }
        #expect(throws: ScenarioError.self) {
            try TallyFile.read(data, named: "part", for: ReserveStudy([study.simulations[0]]))
        }
        #expect(throws: ScenarioError.self) { try TallyFile.read(Data("{}".utf8), named: "part", for: study) }
        let text = String(decoding: data, as: UTF8.self)
        for (from, to) in [
            ("[[0,100]]", "[[0,101]]"), ("[[0,100]]", "[[0,100],[90,190]]"), ("\"covers\":[", "\"covers\":[9999,"),
        ] {
            #expect(text.contains(from), "\(from)")
            let changed = Data(text.replacingOccurrences(of: from, with: to).utf8)
            #expect(throws: ScenarioError.self, "\(to)") { try TallyFile.read(changed, named: "part", for: study) }
        }
    }
}
