// SPDX-License-Identifier: Apache-2.0
import Foundation
import LandModel
import LandStore
import Planner
import Siting
import TestSupport
import Testing

@Suite("Many requirements asked at once are answered as each alone")
struct ManyRequirementsTests {
    private let scratch: ScratchFolder
    private let city: PaperCity

    init() throws {
        scratch = try ScratchFolder()
        city = try PaperCity(in: scratch)
    }

    private func entries(_ text: String) throws -> [RequirementFile.Entry] {
        try RequirementFile.entries(scratch.write(text, to: "needs.yaml"))
    }

    @Test("a list and documents, projects and words: in the order of the file, each as asked alone")
    func sameAsAlone() throws {
        let projects = (1...9).map { "- project: Q\($0)" }
        let words = (0..<150).map { "- {id: w\($0), area: \(20 + $0)..\(60 + $0)亩, county: A, by: 2020-06-30}" }
        let list = projects + words
        let documents = "area: 80..100亩\nchemical: true\n---\narea: 40亩..\nknown-only: true\nslope: 5\n"
        for text in [list.joined(separator: "\n"), documents] {
            let entries = try entries(text)
            var answered: [String] = []
            try city.planner.find(entries, limit: 5) { name, answer in
                let entry = try #require(entries.first { $0.name == name })
                let start = try entry.projectID.map { try city.planner.requirement(ofProject: $0) } ?? Requirement()
                let alone = try city.planner.find(entry.requirement(startingFrom: start), limit: 5).search
                func said(_ search: SiteSearch) -> [String] {
                    search.sites.map { "\($0.kind) \($0.id) \($0.areaSquareMetres) \($0.breakdown) \($0.cautions)" }
                }
                #expect(said(answer.search) == said(alone) && answer.search.siteCount == alone.siteCount)
                #expect(answer.search.funnel == alone.funnel && answer.search.nearMisses == alone.nearMisses)
                answered.append(name)
            }
            #expect(answered == entries.map(\.name))
        }
        #expect(try entries(documents).map(\.name) == ["1", "2"])
    }

    @Test(
        "what cannot be asked is said before anything is answered",
        arguments: [
            ("- area: 80亩\n- aera: 90亩\n", "aera"), ("- area: 80亩\n- area: much\n", "line 2"),
            ("- area: 80亩\n- {area: 80亩, county: Nowhere}\n", "Nowhere"), ("- project: Q99\n", "Q99"),
            ("- {id: a, area: 80亩}\n- {id: a, area: 90亩}\n", "`a`"), ("", "not a list"), ("- 80亩\n", "not a list"),
            ("- {area: 80亩, chemical: perhaps}\n", "true or false"), ("- [area\n", "line"),
            ("area: 80亩\n---\n- {area: 90亩\n", "4:"),
        ])
    func refused(text: String, naming part: String) throws {
        var answered = 0
        let error = #expect(throws: (any Error).self) {
            try city.planner.find(entries(text), limit: 5) { _, _ in answered += 1 }
        }
        #expect("\(try #require(error))".contains(part))
        #expect(answered == 0)
    }

    @Test("a file read as one requirement holds one")
    func single() throws {
        let url = try scratch.write("area: 80..95亩\n---\narea: 20..30亩\n", to: "two.yaml")
        #expect(throws: WorkspaceError.self) { try RequirementFile.read(url) }
    }
}
