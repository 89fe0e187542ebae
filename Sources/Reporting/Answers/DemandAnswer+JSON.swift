// SPDX-License-Identifier: Apache-2.0
internal import LandModel
public import Simulation

extension DemandAnswer {
    /// As the schema `simulate` describes it.
    public var json: JSONNode {
        .object([
            ("scenario", .string(scenario)),
            ("title", title.json),
            ("scope", scope.json),
            (
                "assumptions",
                .array(
                    assumptions.map { named in
                        .object([
                            ("name", .string(named.name)), ("value", .number(named.assumption.value)),
                            ("unit", .string(named.assumption.unit)), ("source", .string(named.assumption.source)),
                            ("confidence", .string(named.assumption.confidence.rawValue)),
                        ])
                    })
            ),
            ("seed", .string(String(seed))),
            ("replications", .integer(replications)),
            ("reserveMu", .number(reserveMu)),
            (
                "demandMu",
                .object([
                    ("mean", .number(demandMu.mean.value)), ("p10", .number(demandMu.p10.value)),
                    ("p50", .number(demandMu.p50.value)), ("p90", .number(demandMu.p90.value)),
                ])
            ),
            ("expectedMu", .number(expectedMu)),
            ("coverProbability", coverProbability.json),
            (
                "reserveForCover",
                .array(
                    reserveForCover.map { row in
                        .object([
                            ("coverProbability", .number(row.coverProbability)), ("reserveMu", row.reserveMu.json),
                        ])
                    })
            ),
            ("largestProjectShare", largestProjectShare?.json ?? .null),
            ("caveats", .array(caveats.map(\.json))),
        ])
    }
}

extension Term {
    var json: JSONNode { .object([("en", .string(en)), ("zh", .string(zh))]) }
}

extension Estimate {
    var json: JSONNode {
        .object([("value", .number(value)), ("low", .number(low)), ("high", .number(high))])
    }
}
