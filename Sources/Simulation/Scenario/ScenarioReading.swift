// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// Turns the entries of a scenario document into a ``ReserveScenario``.
struct ScenarioReading {
    private let root: YamlEntry

    init(_ root: YamlEntry) {
        self.root = root
    }

    static let topKeys = ["mode", "name", "title", "scope", "replications", "seed", "horizon"]
    static let sections = ["demand", "supply", "factories", "policy", "money", "service"]
    static let topOptional = ["start"] + sections + ["expected"]
    /// Entries of a section that are neither figure nor law.
    static let otherKeys: [String: [String]] = [
        "demand": ["reading", "tiers", "projects", "quarters", "landUses", "counties", "batchDates", "stops"],
        "supply": ["matching", "listed", "stepLaw", "approvesInBatches"],
        "policy": ["order", "choice", "pooling", "factoriesFirst"],
    ]

    static let quarterNames = ["Q1", "Q2", "Q3", "Q4"]

    func scenario() throws(ScenarioError) -> ReserveScenario {
        let top = try root.fields(Self.topKeys, optional: Self.topOptional)
        func entry(_ key: String) throws(ScenarioError) -> YamlEntry {
            guard let entry = top[key] else { throw root.error("the key `\(key)` is missing") }
            return entry
        }
        var figures: [ScenarioKey: Assumption] = [.horizon: try ScenarioReading.figure(try entry("horizon"), .horizon)]
        var laws: [ScenarioKey: LawFigure] = [:]
        var others: [String: YamlEntry] = [:]
        for section in Self.sections {
            guard let mapping = top[section] else { continue }
            let keys = ScenarioKey.keys(of: section)
            let names = keys.map(\.name)
            let fields = try mapping.fields([], optional: names + (Self.otherKeys[section] ?? []))
            for (key, name) in zip(keys, names) {
                guard let field = fields[name] else { continue }
                switch key.shape {
                case .figure: figures[key] = try ScenarioReading.figure(field, key)
                case .law(let quantity): laws[key] = try LawReading.law(field, quantity)
                }
            }
            for name in Self.otherKeys[section] ?? [] { others[name] = fields[name] }
        }
        let start = try top["start"].map { field throws(ScenarioError) in try field.date() }
        let scenario = ReserveScenario(
            name: try entry("name").text(), title: try ScenarioFile.bilingual(entry("title")),
            scope: try ScenarioFile.bilingual(entry("scope")), start: start,
            replications: try count(entry("replications")), seed: try entry("seed").integer(UInt64.self),
            matching: try choice(others["matching"], .pool), projects: try choice(others["projects"], .none),
            order: try choice(others["order"], .firstComeFirstServed),
            choice: try choice(others["choice"], .bestFit), pooling: try choice(others["pooling"], .county),
            stepLaw: try choice(others["stepLaw"], .pert),
            approvesInBatches: try choice(others["approvesInBatches"], Answer.no) == .yes,
            factoriesFirst: try choice(others["factoriesFirst"], Answer.no) == .yes,
            tiers: try TierReadingOrder.tiers(others["tiers"], try choice(others["reading"], .nested)),
            figures: figures, laws: laws, quarters: try weights(others["quarters"], among: Self.quarterNames),
            landUses: try landUses(others["landUses"]), counties: try weights(others["counties"]),
            batchDates: try dates(others["batchDates"]), stops: try stops(others["stops"], start: start),
            listed: try listed(others["listed"]), expected: try ExpectationReading.expectations(top["expected"]))
        try scenario.validate(root)
        return scenario
    }

    /// `yes` and `no`, which this YAML takes for text.
    enum Answer: String, CaseIterable { case yes, no }

    private func choice<Choice: CaseIterable & RawRepresentable<String>>(
        _ entry: YamlEntry?, _ neutral: Choice
    ) throws(ScenarioError) -> Choice {
        guard let entry else { return neutral }
        return try entry.choice(Choice.self)
    }

    private func count(_ entry: YamlEntry) throws(ScenarioError) -> Int {
        let count = try entry.integer(Int.self)
        guard (1...10_000_000).contains(count) else { throw entry.error("\(count) is not from 1 to 10000000") }
        return count
    }

    /// A figure in the base unit of its quantity.
    static func figure(_ entry: YamlEntry, _ key: ScenarioKey) throws(ScenarioError) -> Assumption {
        guard case .figure(let quantity, let range, _) = key.shape else {
            preconditionFailure("\(key.rawValue) is a law")
        }
        return try figure(entry, quantity, in: range)
    }

    static func figure(
        _ entry: YamlEntry, _ quantity: ScenarioQuantity, in range: ClosedRange<Double>
    ) throws(ScenarioError) -> Assumption {
        let fields = try entry.fields(["value"] + YamlEntry.provenanceKeys, optional: ["low", "high"])
        guard let value = fields["value"], let unit = fields["unit"], let source = fields["source"],
            let mark = fields["confidence"]
        else { throw entry.error("a key is missing") }
        let unitText = try unit.text()
        guard let factor = quantity.factor(of: unitText) else {
            throw unit.error(
                "`\(unitText)` is no unit of \(quantity.rawValue)",
                hint: "write it in \(quantity.units.map(\.name).joined(separator: ", "))")
        }
        func checked(_ field: YamlEntry) throws(ScenarioError) -> Double {
            let number = try field.number() * factor
            guard range.contains(number) else {
                throw field.error(
                    "\(plain(number / factor)) is not from \(plain(range.lowerBound / factor)) to "
                        + "\(plain(range.upperBound / factor)) \(unitText)",
                    hint: quantity == .share ? "a share is a number from 0 to 1: 35 % is 0.35" : nil)
            }
            return number
        }
        let number = try checked(value)
        for (name, holds) in [("low", { $0 <= number }), ("high", { $0 >= number })] as [(String, (Double) -> Bool)] {
            guard let field = fields[name] else { continue }
            guard holds(try checked(field)) else {
                throw field.error("the range from `low` to `high` does not hold the value \(plain(number / factor))")
            }
        }
        return Assumption(number, quantity.baseUnit, source: try source.text(), confidence: try mark.confidence())
    }

    private func weights(
        _ entry: YamlEntry?, among known: [String]? = nil
    ) throws(ScenarioError) -> ReserveScenario.Weights? {
        guard let entry else { return nil }
        let fields = try entry.fields(["weights", "source", "confidence"])
        guard let table = fields["weights"], let source = fields["source"], let mark = fields["confidence"] else {
            throw entry.error("a key is missing")
        }
        var entries: [String: Double] = [:]
        for (name, item) in try table.namedItems() {
            guard known?.contains(name) ?? true else {
                throw item.unknown("name", name, among: known ?? [])
            }
            let weight = try item.number()
            guard (0...1e6).contains(weight) else { throw item.error("a weight is not negative") }
            entries[name] = weight
        }
        guard entries.values.contains(where: { $0 > 0 }) else { throw table.error("some weight must be above 0") }
        return .init(entries: entries, source: try source.text(), confidence: try mark.confidence())
    }

    private func landUses(_ entry: YamlEntry?) throws(ScenarioError) -> ReserveScenario.Weights? {
        guard let entry, let found = try weights(entry) else { return nil }
        for code in found.entries.keys.sorted() where !LandUseCode(code).isKnown {
            throw ScenarioError(
                path: "\(entry.path).weights.\(code)", "`\(code)` is no land-use code",
                hint: "industrial land is 100101, 100102 or 100103, storage 110101 to 110103; write codes in quotes")
        }
        return found
    }

    private func dates(_ entry: YamlEntry?) throws(ScenarioError) -> [CalendarDate] {
        guard let entry else { return [] }
        let fields = try entry.fields(["dates", "source", "confidence"])
        var dates: [CalendarDate] = []
        for item in try fields["dates"]?.items() ?? [] { dates.append(try item.date()) }
        return dates.sorted()
    }

    private func stops(_ entry: YamlEntry?, start: CalendarDate?) throws(ScenarioError) -> [ReserveScenario.Stop] {
        guard let entry else { return [] }
        guard let start else { throw entry.error("a stop has dates, so the scenario needs a `start`") }
        var stops: [ReserveScenario.Stop] = []
        for (name, item) in try entry.namedItems() {
            let fields = try item.fields(["from", "to", "catchUp", "source", "confidence"])
            guard let from = fields["from"], let to = fields["to"], let catchUp = fields["catchUp"],
                let source = fields["source"], let mark = fields["confidence"]
            else { throw item.error("a key is missing") }
            let months = (try from.date().months(since: start), try to.date().months(since: start))
            guard months.0 >= 0, months.0 < months.1 else {
                throw item.error("a stop begins on or after the start, and ends after it begins")
            }
            stops.append(
                .init(
                    name: name, fromMonth: months.0, toMonth: months.1,
                    catchUpMonths: try ScenarioReading.figure(catchUp, .duration, in: 0...60).value,
                    source: try source.text(), confidence: try mark.confidence()))
        }
        return stops.sorted { $0.fromMonth < $1.fromMonth }
    }

    private func listed(_ entry: YamlEntry?) throws(ScenarioError) -> ReserveScenario.ListedSupply? {
        guard let entry else { return nil }
        let fields = try entry.fields(["steps", "parcels", "source", "confidence"])
        guard let stepsEntry = fields["steps"], let parcelsEntry = fields["parcels"] else { return nil }
        var steps: [ReserveScenario.ListedSupply.Step] = []
        for (name, item) in try stepsEntry.namedItems() {
            steps.append(.init(name: name, duration: try LawReading.law(item, .duration)))
        }
        var parcels: [ReserveScenario.ListedSupply.Parcel] = []
        for item in try parcelsEntry.items() {
            let pair = try item.items()
            guard pair.count == 2 else { throw item.error("a parcel is its area in 亩 and the number of its step") }
            let (area, step) = (try pair[0].number(), try pair[1].integer(Int.self))
            guard (0...1e6).contains(area) else { throw pair[0].error("an area is from 0 to 1000000亩") }
            guard (0...steps.count).contains(step) else {
                throw pair[1].error("a step is from 0, the first, to \(steps.count), past the last")
            }
            parcels.append(.init(areaMu: area, step: step))
        }
        guard parcels.count <= 100_000 else { throw parcelsEntry.error("more than 100000 parcels") }
        return .init(steps: steps, parcels: parcels)
    }

    /// A number without needless digits.
    static func plain(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    }
}

extension YamlEntry {
    func confidence() throws(ScenarioError) -> Assumption.Confidence {
        let text = try text()
        guard let confidence = Assumption.Confidence(rawValue: text) else {
            throw error(
                "unknown confidence `\(text)`",
                hint: "seed: stated by the plan; S: from a source; C: computed from cited figures; E: judgement")
        }
        return confidence
    }
}

extension CalendarDate {
    /// Months of 365.25 / 12 days.
    func months(since start: CalendarDate) -> Double {
        Double(daysSince1970 - start.daysSince1970) * 12 / 365.25
    }
}
