// SPDX-License-Identifier: Apache-2.0
internal import CoordinateReference
internal import LandModel
public import Planner
internal import Siting

extension CutAnswer {
    /// The answer for people: the parts, the lines, the other choices, or why it cannot be cut and what can.
    public func table(_ language: Language) -> String {
        var blocks = cutBlocks(language) + GroundNotes.blocks(obstacles: obstacles, language)
        if snapshot.isSynthetic { blocks.append(SyntheticNotice.watermark) }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    /// What is said of the cut itself.
    func cutBlocks(_ language: Language) -> [String] {
        var blocks: [String] = []
        if let chosen {
            blocks.append(heading(language))
            blocks.append(chosen.table(language))
            if !chosen.lines.isEmpty {
                blocks.append(
                    chosen.lineTexts(language, crs: snapshot.crs.identifier).joined(separator: "\n"))
            }
            if choices.count > 1 { blocks.append(choiceTable(language)) }
        } else {
            blocks.append(refusalSentence(language))
        }
        if !cautions.isEmpty {
            blocks.append(
                cautions.map { language.text(en: "caution: ", zh: "提示：") + $0.text(language) }
                    .joined(separator: "\n"))
        }
        return blocks
    }

    private var name: String { parcelIDs.joined(separator: "+") }

    private func heading(_ language: Language) -> String {
        let all = Figures.mu(squareMetres: netAreaSquareMetres)
        return language.text(
            en: "\(name), \(all), cut \(request.englishLink) \(request.text(language)): "
                + "choice \(choice) of \(choices.count)",
            zh: "\(name)（\(all)）按\(request.text(language))分割：方案 \(choice)/\(choices.count)")
    }

    /// Why it cannot be cut so, and which areas one cut can take.
    func refusalSentence(_ language: Language) -> String {
        let reason = refusal?.sentence.text(language) ?? ""
        var sentence = language.text(
            en: "\(name) cannot be cut \(request.englishLink) \(request.text(language)): \(reason).",
            zh: "\(name) 不能按\(request.text(language))分割：\(reason)。")
        if ladder.isEmpty {
            sentence += language.text(en: " No straight cut leaves two good parts.", zh: "没有可行的直线分割。")
        } else {
            let areas = LadderText.text(ladder, language)
            sentence += language.text(en: " One straight cut can take \(areas)", zh: "一刀可分出\(areas)")
            if let nearest = nearestAreaSquareMetres {
                let area = LadderText.text(of: nearest, in: ladder)
                sentence += language.text(en: "; the nearest is \(area).", zh: "，最接近的是\(area)。")
            } else {
                sentence += language.text(en: ".", zh: "。")
            }
        }
        return sentence
    }

    private func choiceTable(_ language: Language) -> String {
        var table = TextTable(
            columns: [.init("#", .trailing), .init(language.text(en: "what is left", zh: "余下"))]
                + GroundPiece.columns(language) + [
                    .init(language.text(en: "still good for", zh: "仍可用"), .trailing),
                    .init(language.text(en: "allotment in the", zh: "出让部分居")),
                    .init(language.text(en: "line", zh: "分割线")),
                ])
        for (number, change) in choices.enumerated() {
            let line = change.lines.first?.shortText(language) ?? ""
            let side = change.sideOfAllotment?.text(language) ?? ""
            table.append(["\(number + 1)"] + change.remainderCells(language) + [side, line])
        }
        return language.text(en: "choices (`--choice`)", zh: "方案（`--choice`）") + "\n" + table.render()
    }
}

/// What stands below an answer about a change of parcels.
enum GroundNotes {
    static func blocks(obstacles: [GroundObstacle], _ language: Language) -> [String] {
        let lines = obstacles.map { obstacle in
            (obstacle.forbidsWriting
                ? language.text(en: "cannot be written: ", zh: "不能写入：")
                : language.text(en: "warning: ", zh: "注意：")) + obstacle.sentence.text(language)
        }
        return lines.isEmpty ? [] : [lines.joined(separator: "\n")]
    }
}
