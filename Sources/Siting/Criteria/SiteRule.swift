// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// One criterion of a requirement, held against the candidates of one snapshot.
struct SiteRule: Sendable {
    /// What a criterion says of many candidates at once; who is in neither set fails.
    struct Verdicts: Sendable {
        var meeting: Bitmap
        /// Nil where nobody is unknown.
        var unknown: Bitmap?
    }

    let criterion: Criterion
    /// Whether some wish lets in who fails: false for law and for facts of the ground.
    var isRelaxable = true
    /// What the criterion says of candidate number `index` (a parcel or a unit of the snapshot).
    let verdict: @Sendable (_ index: Int) throws -> Verdict
    /// The same for many candidates at once; what it says of others means nothing. Nil where each has to be looked at
    /// by itself.
    var screen: (@Sendable (_ candidates: Bitmap) -> Verdicts)?
    /// Measures, at once, what looking at many candidates takes; nil where nothing has to be measured.
    var prepare: (@Sendable (_ candidates: Bitmap) throws -> Void)?
    /// The window of a ranked column that the criterion is, where it is one.
    var window: RankWindow?
    /// Failing candidates of one group are let in by the same change; nil where the size of the change differs.
    var group: (@Sendable (_ index: Int) -> Int)?
}

/// The ranks of a column that meet a criterion; who stands further from them fails by more.
struct RankWindow: Sendable {
    /// Whether a value lies below or above the window.
    let isBelow: @Sendable (Double) -> Bool
    let isAbove: @Sendable (Double) -> Bool
    /// Made when it is first needed: a column may never be asked for as a whole.
    let column: @Sendable () -> RankedColumn?

    func ranks(in column: RankedColumn) -> Range<Int> {
        let first = column.firstRank { !isBelow($0) }
        return first..<max(first, column.firstRank { isAbove($0) })
    }
}

extension SiteRule {
    /// A window of one number a candidate: at least, at most, or between.
    ///
    /// - Parameters:
    ///   - measure: of parcels.
    ///   - value: the same measure of one candidate; NaN where not known.
    ///   - relaxation: what lets in a candidate of that value, which lies outside.
    static func window(
        _ criterion: Criterion, _ measure: ParcelMeasure, of snapshot: LandSnapshot,
        isBelow: @escaping @Sendable (Double) -> Bool = { _ in false },
        isAbove: @escaping @Sendable (Double) -> Bool = { _ in false },
        isRelaxable: Bool = true, value: @escaping @Sendable (Int) throws -> Double,
        relaxation: @escaping @Sendable (Double) -> Relaxation?
    ) -> SiteRule {
        let index = snapshot.parcelIndex
        let window = RankWindow(isBelow: isBelow, isAbove: isAbove) { index.ranked(measure) }
        var rule = SiteRule(criterion: criterion, isRelaxable: isRelaxable) { candidate in
            let value = try value(candidate)
            if value.isNaN { return .unknown }
            return isBelow(value) || isAbove(value) ? .fails(relaxation: relaxation(value)) : .meets
        }
        rule.window = window
        // What is measured on the ground is a column only after it has been completed.
        if !measure.isMeasuredOnTheGround || index.ranked(measure) != nil {
            rule.screen = { _ in
                guard let column = window.column() else { preconditionFailure("\(measure) is a column") }
                var verdicts = Verdicts(meeting: column.rows(inRanks: window.ranks(in: column)))
                if column.order.count < column.values.count {
                    var unknown = column.known
                    unknown.complement()
                    verdicts.unknown = unknown
                }
                return verdicts
            }
        } else {
            rule.prepare = { try index.measure(measure, of: $0) }
        }
        return rule
    }

    /// A code that must be one of some: county, park, land use.
    ///
    /// - Parameters:
    ///   - allowed: by code.
    ///   - relaxation: what lets in the candidates of a code that is not allowed; codes below zero are never let in.
    static func membership(
        _ criterion: Criterion, _ measure: ParcelMeasure, of snapshot: LandSnapshot, codes: Column<Int32>,
        allowed: [Bool], isRelaxable: Bool = true, relaxation: @escaping @Sendable (Int) -> Relaxation?
    ) -> SiteRule {
        let index = snapshot.parcelIndex
        var rule = SiteRule(criterion: criterion, isRelaxable: isRelaxable) { candidate in
            let code = Int(codes[candidate])
            if code >= 0 && allowed[code] { return .meets }
            return .fails(relaxation: code >= 0 ? relaxation(code) : nil)
        }
        rule.screen = { _ in
            guard let column = index.ranked(measure) else { preconditionFailure("\(measure) is a column") }
            // Codes that follow each other stand together.
            var ranges: [Range<Int>] = []
            for code in allowed.indices where allowed[code] {
                let end = column.firstRank { $0 > Double(code) }
                if code > 0, allowed[code - 1], let last = ranges.popLast() {
                    ranges.append(last.lowerBound..<end)
                } else {
                    ranges.append(column.firstRank { $0 >= Double(code) }..<end)
                }
            }
            return Verdicts(meeting: column.rows(inRanks: ranges))
        }
        rule.group = { Int(codes[$0]) }
        return rule
    }
}
