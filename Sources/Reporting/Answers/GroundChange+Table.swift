// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import LandModel
internal import Planner
internal import SimpleFeatures

extension GroundChange {
    /// The pieces, a row each.
    func table(_ language: Language) -> String {
        var table = TextTable(
            columns: [
                .init(language.text(en: "parcel", zh: "地块")), .init(language.text(en: "use", zh: "用途")),
            ] + GroundPiece.columns(language) + [.init(language.text(en: "out of", zh: "来源地块"))])
        for piece in pieces { table.append(piece.cells(language) + [parcelIDs.joined(separator: ";")]) }
        if pieces.count > 1 {
            let total = pieces.reduce(0) { $0 + $1.netAreaSquareMetres }
            table.appendSeparator()
            table.append([
                language.text(en: "together", zh: "合计"), " ", Figures.mu(squareMetres: total),
                Figures.number(total, decimals: 2), " ", " ", " ", " ",
            ])
        }
        return table.render()
    }

    /// One line of a list of choices: what remains, or where nothing does the least useful part.
    func remainderCells(_ language: Language) -> [String] {
        guard let last = pieces.last else { return [] }
        let useful = usefulness.map { Figures.mu(squareMetres: $0) } ?? ""
        return Array(last.cells(language).dropFirst()) + [useful]
    }

    /// In which of eight directions the first piece lies from the last; nil where there is one only.
    var sideOfAllotment: Term? {
        guard pieces.count > 1, let first = pieces.first, let last = pieces.last else { return nil }
        let (from, to) = (last.geometry.envelope.center, first.geometry.envelope.center)
        let turn = atan2(to.y - from.y, to.x - from.x) / (.pi / 4)
        return Self.directions[(Int(turn.rounded()) + 8) % 8]
    }

    /// From the east on, against the clock.
    private static let directions = [
        Term(en: "east", zh: "东"), Term(en: "north-east", zh: "东北"), Term(en: "north", zh: "北"),
        Term(en: "north-west", zh: "西北"), Term(en: "west", zh: "西"), Term(en: "south-west", zh: "西南"),
        Term(en: "south", zh: "南"), Term(en: "south-east", zh: "东南"),
    ]

    /// The lines by which it is set out, a sentence each.
    func lineTexts(_ language: Language, crs: String) -> [String] {
        lines.enumerated().map { number, line in
            language.text(en: "line \(number + 1): ", zh: "分割线 \(number + 1)：") + line.text(language, crs: crs)
        }
    }
}

extension GroundPiece {
    /// Those of its measures.
    static func columns(_ language: Language) -> [TextTable.Column] {
        [
            .init(language.text(en: "net area", zh: "净用地"), .trailing),
            .init(language.text(en: "net m²", zh: "净用地㎡"), .trailing),
            .init(language.text(en: "frontage m", zh: "临路m"), .trailing),
            .init(language.text(en: "width m", zh: "宽度m"), .trailing),
            .init(language.text(en: "rectangularity", zh: "矩形度"), .trailing),
        ]
    }

    fileprivate func cells(_ language: Language) -> [String] {
        [
            id, role.text(language), Figures.mu(squareMetres: netAreaSquareMetres),
            Figures.number(netAreaSquareMetres, decimals: 2), Figures.number(frontageMetres, decimals: 1),
            Figures.number(widthMetres, decimals: 1), rectangularityRatio.plainText(),
        ]
    }
}
