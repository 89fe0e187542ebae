// SPDX-License-Identifier: Apache-2.0
public import Planner

extension SlopeReport {
    /// How many parcels were measured and how steep they are, and each that could not be.
    ///
    /// - Parameter limit: how many of those to name.
    public func text(_ language: Language, limit: Int = 50) -> String {
        var counts = TextTable(columns: [
            .init(language.text(en: "slope", zh: "坡度")), .init(language.text(en: "parcels", zh: "地块"), .trailing),
        ])
        let replaced =
            replacedCount > 0
            ? language.text(
                en: " (\(Figures.count(replacedCount)) replaced)", zh: "（其中替换 \(Figures.count(replacedCount))）") : ""
        for (title, count) in [
            (language.text(en: "measured", zh: "已测算") + replaced, measured.count),
            (language.text(en: "kept as recorded", zh: "保留原值"), keptCount),
            (language.text(en: "outside the raster", zh: "栅格范围外"), outside.count),
            (language.text(en: "less than half known", zh: "有效像元不足一半"), tooLittleKnown.count),
        ] {
            counts.append([title, Figures.count(count)])
        }
        var lines = [counts.render()]
        if let spread = spread(language) { lines += ["", spread] }
        guard !unmeasured.isEmpty else { return lines.joined(separator: "\n") }
        var table = TextTable(columns: [
            .init(language.text(en: "not measured", zh: "未测算")), .init(language.text(en: "known", zh: "有效"), .trailing),
        ])
        for parcel in unmeasured.prefix(limit) {
            table.append([
                parcel.parcelID,
                parcel.knownShare.map { Figures.percentage($0) } ?? language.text(en: "outside", zh: "范围外"),
            ])
        }
        lines += ["", table.render()]
        if unmeasured.count > limit {
            let more = Figures.count(unmeasured.count - limit)
            lines.append(language.text(en: "… \(more) more", zh: "…另有 \(more) 条"))
        }
        return lines.joined(separator: "\n")
    }

    /// `Mean slopes 0.4% to 31.2%, median 6.5%; pixels of 5 × 5 m`; nil where nothing was measured.
    private func spread(_ language: Language) -> String? {
        let percents = measured.map(\.percent).sorted()
        guard let least = percents.first, let greatest = percents.last, let pixelMetres else { return nil }
        func percent(_ value: Double) -> String { Figures.shortNumber(value) + "%" }
        let (low, high) = (percent(least), percent(greatest))
        let median = percent(percents[percents.count / 2])
        let pixel =
            Figures.shortNumber(pixelMetres.width) + " × " + Figures.shortNumber(pixelMetres.height) + " m"
        return language.text(
            en: "Mean slopes \(low) to \(high), median \(median); pixels of \(pixel)",
            zh: "平均坡度 \(low) 至 \(high)，中位数 \(median)；像元 \(pixel)")
    }
}
