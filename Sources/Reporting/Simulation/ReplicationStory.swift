// SPDX-License-Identifier: Apache-2.0
public import LandModel
public import Simulation

/// One replication, event by event, so that a planner can follow what the figures are made of.
public struct ReplicationStory: Sendable {
    public let events: [ReplicationEvent]
    /// The day of month 0; nil counts months.
    public let start: CalendarDate?
    /// Whether the city it is played in is invented.
    public let isSynthetic: Bool

    public init(events: [ReplicationEvent], start: CalendarDate?, isSynthetic: Bool = false) {
        self.events = events
        self.start = start
        self.isSynthetic = isSynthetic
    }

    /// A line an event, in the order in which they happen.
    public func table(_ language: Language) -> String {
        var table = TextTable(columns: [
            .init(language.text(en: "when", zh: "时间")), .init(language.text(en: "what", zh: "事件")),
            .init(language.text(en: "who", zh: "对象")), .init(language.text(en: "ground", zh: "地块")),
            .init(language.text(en: "amount", zh: "数量"), .trailing),
            .init(language.text(en: "stock, 亩", zh: "储备（亩）"), .trailing),
            .init(language.text(en: "usable, 亩", zh: "可用（亩）"), .trailing),
        ])
        for event in events {
            let cause = event.cause.map { language.text(en: ": \($0.title.en)", zh: "：\($0.title.zh)") } ?? ""
            table.append([
                ShortageDates.text(month: event.month, from: start, language), event.kind.title.text(language) + cause,
                SimulatedEntity(name: event.who).text(language), event.ground?.text ?? "", event.amount,
                Figures.number(event.stockMu, decimals: 1), Figures.number(event.usableMu, decimals: 1),
            ])
        }
        let note = language.text(
            en: "One replication of many: it shows how things may go, not how likely they are.",
            zh: "仅为其中一次模拟：展示过程，不代表可能性大小。")
        return [table.render(), note].joined(separator: "\n\n")
            + SyntheticNotice.ending(isSynthetic)
    }

    /// As the schema `simulate-trace` describes it.
    public var json: JSONNode {
        .object([
            ("start", start.map { .string($0.description) } ?? .null),
            ("events", .array(events.map { .object(members(of: $0)) })),
            ("notice", isSynthetic ? .string(SyntheticNotice.text) : .null),
        ])
    }

    func members(of event: ReplicationEvent) -> [(String, JSONNode)] {
        [
            ("month", .number(event.month)),
            ("date", start.map { .string($0.adding(months: event.month).description) } ?? .null),
            ("kind", .string(event.kind.rawValue)), ("who", .string(event.who)),
            ("parcelIDs", .array((event.ground?.parcels ?? []).map { .string($0) })),
            ("from", event.ground.map { .number($0.from) } ?? .null),
            ("to", event.ground.map { .number($0.to) } ?? .null),
            ("landMu", event.landMu.map { .number($0) } ?? .null),
            ("floorSquareMetres", event.floorSquareMetres.map { .number($0) } ?? .null),
            ("cause", event.cause.map { .string($0.key) } ?? .null), ("stockMu", .number(event.stockMu)),
            ("usableMu", .number(event.usableMu)),
        ]
    }
}

extension ReplicationEvent {
    fileprivate var amount: String {
        if let landMu { return Figures.number(landMu, decimals: 1) + "亩" }
        return floorSquareMetres.map { Figures.floorArea(squareMetres: $0) } ?? ""
    }
}

extension GroundShare {
    /// `gaoxin-B01-01`, or with the share of it that is meant: `gaoxin-B01-01 0–40%`.
    fileprivate var text: String {
        let ids = parcels.joined(separator: "+")
        guard from > 0 || to < 1 else { return ids }
        return "\(ids) \(Figures.number(from * 100))–\(Figures.percentage(to))"
    }
}
