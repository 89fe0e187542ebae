// SPDX-License-Identifier: Apache-2.0
import GeoPackage
import SimpleFeatures
import TestSupport
import Testing

@Suite("history")
struct HistoryTests {
    @Test("a table is rebuilt as of every event")
    func rebuild() throws {
        let bench = try Workbench()
        let file = try bench.workspace()
        var model: [String: String] = [:]
        var states: [[String: String]] = [[:]]
        var generator = RepeatableGenerator(seed: 7)
        for event in 1...40 {
            try file.write(event: Int64(event)) { writer throws in
                for _ in 0..<Int.random(in: 1...6, using: &generator) {
                    let id = "P\(Int.random(in: 0..<12, using: &generator))"
                    let name = "\(event)/\(Int.random(in: 0..<1000, using: &generator))"
                    let place = Double(Int.random(in: 0..<100, using: &generator))
                    if model[id] == nil {
                        try writer.insert(
                            into: "parcel",
                            [
                                ("id", .text(id)), ("name", .text(name)),
                                ("geom", .blob(try Workbench.square(place, 0))),
                            ])
                        model[id] = name
                    } else if Bool.random(using: &generator) {
                        let changed = try writer.update(
                            "parcel", set: [("name", .text(name))], where: [("id", .text(id))])
                        #expect(changed == 1)
                        model[id] = name
                    } else {
                        #expect(try writer.delete(from: "parcel", where: [("id", .text(id))]) == 1)
                        model[id] = nil
                    }
                }
            }
            states.append(model)
        }
        try file.read { reader throws in
            for (event, state) in states.enumerated() {
                var rebuilt: [String: String] = [:]
                try reader.forEachRow(of: "parcel", columns: ["id", "name", "geom"], asOf: Int64(event)) { row throws in
                    #expect(try row.geometry(2)?.area == 100)
                    rebuilt[try row.text(0) ?? ""] = try row.text(1)
                }
                #expect(rebuilt == state)
                #expect(try reader.count(of: "parcel", asOf: Int64(event)) == state.count)
            }
            let current = try reader.count(of: "parcel")
            #expect(current == model.count)
            #expect(try reader.integrityProblems() == [])
        }
    }

    @Test("an earlier state can be filtered, sorted and limited like the current one")
    func selection() throws {
        let bench = try Workbench()
        let file = try bench.workspace()
        try file.write(event: 3) { writer throws in
            try writer.insert(
                into: "parcel", columns: ["id", "name"],
                rows: ["a", "b", "c"].map { [.text($0), .text($0 == "b" ? "old" : "new")] })
        }
        try file.write(event: 5) { writer throws in
            try writer.update("parcel", columns: ["name"], key: "id", rows: [[.text("new"), .text("b")]])
        }
        try file.read { reader throws in
            let old = try reader.rows(
                of: "parcel", columns: ["id"], where: [("name", .text("old"))], orderBy: ["id"], limit: 5, asOf: 4)
            #expect(old == [[.text("b")]])
            #expect(try reader.count(of: "parcel", where: [("name", .text("old"))], asOf: 5) == 0)
            #expect(try reader.count(of: "parcel", where: [("name", .text("new"))], asOf: 3) == 2)
            #expect(try reader.count(of: "parcel", asOf: 2) == 0)
        }
    }

    @Test("a table that keeps its history cannot change outside an event")
    func needsEvent() throws {
        let bench = try Workbench()
        let file = try bench.workspace()
        #expect(code { try file.write { _ = try $0.insert(into: "parcel", [("id", .text("a"))]) } } == .noEvent)
        #expect(code { try file.write { _ = try $0.update("parcel", set: [("name", .null)], where: []) } } == .noEvent)
        #expect(code { try file.write { _ = try $0.delete(from: "parcel", where: []) } } == .noEvent)
        #expect(code { try file.write { _ = try $0.adoptOutsideChanges(in: "parcel") } } == .noEvent)
        #expect(code { try file.write(event: 1) { _ = try $0.adoptOutsideChanges(in: "quota") } } == .notFound)
    }

    @Test("the event of one transaction does not reach the next")
    func eventEnds() throws {
        let bench = try Workbench()
        let file = try bench.workspace()
        try file.write(event: 1) { _ = try $0.insert(into: "parcel", [("id", .text("a"))]) }
        #expect(try file.read { try $0.rows(of: "workspace_state", columns: ["current_event"]) } == [[.null]])
    }
}
