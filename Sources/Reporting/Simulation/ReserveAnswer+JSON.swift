// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Simulation

extension Simulation.ReserveAnswer {
    /// As the schema `simulate` describes a scenario of the mode `reserve`.
    var members: [(String, JSONNode)] {
        head + landMembers + [
            ("shortage", shortage),
            (
                "fans",
                [
                    "stockMu": json(of: stock), "usableMu": json(of: usable), "waitingMu": json(of: waiting),
                    "vacantSquareMetres": json(of: vacant),
                ]
            ),
            (
                "causes",
                .array(causes.map { ["cause": .string($0.cause.key), "title": $0.cause.title.json, "mu": $0.mu.json] })
            ),
            ("groups", .array(groups.map(json))),
            ("wanted", .array(wanted.map(json))),
            ("floor", floor.map(json) ?? .null),
            (
                "moneyWanYuan",
                [
                    "capital": money.capital.json, "interest": money.interest.json, "waiting": money.waiting.json,
                    "total": .number(money.total),
                ]
            ),
            ("assumptions", .array(scenario.statedAssumptions.map(\.json))),
            ("rules", scenario.rules.json),
            ("caveats", .array(caveats.map(\.json))),
            ("notice", isSynthetic ? .string(SyntheticNotice.text) : .null),
        ]
    }

    private var head: [(String, JSONNode)] {
        [
            ("mode", "reserve"), ("scenario", .string(scenario.name)), ("title", scenario.title.json),
            ("scope", scenario.scope.json), ("start", startDate.map { .string($0.description) } ?? .null),
            ("baseDate", baseDate.map { .string($0.description) } ?? .null),
            ("horizonMonths", .number(scenario.value(.horizon))), ("seed", .string(String(scenario.seed))),
            ("replications", .integer(replications)), ("matching", .string(scenario.matching.rawValue)),
        ]
    }

    private var landMembers: [(String, JSONNode)] {
        [
            ("reserveMu", .number(reserveMu)), ("fillTarget", .number(scenario.value(.fillTarget))),
            ("covers", covers.json),
            ("fill", fill.shareJSON), ("fillByCount", fillByCount.shareJSON),
            ("fillWithinHorizon", fillWithinHorizon.shareJSON), ("demandMu", demandMu.json),
            ("demandCount", demandCount.json), ("inflowMu", inflowMu.json), ("endStockMu", endStockMu.json),
            ("meanStockMu", meanStockMu.json), ("meanUsableMu", meanUsableMu.json),
            ("usableShare", usableShare.shareJSON), ("waitMonths", waitMonths?.json ?? .null),
            ("waitingAtEndMu", waitingAtEndMu.json), ("daysOfCover", daysOfCover.map { .number($0) } ?? .null),
            ("largestShare", largestShare.shareJSON),
            (
                "reserveForCover",
                .array(
                    reserveForCover.map {
                        ["coverProbability": .number($0.coverProbability), "reserveMu": $0.reserveMu.json]
                    })
            ),
        ]
    }

    private var shortage: JSONNode {
        func json(_ dates: ShortageDates) -> JSONNode {
            [
                "shares": .array(dates.shares.dropLast().map { .number($0) }), "never": .number(dates.neverShare),
                "medianMonth": dates.medianMonth.map { .number($0) } ?? .null,
            ]
        }
        return ["books": json(bookShortage), "firstUnmet": json(unmetNeed)]
    }

    private func json(of fan: [FanPoint]) -> JSONNode {
        .array(
            fan.map {
                ["month": .number($0.month), "p10": .number($0.p10), "p50": .number($0.p50), "p90": .number($0.p90)]
            })
    }

    private func json(_ row: GroupRow) -> JSONNode {
        [
            "grouping": .string(row.group.grouping.rawValue), "name": .string(row.group.name),
            "demandMu": .number(row.demandMu), "demandCount": .number(row.demandCount),
            "fill": row.fill.asShare.json, "fillByCount": row.fillByCount.asShare.json,
        ]
    }

    private func json(_ parcel: WantedParcel) -> JSONNode {
        [
            "id": .string(parcel.id), "stage": .string(parcel.stage.rawValue), "areaMu": .number(parcel.areaMu),
            "wantedMu": .number(parcel.wantedMu),
        ]
    }

    private func json(_ floor: Floor) -> JSONNode {
        [
            "demandSquareMetres": floor.demandSquareMetres.json, "fill": floor.fill.shareJSON,
            "vacancy": floor.vacancy.shareJSON, "meanVacantSquareMetres": floor.meanVacantSquareMetres.json,
            "completedSquareMetres": floor.completedSquareMetres.json, "lettings": floor.lettings.json,
        ]
    }
}

extension Simulation.ReserveAnswer.Spread {
    var json: JSONNode { ["mean": mean.json, "p10": p10.json, "p50": p50.json, "p90": p90.json] }
}

extension Estimate? {
    /// A share, or null where there is none.
    var shareJSON: JSONNode { self?.asShare.json ?? .null }
}

extension [ReserveTally.Cover: Estimate] {
    var json: JSONNode {
        .object(ReserveTally.Cover.allCases.map { ($0.key, self[$0]?.json ?? .null) })
    }
}

extension DifferenceTally {
    /// To the first scenario: covers as shares, land in mu, cost in 万元.
    var json: JSONNode {
        .object(Measure.allCases.map { ($0.key, mean($0).json) })
    }
}

extension DifferenceTally.Measure {
    fileprivate var key: String {
        switch self {
        case .books: "coverBooks"
        case .target: "coverTarget"
        case .everyNeed: "coverEveryNeed"
        case .demand: "demandMu"
        case .metAtOnce: "metAtOnceMu"
        case .endStock: "endStockMu"
        case .meanUsable: "meanUsableMu"
        case .cost: "costWanYuan"
        }
    }
}
