// SPDX-License-Identifier: Apache-2.0

extension ReserveScenario {
    /// What single entries cannot tell.
    func validate(_ root: YamlEntry) throws(ScenarioError) {
        func fault(_ path: String, _ reason: String, hint: String? = nil) -> ScenarioError {
            ScenarioError(path: path, reason, hint: hint)
        }
        guard !tiers.isEmpty || projects == .instead || value(.firmsPerYear) > 0 || value(.startedPerYear) > 0 else {
            throw fault(
                "demand.tiers", "nothing asks for land or floor",
                hint: "state `demand.tiers`, or take the workspace’s projects with `demand.projects: instead`")
        }
        let years = value(.horizon) / 12
        let perYear = tiers.reduce(value(.firmsPerYear)) { $0 + $1.signingsPerYear }
        let expected = perYear * max(years, 1) + tiers.reduce(0) { $0 + $1.signedLastYear }
        guard expected <= 20_000 else {
            throw fault("demand", "\(ScenarioReading.plain(expected)) signings in a replication are more than 20000")
        }
        let sized = tiers.filter { $0.land == nil }.sorted { $0.investmentFrom < $1.investmentFrom }
        for (tier, next) in zip(sized, sized.dropFirst()) where tier.investmentTo > next.investmentFrom {
            throw fault(
                "demand.tiers.\(next.name).investmentFrom.value",
                "lies within the tier `\(tier.name)` before, which ends at \(ScenarioReading.plain(tier.investmentTo))",
                hint: "tiers do not overlap")
        }
        if tiers.contains(where: { $0.signedLastYear > 0 && $0.startLag == nil }), laws[.startLag] == nil {
            throw fault(
                "demand.startLag", "without it, projects of the year before have all started: they need no land",
                hint: "state the law of the time from signing to start")
        }
        if value(.firmsPerYear) > 0, laws[.firmFloor] == nil || laws[.lease] == nil {
            throw fault("factories.firmFloor", "small firms need `firmFloor` and `lease`")
        }
        if value(.graduation) > 0, laws[.graduateLand] == nil {
            throw fault("factories.graduateLand", "tenants that buy land need a law of how much")
        }
        if value(.transitionShare) + value(.substitution) > 0, laws[.transitionFloor] == nil || laws[.lease] == nil {
            throw fault("factories.transitionFloor", "projects in factories need `transitionFloor` and `lease`")
        }
        if value(.startedPerYear) > 0, laws[.lotFloor] == nil {
            throw fault("factories.lotFloor", "factories that are begun need a law of their size")
        }
        if batchDates.isEmpty, value(.batchShare) > 0 {
            throw fault("demand.batchDates", "starts moved to joint dates need `batchDates`")
        }
        if start == nil, !batchDates.isEmpty || quarters != nil {
            throw fault("start", "dates and quarters need a `start`")
        }
        if matching == .pool, figures[.reserve] == nil {
            throw fault("supply.reserve", "a pool of land needs its size", hint: "or take `matching: parcels`")
        }
        if matching == .parcels, listed != nil || figures[.reserve] != nil {
            throw fault(
                listed == nil ? "supply.reserve" : "supply.listed",
                "with `matching: parcels` stock and supply are those of the workspace")
        }
    }
}
