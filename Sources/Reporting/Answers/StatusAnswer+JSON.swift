// SPDX-License-Identifier: Apache-2.0
internal import CoordinateReference
internal import LandModel
internal import LandStore
public import Planner
internal import Programme

extension StatusAnswer {
    /// As the schema `status` describes it.
    public var json: JSONNode {
        .object(
            [
                ("city", .string(city.name)), ("baseDate", .string(city.baseDate.description)),
                ("crs", .string(city.crs.identifier)),
                ("layers", .object(Layer.allCases.map { ($0.rawValue, .integer(counts[$0] ?? 0)) })),
                ("nominalReserveMu", .number(stock.nominalReserve(snapshot.stages).mu.rounded(decimals: 4))),
                (
                    "stock",
                    .array(
                        stock.rows.map { row in
                            .object([
                                ("parkID", row.park.map { .string($0.id) } ?? .null),
                                (
                                    "netAreaMuByStage",
                                    .object(
                                        ParcelStage.allCases.compactMap { stage in
                                            row.netAreaByStage[stage].map {
                                                (stage.rawValue, .number($0.mu.rounded(decimals: 4)))
                                            }
                                        })
                                ),
                            ])
                        })
                ),
                (
                    "targets",
                    .array(
                        progress.map { line in
                            .object([
                                ("measure", .string(line.measure.rawValue)),
                                (
                                    "targetSquareMetres",
                                    line.targetArea.map { .number($0.squareMetres.rounded(decimals: 2)) } ?? .null
                                ),
                                ("actualSquareMetres", .number(line.actual.squareMetres.rounded(decimals: 2))),
                                ("plannedSquareMetres", .number(line.planned.squareMetres.rounded(decimals: 2))),
                            ])
                        })
                ),
            ] + (snapshot.isSynthetic ? [("notice", .string(SyntheticNotice.text))] : []))
    }
}
