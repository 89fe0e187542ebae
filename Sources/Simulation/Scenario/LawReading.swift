// SPDX-License-Identifier: Apache-2.0
internal import Yams

/// Reads laws of chance.
///
///     {law: pert, minimum: 2, mode: 4, maximum: 10, unit: months, confidence: E, source: "…"}
enum LawReading {
    /// - Throws: ``ScenarioError`` where a parameter is missing, no number or without sense.
    static func law(_ entry: YamlEntry, _ quantity: ScenarioQuantity) throws(ScenarioError) -> LawFigure {
        guard let kindNode = entry.node.mapping?["law"] else {
            throw entry.error(
                "a law is needed here", hint: "such as {law: pert, minimum: 2, mode: 4, maximum: 10, unit: …}")
        }
        let kind = try YamlEntry(node: kindNode, path: entry.path + ".law", origin: entry.origin).choice(Kind.self)
        let fits = kind == .weibull && entry.node.mapping?["startedSameYear"] != nil
        let names = fits ? fitParameters : kind.parameters
        let fields = try entry.fields(
            ["law"] + names + YamlEntry.provenanceKeys, optional: (fits ? [fitOption] : []) + variations)
        func number(_ name: String) throws(ScenarioError) -> Double {
            guard let field = fields[name] else { return 0 }
            return try field.number()
        }
        var numbers: [Double] = []
        for name in names { numbers.append(try number(name)) }
        guard let unitEntry = fields["unit"], let source = fields["source"], let mark = fields["confidence"] else {
            throw entry.error("a key is missing")
        }
        let unit = try unitEntry.text()
        guard let factor = quantity.factor(of: unit) else {
            throw unitEntry.error(
                "`\(unit)` is no unit of \(quantity.rawValue)",
                hint: "write it in \(quantity.units.map(\.name).joined(separator: ", "))")
        }
        var fit: WeibullFit?
        let law: ChanceLaw
        if fits {
            guard quantity == .duration else { throw entry.error("a start curve is a law of durations") }
            guard factor == 1 else {
                throw unitEntry.error("a start curve is fitted in \(quantity.baseUnit), not in \(unit)")
            }
            let found = try self.fit(numbers, neverStarts: try number(fitOption), entry)
            fit = found
            law = .weibull(found.law)
        } else {
            law = try self.law(kind, numbers, factor: factor, entry)
        }
        var factors = [1.0, 1.0, 1.0]
        for (place, name) in variations.enumerated() {
            if let field = fields[name] { factors[place] = try multiplier(field) }
        }
        let (times, low, high) = (factors[0], factors[1], factors[2])
        guard low <= 1, high >= 1 else {
            throw entry.error("`low` and `high` of a law are factors, and the range between them holds 1")
        }
        guard quantity != .share || law.upperBound * times <= 1 else {
            throw entry.error("a share is at most 1, and this law goes beyond", hint: "35 % is 0.35")
        }
        // What is left at its neutral value is not told.
        let never = fit?.neverStartsShare ?? 0
        let texts = zip(names + [fitOption, factorKey], numbers + [never, times])
            .filter { ($0 != fitOption || $1 != 0) && ($0 != factorKey || $1 != 1) }
            .map { "\($0) \(ScenarioReading.plain($1))" }
        return LawFigure(
            law: times == 1 ? law : law.scaled(by: times), text: "\(kind.rawValue) " + texts.joined(separator: ", "),
            unit: unit, source: try source.text(), confidence: try mark.confidence(), fit: fit)
    }

    /// A factor of all values. Not `scale`, which a Weibull law has of its own.
    static let factorKey = "times"
    /// The factor, and the range of factors in which it may lie.
    static let variations = [factorKey, "low", "high"]

    private static func multiplier(_ field: YamlEntry) throws(ScenarioError) -> Double {
        let factor = try field.number()
        guard factor > 0, factor <= 1000 else { throw field.error("a factor of a law is above 0 and at most 1000") }
        return factor
    }

    /// In place of shape and scale: the shares of this year’s and of last year’s signings that have started.
    static let fitParameters = ["startedSameYear", "startedNextYear"]
    static let fitOption = "neverStarts"
    /// The most that any parameter may be.
    static let mostParameter = 1e7

    enum Kind: String, CaseIterable {
        case constant, uniform, triangular, pert, lognormal, weibull, exponential, pareto

        var parameters: [String] {
            switch self {
            case .constant: ["amount"]
            case .uniform: ["lower", "upper"]
            case .triangular, .pert: ["minimum", "mode", "maximum"]
            case .lognormal: ["median", "sigma"]
            case .weibull: ["shape", "scale"]
            case .exponential: ["mean"]
            case .pareto: ["exponent", "lower", "upper"]
            }
        }
    }

    private static func fit(
        _ pair: [Double], neverStarts: Double, _ entry: YamlEntry
    ) throws(ScenarioError) -> WeibullFit {
        do {
            return try WeibullFit(
                thisYearStartedShare: pair[0], lastYearStartedShare: pair[1], neverStartsShare: neverStarts)
        } catch {
            throw entry.error("\(error)")
        }
    }

    /// The parameters in the order of ``Kind/parameters``; those with a unit times `factor`.
    private static func law(
        _ kind: Kind, _ p: [Double], factor: Double, _ entry: YamlEntry
    ) throws(ScenarioError) -> ChanceLaw {
        func require(_ holds: Bool, _ what: String) throws(ScenarioError) {
            guard holds, p.allSatisfy({ $0 >= 0 && $0 <= mostParameter }) else {
                throw entry.error("a \(kind.rawValue) law needs \(what), and nothing negative or above 10000000")
            }
        }
        switch kind {
        case .constant:
            try require(true, "an amount")
            return .constant(p[0] * factor)
        case .uniform:
            try require(p[0] <= p[1], "lower ≤ upper")
            return .uniform(lower: p[0] * factor, upper: p[1] * factor)
        case .triangular:
            try require(p[0] <= p[1] && p[1] <= p[2], "minimum ≤ mode ≤ maximum")
            return .triangular(
                TriangularLaw(minimum: p[0] * factor, mode: p[1] * factor, maximum: p[2] * factor))
        case .pert:
            try require(p[0] <= p[1] && p[1] <= p[2], "minimum ≤ mode ≤ maximum")
            return .pert(PertLaw(minimum: p[0] * factor, mode: p[1] * factor, maximum: p[2] * factor))
        case .lognormal:
            try require(p[0] > 0 && p[1] <= 3, "a median above 0 and a sigma of at most 3")
            return .lognormal(LognormalLaw(median: p[0] * factor, sigma: p[1]))
        case .weibull:
            try require(p[0] >= 0.1 && p[1] > 0, "a shape of at least 0.1 and a scale above 0")
            return .weibull(WeibullLaw(shape: p[0], scale: p[1] * factor))
        case .exponential:
            try require(p[0] > 0, "a mean above 0")
            return .exponential(mean: p[0] * factor)
        case .pareto:
            try require(p[0] > 0 && p[0] <= 20 && p[1] > 0 && p[1] < p[2], "an exponent of 0 to 20, 0 < lower < upper")
            return .truncatedPareto(
                TruncatedParetoLaw(exponent: p[0], lower: p[1] * factor, upper: p[2] * factor))
        }
    }
}
