// SPDX-License-Identifier: Apache-2.0
import Foundation
import LandStore
import Planner
import SimpleFeatures
import Siting
import TestSupport
import Testing

@Suite("Sites side by side")
struct CompareTests {
    private let scratch: ScratchFolder
    private let city: PaperCity

    init() throws {
        scratch = try ScratchFolder()
        city = try PaperCity(in: scratch)
    }

    private static let projects = ["Q1", "Q2", "Q3", "Q4", "Q5", "Q6", "Q7", "Q8", "Q9"]

    @Test("what is named is what a search finds: kind, area, score and place", arguments: projects)
    func namedAsFound(project: String) throws {
        let requirement = try city.planner.requirement(ofProject: project)
        let found = try city.planner.find(requirement).search.sites
        let answer = try city.planner.compare(found.map(\.id), for: requirement)
        #expect(answer.sites.count == found.count)
        for (rank, (compared, site)) in zip(answer.sites, found).enumerated() {
            let named = try #require(compared.named.site)
            #expect(named.id == site.id && named.kind == site.kind && named.parcels == site.parcels)
            #expect(named.score == site.score && named.areaSquareMetres == site.areaSquareMetres)
            #expect(compared.rank == rank + 1 && compared.named.refusals.isEmpty)
            #expect(named.layout?.hall == site.layout?.hall && named.transition == site.transition)
        }
    }

    @Test("without names the best are taken, in their order", arguments: projects)
    func best(project: String) throws {
        let requirement = try city.planner.requirement(ofProject: project)
        let found = try city.planner.find(requirement).search.sites
        let answer = try city.planner.compare([], for: requirement, top: 2)
        #expect(answer.sites.map(\.named.id) == found.prefix(2).map(\.id))
        #expect(answer.sites.map(\.rank) == (1...2).prefix(found.count).map(Optional.some))
    }

    @Test("a parcel that does not serve has the reasons of why-not, and asking for its admission lets it in")
    func refused() throws {
        let requirement = try city.planner.requirement(ofProject: "Q1")
        let parcels = (1...13).map { String(format: "P%02d", $0) }
        let why = try city.planner.find(requirement, whyNot: parcels).whyNot
        let answer = try city.planner.compare(parcels, for: requirement)
        var admitted: [String] = []
        for (compared, entry) in zip(answer.sites, why) {
            let whole = compared.named.refusals.first { $0.kind == .wholeParcel }
            if compared.named.site != nil { continue }
            #expect(whole?.reasons == entry.reasons, "\(entry.id)")
            let changes = compared.named.admission.compactMap(\.relaxation)
            if changes.isEmpty { continue }
            let relaxed = changes.reduce(requirement) { $0.relaxed(by: $1) }
            #expect(try city.planner.compare([entry.id], for: relaxed).sites.first?.named.site != nil, "\(entry.id)")
            admitted.append(entry.id)
        }
        #expect(admitted == ["P04", "P06", "P09", "P10", "P12", "P13"], "P07 is of another class, P11 serves in part")
    }

    @Test("facts of merged land: the sum of the areas, and a price only where all are priced")
    func merged() throws {
        let answer = try city.planner.compare(
            ["P12+P13"], for: try city.planner.requirement(ofProject: "Q1"), kinds: [.mergedParcels])
        let site = try #require(answer.sites.first)
        #expect(site.netAreaSquareMetres == 60_000 && site.priceWanPerMu == nil && site.totalPriceWan == nil)
        #expect(site.rank == 1 && site.named.site?.kind == .mergedParcels)
    }

    @Test("parcels that make no one piece of land are shown as they lie, and refused")
    func apart() throws {
        let answer = try city.planner.compare(["P01+P08"], for: try city.planner.requirement(ofProject: "Q1"))
        let site = try #require(answer.sites.first)
        #expect(site.named.site == nil && site.named.frontageMetres == nil)
        #expect(site.named.refusals.map(\.kind) == [.mergedParcels])
        #expect(site.named.refusals.first?.reasons.map(\.criterion) == [.merge])
        #expect(site.named.land.map { abs($0.area - 120_000) < 1 } == true)
    }

    @Test("where a floor comes first, neither floor nor land alone is a site")
    func halves() throws {
        let requirement = try city.planner.requirement(ofProject: "Q8")
        let answer = try city.planner.compare(["F4→P01", "P01", "F4", "F2→P01"], for: requirement)
        #expect(answer.sites.map { $0.named.site != nil } == [true, false, false, false])
        let missing = answer.sites.map { $0.named.refusals.map { "\($0.kind) \($0.reasons.map(\.criterion))" } }
        #expect(missing[0].isEmpty)
        #expect(missing[1] == ["factoryThenLand [floor-area]"] && missing[2] == ["factoryFloor [net-area]"])
        #expect(missing[3].count == 1 && missing[3].first?.hasPrefix("factoryFloor") == true)
    }

    @Test("a kind that is not asked for is not found under the id")
    func kinds() throws {
        let requirement = try city.planner.requirement(ofProject: "Q1")
        let whole = try city.planner.compare(["P11"], for: requirement, kinds: [.wholeParcel]).sites.first
        #expect(whole?.named.site == nil)
        let part = try city.planner.compare(["P11"], for: requirement).sites.first
        #expect(part?.named.site?.kind == .partOfParcel && part?.rank == 1)
    }

    @Test("an id of which a part is unknown is refused by name", arguments: ["P99", "P01+P99", "F9→P01", "", "P01+"])
    func unknown(id: String) throws {
        let requirement = try city.planner.requirement(ofProject: "Q1")
        let error = #expect(throws: WorkspaceError.self) { try city.planner.compare([id], for: requirement) }
        #expect(error?.code == .unknownFeature && "\(error.map { "\($0)" } ?? "")".contains("`\(id)`"))
    }
}
