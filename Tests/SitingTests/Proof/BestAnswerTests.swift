// SPDX-License-Identifier: Apache-2.0
import LandModel
import SimpleFeatures
import TestSupport
import Testing
import SitingSupport

@testable import Siting

@Suite("The answer is the best there is")
struct BestAnswerTests {
    /// Of a hundred points.
    private static let tolerance = 0.02

    @Test("no parcel, pair, triple or quadruple, cut anywhere, does better than the site found of it, or lacks one")
    func bruteForce() throws {
        var (sites, candidates) = (0, 0)
        try forAll(seed: 51, count: 150) { generator, round in
            let city = try IrregularCity.random(parcels: 9, &generator)
            let policy = Self.policy(&generator)
            let asked = IrregularCity.requirement(&generator)
            let found = try SiteFinder(try city.snapshot(), policy: policy)
                .find(asked, kinds: [.partOfParcel, .mergedParcels]).sites
            let byID = Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0) })
            let brute = try BruteFinder(city, asked, policy)
            let all = try brute.candidates()
            #expect(Set(byID.keys).isSubset(of: all.map(\.id)), "round \(round)")
            for candidate in all {
                let site = byID[candidate.id]
                if let site { try reproduce(site, candidate, brute, "round \(round) \(site.id)") }
                let bar = (site?.score).map { $0 + Self.tolerance } ?? -1
                let better = try brute.better(
                    than: bar, candidate, steps: site == nil && asked.hall != nil ? 15 : 60)
                #expect(
                    better == nil,
                    "round \(round) \(candidate.id): \(String(describing: better)), not \(bar), of \(asked)")
            }
            sites += found.count
            candidates += all.count
        }
        #expect(sites > 80 && candidates > 300, "\(sites) sites of \(candidates)")
    }

    /// A site is one of the cuts that brute force knows, and its score what the preferences say.
    private func reproduce(
        _ site: Siting.Site, _ candidate: BruteFinder.Candidate, _ brute: BruteFinder, _ name: String
    ) throws {
        let (layout, land) = (try #require(site.layout), try #require(try brute.land(candidate.members)))
        let isCut = layout.cutLine != nil
        #expect(isCut ? candidate.isCut : candidate.isWhole, "\(name)")
        let members = brute.city.parcels.sorted { $0.id < $1.id }
        let remainder = isCut ? try brute.rectangularity(layout.remainders[0].geometry) : 1
        let points = brute.score.points(
            candidate.members.map { members[$0] }, netArea: site.areaSquareMetres, remainder: remainder,
            procedures: candidate.members.count - (isCut ? 0 : 1))
        #expect(abs(points - site.score) < 1e-6, "\(name): \(points), not \(site.score)")
        guard isCut, !land.frontages.isEmpty else { return }
        let differences = try land.frames.map { frame in
            let place = try land.place(frame, netArea: site.areaSquareMetres)
            return try land.cut(frame, at: place).allotment.symmetricDifference(layout.allotment).area
        }
        #expect(differences.min() ?? .infinity < 1, "\(name): \(differences)")
    }

    /// The shipped policy, or one that likes another area.
    private static func policy(_ generator: inout RepeatableGenerator) -> SitingPolicy {
        var policy = IrregularCity.policy(&generator)
        let influences: [Preference.Influence] = [.inverse, .inverse, .positive, .ideal]
        let influence = influences.randomElement(using: &generator) ?? .inverse
        policy.parcelPreferences = policy.parcelPreferences.map { preference in
            guard preference.measure == .netArea else { return preference }
            return Preference(measure: .netArea, influence: influence, weight: preference.weight)
        }
        return policy
    }
}
