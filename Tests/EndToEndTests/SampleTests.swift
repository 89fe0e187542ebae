// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport
import Testing

@Suite("A sample city goes the way of a real one")
struct SampleTests {
    private let scratch: ScratchFolder

    init() throws {
        scratch = try ScratchFolder()
    }

    private func run(_ arguments: [String], status: Int32 = 0) throws -> Binary.Outcome {
        let outcome = try Binary.run(arguments, in: scratch.root)
        #expect(outcome.status == status, "\(arguments): \(outcome.errors)")
        return outcome
    }

    @Test("what is listed as wrong is what an import rejects and what check finds; the rest comes in and out")
    func dirty() throws {
        _ = try run(["sample", "--parcels", "1500", "--seed", "11", "--dirty", "0.05", "-o", "city", "--quiet"])
        let listed = try String(contentsOf: scratch.url("city/dirty.csv"), encoding: .utf8).split(separator: "\n")
            .dropFirst()
            .map { $0.split(separator: ",").map(String.init) }
        #expect(listed.count == 75)
        let rejected = listed.filter { $0[3] == "rejected" }
        #expect(!rejected.isEmpty)
        let refused = try run(["init", "-w", "w.gpkg", "--from", "city", "--quiet"], status: 65)
        #expect(refused.errors.contains("\(rejected.count) features were rejected"))
        for row in rejected { #expect(refused.errors.contains(row[1]), "\(row)") }
        #expect(!FileManager.default.fileExists(atPath: scratch.url("w.gpkg").path))
        _ = try run(["init", "-w", "w.gpkg", "--from", "city", "--skip-rejected", "--quiet"])
        let features = try run(["export", "-w", "w.gpkg", "parcel", "--format", "geojsonseq"]).text.split(
            separator: "\n")
        #expect(features.count == 1500 - rejected.count)
        _ = try run(["check", "-w", "w.gpkg"], status: 2)
    }

    @Test("a clean city comes in whole, has no fault, and leaves as it came")
    func clean() throws {
        _ = try run(["sample", "--parcels", "1200", "--seed", "3", "-o", "city", "--quiet"])
        _ = try run(["init", "-w", "w.gpkg", "--from", "city", "--quiet"])
        _ = try run(["check", "-w", "w.gpkg"])
        _ = try run(["export", "-w", "w.gpkg", "parcel", "-o", "out.geojson", "--quiet"])
        let rings = { (path: String) throws -> [String: [[Double]]] in
            let object = try JSONSerialization.jsonObject(with: Data(contentsOf: scratch.url(path)))
            let features = (object as? [String: Any])?["features"] as? [[String: Any]] ?? []
            return Dictionary(
                uniqueKeysWithValues: features.compactMap { feature in
                    let geometry = feature["geometry"] as? [String: Any]
                    let positions = (geometry?["coordinates"] as? [[[Double]]])?.first
                    return (feature["id"] as? String).flatMap { id in positions.map { (id, Array($0.dropLast())) } }
                })
        }
        let (before, after) = (try rings("city/parcel.geojson"), try rings("out.geojson"))
        #expect(before.count == 1200 && Set(before.keys) == Set(after.keys))
        for (id, positions) in before {
            // Through the plane and back: the same seven decimals, whichever position a ring begins with.
            #expect(Set(positions) == Set(after[id] ?? []), "\(id)")
        }
    }

    @Test("a folder with a city of somebody's own is not written over")
    func ownCity() throws {
        let city = Corpora.packageDirectory.appendingPathComponent("geodata/paper-city")
        try FileManager.default.copyItem(at: city, to: scratch.url("mine"))
        let card = try Data(contentsOf: scratch.url("mine/city.json"))
        let outcome = try Binary.run(["sample", "--parcels", "1000", "-o", "mine"], in: scratch.root)
        #expect(outcome.status != 0 && outcome.errors.contains("mine"))
        #expect(try Data(contentsOf: scratch.url("mine/city.json")) == card)
    }
}
