// SPDX-License-Identifier: Apache-2.0
internal import FeatureFormats
internal import LandModel
internal import Simulation

extension ReserveReport {
    /// One line a scenario: the main figures, each with its 95 % interval; a figure that there is none of is empty.
    public var csv: String {
        let first = answers[0].mainFigures.flatMap { [$0.name, "\($0.name)_low", "\($0.name)_high"] }
        return CSV.write(
            header: ["scenario", "replications", "reserve_mu"] + first,
            rows: answers.map { answer in
                [answer.scenario.name, "\(answer.replications)", answer.reserveMu.plainText(decimals: 3)]
                    + answer.mainFigures.flatMap { figure in
                        figure.estimate.map { [$0.value, $0.low, $0.high].map { $0.plainText(decimals: 6) } }
                            ?? ["", "", ""]
                    }
            })
    }
}

extension Simulation.ReserveAnswer {
    fileprivate var mainFigures: [(name: String, estimate: Estimate?)] {
        [
            ("cover_books", covers[.books]), ("cover_target", covers[.target]),
            ("cover_every_need", covers[.everyNeed]), ("fill", fill?.asShare),
            ("fill_by_count", fillByCount?.asShare), ("fill_within_horizon", fillWithinHorizon?.asShare),
            ("demand_mu", demandMu.mean), ("demand_p10_mu", demandMu.p10), ("demand_p50_mu", demandMu.p50),
            ("demand_p90_mu", demandMu.p90), ("inflow_mu", inflowMu.mean), ("mean_stock_mu", meanStockMu),
            ("mean_usable_mu", meanUsableMu), ("usable_share", usableShare?.asShare),
            ("end_stock_mu", endStockMu.mean), ("waiting_at_end_mu", waitingAtEndMu), ("wait_months", waitMonths),
        ] + reserveForCover.map { ("reserve_for_\(Int(($0.coverProbability * 100).rounded()))_mu", $0.reserveMu) } + [
            ("floor_fill", floor?.fill?.asShare), ("floor_vacancy", floor?.vacancy?.asShare),
            ("interest_wan_yuan", money.interest), ("waiting_wan_yuan", money.waiting),
        ]
    }
}
