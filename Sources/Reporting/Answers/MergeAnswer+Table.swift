// SPDX-License-Identifier: Apache-2.0
internal import LandModel
public import Planner

extension MergeAnswer {
    /// The answer for people: what the parcels make, how it is cut, or each reason against it.
    public func table(_ language: Language) -> String {
        var blocks: [String] = []
        if let merged {
            blocks.append(merged.table(language))
            if closedSquareMetres.magnitude >= 0.01 {
                let area = Figures.difference(closedSquareMetres, decimals: 2, unit: "㎡")
                blocks.append(
                    language.text(
                        en: "slivers closed between them: \(area) of shape; the net area is the sum",
                        zh: "闭合缝隙：图形面积变化\(area)；净用地为各地块之和"))
            }
        } else {
            blocks.append(refusalSentences(language).joined(separator: "\n"))
        }
        if let cut { blocks += cut.cutBlocks(language) }
        blocks += GroundNotes.blocks(obstacles: obstacles, language)
        if snapshot.isSynthetic { blocks.append(SyntheticNotice.watermark) }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    /// Each reason against merging, a sentence each.
    func refusalSentences(_ language: Language) -> [String] {
        let names = parcelIDs.joined(separator: language.text(en: ", ", zh: "、"))
        return refusals.map { refusal in
            let reason = refusal.sentence.text(language)
            return language.text(en: "\(names) cannot be merged: \(reason).", zh: "\(names) 不能合并：\(reason)。")
        }
    }
}
