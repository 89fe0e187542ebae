// SPDX-License-Identifier: Apache-2.0

/// How the series of a chart are told apart: by colour, and in grey by lightness, dash, marker and hatch too.
///
/// The first three colours stay apart for readers with red or green blindness and in lightness; from the fourth on
/// dash and marker carry more of the difference, and after the last the inks begin again.
struct ChartInk: Hashable {
    enum Marker: Hashable, CaseIterable {
        case disc, square, diamond, triangle, downTriangle, ring
    }

    let colour: String
    let dash: [Double]
    let marker: Marker
    let isHatched: Bool

    /// Of the most important line of a series.
    var middleStroke: ChartStroke { ChartStroke(colour, width: 2.2, dash: dash) }

    /// Of the mean beside it.
    var meanStroke: ChartStroke { ChartStroke(colour, width: 1.4, dash: [1.5, 3]) }

    /// Names without those that came before: each stands at the index of its ink.
    static func order(_ names: [String]) -> [String] {
        names.reduce(into: []) { order, name in
            if !order.contains(name) { order.append(name) }
        }
    }

    static func series(_ index: Int) -> ChartInk {
        all[index % all.count]
    }

    static let all = [
        ChartInk(colour: "#1d4f91", dash: [], marker: .disc, isHatched: false),
        ChartInk(colour: "#e08a1e", dash: [9, 3], marker: .square, isHatched: true),
        ChartInk(colour: "#009160", dash: [9, 3, 2, 3], marker: .diamond, isHatched: false),
        ChartInk(colour: "#b8b0d8", dash: [4, 2.5], marker: .triangle, isHatched: true),
        ChartInk(colour: "#5e1710", dash: [2, 2], marker: .downTriangle, isHatched: false),
        ChartInk(colour: "#8d8e93", dash: [12, 3, 2, 3, 2, 3], marker: .ring, isHatched: true),
    ]

    /// For rows of the legend that hold for every series.
    static let key = ChartInk(colour: MapInk.quiet, dash: [], marker: .disc, isHatched: false)

    /// Of the horizontal lines that figures are held against, in ink, told apart by dash alone.
    static func reference(_ index: Int) -> ChartStroke {
        let dashes: [[Double]] = [[7, 4], [2, 3], [10, 3, 2, 3], [14, 4]]
        return ChartStroke(MapInk.dark, width: 1.3, dash: dashes[index % dashes.count])
    }

    /// Of vertical marks.
    static let mark = ChartStroke(MapInk.quiet, width: 1, dash: [3, 3])
    static let whisker = ChartStroke(MapInk.dark, width: 1.2)
    static let grid = ChartStroke(MapInk.line, width: 0.8)
    static let baseline = ChartStroke(MapInk.dark, width: 1)
}
