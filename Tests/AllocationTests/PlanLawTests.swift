// SPDX-License-Identifier: Apache-2.0
import Allocation
import CoordinateReference
import LandModel
import Siting
import SimpleFeatures
import TestSupport
import Testing

@Suite("What must hold of every plan")
struct PlanLawTests {
    private func city(
        _ parcels: [Double], _ generator: inout RepeatableGenerator, projects count: Int
    ) throws -> (SiteFinder, [Project]) {
        let base = try CalendarDate(parsing: "2020-03-03")
        let shapes = try parcels.enumerated().map { number, mu in
            let west = 420_000 + 300 * Double(number)
            let shape = try Geometry.rectangle(
                Envelope(
                    minX: west, minY: 3_080_000, maxX: west + 200, maxY: 3_080_000 + Area(mu: mu).squareMetres / 200))
            var parcel = Parcel(
                id: "P\(number)", county: "A", landUse: LandUseCode("100102"), stage: .reserve,
                ellipsoidalAreaSquareMetres: shape.area, geometry: shape)
            parcel.recordedNetAreaSquareMetres = Area(mu: mu).squareMetres
            return parcel
        }
        let projects = (0..<count).map { number in
            var project = Project(id: "Q\(number)", name: "Q\(number)", stage: .signed)
            let least = Double(Int.random(in: 20...80, using: &generator))
            project.netArea = QuantityRange(
                Area(mu: least), Area(mu: least + Double(Int.random(in: 2...30, using: &generator))))
            project.priority = Double(Int.random(in: 1...5, using: &generator))
            return project
        }
        let snapshot = try LandSnapshot(
            cityName: "small", crs: CRS("EPSG:4547"), baseDate: base, parks: [], parcels: shapes, parcelLocks: [:],
            units: [],
            projects: projects, facilities: [], zones: [])
        return (SiteFinder(snapshot), projects)
    }

    private func areas(_ count: Int, _ generator: inout RepeatableGenerator) -> [Double] {
        (0..<count).map { _ in Double(Int.random(in: 20...110, using: &generator)) }
    }

    /// The greatest weight that any assignment reaches, and among those the greatest fit, by trying them all.
    private func bruteForce(_ problem: PlacementProblem) -> (weight: Double, fit: Double) {
        var best = (weight: 0.0, fit: 0.0)
        var used = Set<String>()
        func visit(_ index: Int, _ weight: Double, _ fit: Double) {
            guard index < problem.candidates.count else {
                if weight > best.weight + 1e-9 || (abs(weight - best.weight) <= 1e-9 && fit > best.fit) {
                    best = (weight, fit)
                }
                return
            }
            visit(index + 1, weight, fit)
            let candidate = problem.candidates[index]
            for site in candidate.search.sites where used.insert(site.id).inserted {
                visit(index + 1, weight + candidate.weight, fit + site.score)
                used.remove(site.id)
            }
        }
        visit(0, 0, 0)
        return best
    }

    @Test("no assignment is better than the plan, in weight first and then in fit")
    func optimal() throws {
        try forAll(count: 60) { generator, _ in
            let (finder, projects) = try city(areas(6, &generator), &generator, projects: 6)
            let problem = try PlacementProblem(projects, in: finder)
            let plan = try PlacementPlanner(finder).plan(problem)
            let best = bruteForce(problem)
            #expect(plan.status == .optimal)
            #expect(abs((plan.levels.first?.objective ?? -1) - best.weight) < 1e-6)
            #expect(abs((plan.levels.last?.objective ?? -1) - best.fit) < 0.05)
            #expect((plan.levels.first?.bestBound ?? 0) >= best.weight - 1e-6)
            #expect(Set(plan.assignments.map(\.site.id)).count == plan.assignments.count)
        }
    }

    @Test("more supply never lowers the weight placed")
    func moreSupply() throws {
        try forAll(count: 30) { generator, _ in
            let parcels = areas(8, &generator)
            var same = generator
            let (few, projects) = try city(Array(parcels.prefix(5)), &generator, projects: 8)
            let (many, _) = try city(parcels, &same, projects: 8)
            let lesser = try PlacementPlanner(few).plan(PlacementProblem(projects, in: few))
            let greater = try PlacementPlanner(many).plan(PlacementProblem(projects, in: many))
            #expect((greater.levels.first?.objective ?? 0) >= (lesser.levels.first?.objective ?? 0) - 1e-9)
        }
    }

    @Test("every remedy, when the plan is made again with it, gains what it says")
    func remediesAreTrue() throws {
        var tried = 0
        try forAll(count: 40) { generator, _ in
            let parcels = areas(6, &generator)
            let (finder, projects) = try city(parcels, &generator, projects: 9)
            let plan = try PlacementPlanner(finder).plan(PlacementProblem(projects, in: finder))
            let before = plan.levels.first?.objective ?? 0
            for left in plan.unplaced {
                for remedy in left.remedies {
                    tried += 1
                    switch remedy.change {
                    case .relax(let relaxations):
                        let changed = projects.map { project -> Project in
                            guard project.id == left.project.id else { return project }
                            var project = project
                            let asked = relaxations.reduce(Requirement(of: project)) { $0.relaxed(by: $1) }
                            project.netArea = asked.netArea
                            return project
                        }
                        let after = try PlacementPlanner(finder).plan(PlacementProblem(changed, in: finder))
                        #expect(abs((after.levels.first?.objective ?? 0) - before - remedy.gain) < 1e-6)
                    case .oneMoreSite(let like):
                        let index = try #require(finder.snapshot.parcels.id.firstIndex(of: like))
                        var other = generator
                        let (more, _) = try city(
                            parcels + [Area(squareMetres: finder.snapshot.parcels.netAreaSquareMetres[index]).mu],
                            &other, projects: 0)
                        let after = try PlacementPlanner(more).plan(PlacementProblem(projects, in: more))
                        #expect((after.levels.first?.objective ?? 0) - before >= remedy.gain - 1e-6)
                    }
                }
            }
        }
        #expect(tried > 40, "the property says nothing of remedies it never met")
    }

    @Test("removing an unplaced project changes nothing")
    func unplacedDoNotMatter() throws {
        try forAll(count: 30) { generator, _ in
            let (finder, projects) = try city(areas(5, &generator), &generator, projects: 9)
            let plan = try PlacementPlanner(finder).plan(PlacementProblem(projects, in: finder))
            let placed = Set(plan.assignments.map(\.project.id))
            let again = try PlacementPlanner(finder).plan(
                PlacementProblem(projects.filter { placed.contains($0.id) }, in: finder))
            #expect(again.levels.map(\.objective) == plan.levels.map(\.objective))
        }
    }

    @Test("the same problem gives the same plan")
    func deterministic() throws {
        var generator = RepeatableGenerator(seed: 11)
        let (finder, projects) = try city(areas(12, &generator), &generator, projects: 15)
        let problem = try PlacementProblem(projects, in: finder)
        let first = try PlacementPlanner(finder).plan(problem).assignments.map { [$0.project.id, $0.site.id] }
        for _ in 0..<3 {
            #expect(
                try PlacementPlanner(finder).plan(problem).assignments.map { [$0.project.id, $0.site.id] } == first)
        }
    }

    @Test("a project that states no need is listed as such, and nothing else is said of it")
    func noNeed() throws {
        var generator = RepeatableGenerator(seed: 1)
        let (finder, _) = try city([50], &generator, projects: 0)
        let plan = try PlacementPlanner(finder).plan(
            PlacementProblem([Project(id: "silent", name: "三一", stage: .signed)], in: finder))
        #expect(plan.unplaced.first?.bindings == [.noStatedNeed])
        #expect(plan.unplaced.first?.remedies.isEmpty == true)
        #expect(plan.status == .optimal)
    }

    @Test("without a stated priority a flagship outweighs the small shops it could displace")
    func flagship() {
        var flagship = Project(id: "F", name: "F", stage: .signed)
        flagship.totalInvestment = Money(yuan: 20e8)
        var shop = Project(id: "S", name: "S", stage: .signed)
        shop.totalInvestment = Money(yuan: 0.5e8)
        #expect(PriorityPolicy.shipped.weight(of: flagship) > 10 * PriorityPolicy.shipped.weight(of: shop))
    }
}
