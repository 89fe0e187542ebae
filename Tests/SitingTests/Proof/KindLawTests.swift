// SPDX-License-Identifier: Apache-2.0
import LandModel
import SimpleFeatures
import TestSupport
import Testing
import SitingSupport

@testable import Siting

@Suite("What must hold of every search for all kinds of site")
struct KindLawTests {
    private static let all = Set(Site.Kind.allCases)

    /// Land, and floors for who asks for them first.
    private func city(_ generator: inout RepeatableGenerator) throws -> SmallCity {
        var city = try IrregularCity.random(parcels: 12, &generator)
        for number in 0..<3 {
            city.units.append(
                FactoryUnit(
                    id: "F\(number)", factoryID: "F", parkID: "park", county: "A", floor: 1,
                    floorAreaSquareMetres: Double.random(in: 1_000...4_000, using: &generator).rounded(),
                    status: .vacant, availableOn: nil, clearHeightMetres: 7, floorLoadKilonewtonsPerSquareMetre: 10,
                    power: nil, locks: [], isSynthetic: false))
        }
        return city
    }

    private func requirement(_ generator: inout RepeatableGenerator) -> Requirement {
        var asked = IrregularCity.requirement(&generator)
        if Int.random(in: 0..<4, using: &generator) == 0 {
            asked.floorArea = QuantityRange(Area(squareMetres: 1_500), nil)
        }
        return asked
    }

    private struct Name: Hashable {
        let kind: Site.Kind
        let id: String
        /// A floor may be joined with a parcel as it is, and with a part of it.
        let isPart: Bool
    }

    private func names(_ search: SiteSearch) -> [Name] {
        search.sites.map { site in
            let isPair = site.kind == .factoryThenLand
            return Name(kind: site.kind, id: site.id, isPart: isPair && site.layout?.cutLine != nil)
        }
    }

    @Test("sites are named once, counted right, best first, and a limit names the first of them")
    func namesAndLimits() throws {
        var (sites, pairs) = (0, 0)
        try forAll(seed: 42, count: 20) { generator, _ in
            let finder = SiteFinder(try city(&generator).snapshot())
            for _ in 0..<3 {
                let asked = requirement(&generator)
                let search = try finder.find(asked, kinds: Self.all)
                let names = names(search)
                #expect(Set(names).count == names.count)
                #expect(search.siteCount == names.count && search.kinds.allSatisfy(\.isExact))
                for (better, worse) in zip(search.sites, search.sites.dropFirst()) {
                    #expect(Site.isBetter(better, worse) && !Site.isBetter(worse, better))
                }
                for limit in [0, 1, 2, 5] {
                    let first = try finder.find(asked, kinds: Self.all, limit: limit, explaining: .sites)
                    #expect(Self.text(first.sites) == Self.text(Array(search.sites.prefix(limit))))
                }
                sites += names.count
                pairs += search.sites.count { $0.kind == .factoryThenLand }
            }
        }
        #expect(sites > 50 && pairs > 5)
    }

    @Test("the order in which a city is told, and asking again, change nothing to the last bit")
    func orderOfInput() throws {
        try forAll(seed: 43, count: 12) { generator, _ in
            let city = try city(&generator)
            var shuffled = city
            shuffled.parcels.shuffle(using: &generator)
            shuffled.zones.shuffle(using: &generator)
            shuffled.roads.shuffle(using: &generator)
            shuffled.facilities.shuffle(using: &generator)
            shuffled.units.shuffle(using: &generator)
            let (one, other) = (SiteFinder(try city.snapshot()), SiteFinder(try shuffled.snapshot()))
            for _ in 0..<3 {
                let asked = requirement(&generator)
                let answer = Self.text(try one.find(asked, kinds: Self.all).sites)
                #expect(Self.text(try other.find(asked, kinds: Self.all).sites) == answer)
                #expect(Self.text(try one.find(asked, kinds: Self.all).sites) == answer)
            }
        }
    }

    @Test("asking less never removes a site, but of neighbours to be cut those that need fewer then")
    func relaxing() throws {
        var (kept, replaced, changes) = (0, 0, Set<String>())
        try forAll(seed: 44, count: 25) { generator, _ in
            let snapshot = try city(&generator).snapshot()
            let finder = SiteFinder(snapshot)
            for _ in 0..<3 {
                let asked = requirement(&generator)
                let search = try finder.find(asked, kinds: Self.all, explaining: .sites)
                let names = names(search)
                for relaxation in Self.relaxations(of: asked) {
                    let relaxed = asked.relaxed(by: relaxation)
                    guard relaxed != asked else { continue }
                    let after = Set(self.names(try finder.find(relaxed, kinds: Self.all, explaining: .sites)))
                    for (site, name) in zip(search.sites, names) where !after.contains(name) {
                        let areas = site.parcels.map { snapshot.parcels.netAreaSquareMetres[$0] }
                        let least = relaxed.netArea?.lower?.squareMetres ?? 0
                        let needsFewer =
                            areas.contains { areas.reduce(0, +) - $0 >= least } || areas.contains { $0 >= least }
                        #expect(areas.count > 1 && needsFewer, "\(relaxation): \(name) of \(asked)")
                        replaced += 1
                    }
                    kept += names.count
                    changes.insert("\(relaxation)".prefix { $0 != "(" }.description)
                }
            }
        }
        #expect(kept > 150 && replaced < kept / 10 && changes.count >= 6, "\(kept) \(replaced) \(changes)")
    }

    private static func relaxations(of asked: Requirement) -> [Relaxation] {
        var found: [Relaxation] = [
            .needBy(SmallCity.baseDate.adding(months: 24)), .acceptLocksUntil(SmallCity.baseDate.adding(days: 400)),
            .transferTo(county: "B"), .priceUpTo(wanPerMu: 80), .exclusionShareUpTo(0.2),
        ]
        if let range = asked.netArea, let lower = range.lower, let upper = range.upper {
            found.append(.netAreaUpTo(Area(mu: upper.mu + 12)))
            found.append(.netAreaFrom(Area(mu: max(1, lower.mu - 9))))
        }
        found += asked.distances.map { rule in
            .distance(
                .init(
                    facilityKind: rule.facilityKind, isMaximum: rule.isMaximum,
                    metres: rule.metres * (rule.isMaximum ? 1.6 : 0.5)))
        }
        return found
    }

    /// All that an answer says, shapes included, to the last bit.
    private static func text(_ sites: [Site]) -> [String] {
        sites.map { site in
            let layout = site.layout.map { layout in
                "\(layout.allotment.wkb) \(layout.remainders.map { $0.geometry.wkb }) \(String(describing: layout.hall))"
            }
            return "\(site.kind) \(site.id) \(site.areaSquareMetres) \(site.score) \(site.breakdown) \(site.cautions)"
                + " \(layout ?? "")"
        }
    }
}
