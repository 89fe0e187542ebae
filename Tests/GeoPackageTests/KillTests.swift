// SPDX-License-Identifier: Apache-2.0
import Foundation
import GeoPackage
import TestSupport
import Testing

@testable import GeoPackageChild

@Suite("a writer that is killed")
struct KillTests {
    /// How many kills each script survives: `KILLS=200` for the full number.
    private static let count = ProcessInfo.processInfo.environment["KILLS"].flatMap { Int($0) } ?? 20

    @Test(
        "at any moment, it leaves the state after a whole transaction, and nothing committed is lost",
        arguments: Script.allCases)
    func anyMoment(script: Script) throws {
        let bench = try Workbench()
        let file = try GeoPackageFile.create(at: bench.url(), crs: Workbench.crs)
        try file.write { try script.prepare($0, crs: Workbench.crs) }
        try file.close()
        var generator = RepeatableGenerator(seed: 5)
        var (rounds, kept) = (0, 0)
        for kill in 0..<Self.count {
            let child = try Child("write", bench.url(), script.rawValue)
            #expect(child.nextLine() != nil, "the child could not open what the last one left")
            for _ in 0..<Int.random(in: 0...2, using: &generator) { _ = child.nextLine() }
            usleep(UInt32.random(in: 0...15_000, using: &generator))
            let announced = Int(child.kill() ?? "") ?? -1
            let left = try GeoPackageFile.open(bench.url(), readOnly: kill % 2 == 0)
            try left.read { reader throws in
                let round = try Script.round(reader)
                // The last commit may have been killed before it was announced.
                #expect(round == announced || round == announced + 1, "kill \(kill)")
                #expect(try script.problem(after: round, reader) == nil, "kill \(kill)")
                if round > announced { kept += 1 }
                rounds = round
            }
            try left.close()
        }
        #expect(rounds > Self.count / 2, "the kills hit running transactions")
    }
}
