// SPDX-License-Identifier: Apache-2.0

/// How a line of a chart is drawn.
struct ChartStroke: Hashable {
    let colour: String
    let width: Double
    let dash: [Double]

    init(_ colour: String, width: Double, dash: [Double] = []) {
        self.colour = colour
        self.width = width
        self.dash = dash
    }

    var attributes: String {
        var text = #" stroke="\#(colour)" stroke-width="\#(SVGText.number(width))""#
        if !dash.isEmpty { text += #" stroke-dasharray="\#(dash.map(SVGText.number).joined(separator: " "))""# }
        return text
    }
}
