// SPDX-License-Identifier: Apache-2.0

/// The words below the bars of a histogram: within their slots when they fit there or the slots are wide, else at every
/// second, third … bin in one line. What stands apart is always named.
struct BinLabels {
    struct Place: Hashable {
        let x: Double
        let lines: [String]
    }

    private(set) var places: [Place] = []

    private static let gap = 6.0
    private static let mostLines = 3
    /// From this width on, in letters, names are set in lines and cut rather than left out.
    private static let wideSlot = 5.0

    /// - Parameters:
    ///   - apartFrom: index of the first bar that stands apart.
    ///   - from: with `to`, between which pixels the words stay.
    init(
        _ labels: [String], centres: [Double], slot: Double, apartFrom: Int, from: Double, to: Double, fontSize: Double
    ) {
        func width(_ lines: [String]) -> Double {
            lines.map { SVGText.width(of: $0, fontSize: fontSize) }.max() ?? 0
        }
        func place(_ index: Int, _ lines: [String]) -> Place {
            let half = width(lines) / 2
            return Place(x: min(max(centres[index], from + half), to - half), lines: lines)
        }
        let wrapped = labels.map { label in
            TextLines(label, width: max(slot - Self.gap, fontSize), fontSize: fontSize, atMost: Self.mostLines)
        }
        // Names broken into syllables are read worse than every second name.
        let isSingle = wrapped.allSatisfy { $0.lines.count <= 1 }
        if (isSingle && wrapped.allSatisfy { !$0.isCut }) || slot >= Self.wideSlot * fontSize {
            places = labels.indices.map { place($0, wrapped[$0].lines) }
            return
        }
        let bins = labels[..<apartFrom].map { SVGText.width(of: $0, fontSize: fontSize) + Self.gap }
        let step = max(1, Int(((bins.max() ?? 0) / slot).rounded(.up)))
        let apartRoom = max(slot, min(to - from, 1.6 * slot)) - Self.gap
        let apart = (apartFrom..<labels.count).map { index in
            let room = max(apartRoom, 4 * fontSize)
            return place(
                index, TextLines(labels[index], width: room, fontSize: fontSize, atMost: Self.mostLines).lines)
        }
        for (number, index) in stride(from: 0, to: apartFrom, by: step).enumerated() {
            let room = min(Double(step) * slot, to - from) - Self.gap
            let next = place(index, [SVGText.fitted(labels[index], width: max(room, fontSize), fontSize: fontSize)])
            if number == 0 || Self.isFree(next, places + apart, fontSize) { places.append(next) }
        }
        for next in apart where Self.isFree(next, places, fontSize) { places.append(next) }
    }

    var lineCount: Int { places.map(\.lines.count).max() ?? 0 }

    private static func isFree(_ place: Place, _ others: [Place], _ fontSize: Double) -> Bool {
        func span(_ place: Place) -> ClosedRange<Double> {
            let half = (place.lines.map { SVGText.width(of: $0, fontSize: fontSize) }.max() ?? 0) / 2
            return place.x - half - 2...place.x + half + 2
        }
        return others.allSatisfy { !span($0).overlaps(span(place)) }
    }
}
