// SPDX-License-Identifier: Apache-2.0
import Allocation
import LandModel
import Siting
import TestSupport
import Testing

@Suite("What must hold of every plan")
struct PlanLawTests {
    @Test("no layout of the projects on the parcels is better than the plan, in weight first and then in fit")
    func optimal() throws {
        var shared = 0
        try forAll(count: 40) { generator, _ in
            let city = try PlanCity.random(parcels: 5, projects: 6, &generator)
            let plan = try city.plan()
            let best = try BruteForcePlan(city.projects, in: city.finder())
            #expect(plan.status == .optimal)
            #expect(abs(plan.weight - best.weight) < 1e-6)
            #expect(abs((plan.value("fitScore") ?? -1) - best.fit) < 0.011)
            #expect((plan.levels.first?.bestBound ?? 0) >= best.weight - 1e-6)
            shared += plan.grounds.filter { $0.projectIDs.count > 1 }.count
        }
        #expect(shared > 10, "the property says little where no ground is shared")
    }

    @Test("more supply never lowers the weight placed")
    func moreSupply() throws {
        try forAll(count: 30) { generator, _ in
            let many = try PlanCity.random(parcels: 8, projects: 8, &generator)
            var few = many
            few.parcels = Array(many.parcels.prefix(5))
            #expect(try many.weight() >= few.weight() - 1e-9)
        }
    }

    @Test("removing an unplaced project changes nothing")
    func unplacedDoNotMatter() throws {
        try forAll(count: 30) { generator, _ in
            var city = try PlanCity.random(parcels: 4, projects: 8, &generator)
            let plan = try city.plan()
            let placed = Set(plan.assignments.map(\.project.id))
            city.projects.removeAll { !placed.contains($0.id) }
            let again = try city.plan()
            #expect(again.weight == plan.weight)
            #expect(abs((again.value("fitScore") ?? 0) - (plan.value("fitScore") ?? 0)) < 0.011)
        }
    }

    @Test("the same problem gives the same plan and the same explanations, whatever the number of threads")
    func deterministic() throws {
        var generator = RepeatableGenerator(seed: 11)
        let problem = try PlanCity.random(parcels: 10, projects: 15, &generator).problem()
        func told(_ threads: Int) throws -> [String] {
            let plan = try PlacementPlanner(limits: PlacementLimits(threads: threads)).plan(problem)
            return plan.assignments.map { "\($0.project.id) \($0.site.id)" }
                + plan.unplaced.map { "\($0.project.id) \($0.bindings) \($0.remedies) \($0.untriedRemedyCount)" }
                + plan.marginalValues.map { "\($0)" } + ["\(String(describing: plan.stockUse)) \(plan.baselines)"]
        }
        let first = try told(1)
        for threads in [1, 2, 2] { #expect(try told(threads) == first) }
    }

    @Test("a project that states no need is listed as such, and nothing else is said of it")
    func noNeed() throws {
        var city = PlanCity()
        try city.addParcel(mu: 50)
        city.addProject(nil)
        let plan = try city.plan()
        #expect(plan.unplaced.first?.bindings == [.noStatedNeed])
        #expect(plan.unplaced.first?.remedies.isEmpty == true)
        #expect(plan.status == .optimal)
    }

    @Test("a cancelled plan explains nothing")
    func cancelled() throws {
        var generator = RepeatableGenerator(seed: 5)
        let problem = try PlanCity.random(parcels: 4, projects: 9, &generator).problem()
        let plan = try PlanCity.planner.plan(problem, isCancelled: { true })
        #expect(plan.limitReached == .cancelled)
        #expect(!plan.unplaced.isEmpty && plan.unplaced.allSatisfy { $0.bindings.isEmpty && $0.remedies.isEmpty })
        #expect(plan.marginalValues.isEmpty && plan.stockUse == nil && plan.baselines.isEmpty)
    }

    @Test("without a stated priority a flagship outweighs the small shops it could displace")
    func flagship() {
        var flagship = Project(id: "F", name: "F", stage: .signed)
        flagship.totalInvestment = Money(yuan: 20e8)
        var shop = Project(id: "S", name: "S", stage: .signed)
        shop.totalInvestment = Money(yuan: 0.5e8)
        let policy = AllocationPolicy.shipped.priority
        #expect(policy.weight(of: flagship) > 10 * policy.weight(of: shop))
    }
}
