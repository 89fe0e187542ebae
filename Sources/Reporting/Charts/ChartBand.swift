// SPDX-License-Identifier: Apache-2.0

/// The range between two lines, tinted, with thin edges so that it is seen in a grey copy and through other bands.
enum ChartBand {
    static func draw(on canvas: inout ChartCanvas, upper: [MapPosition], lower: [MapPosition], _ ink: ChartInk) {
        canvas.polygon(upper + lower.reversed(), fill: ink.colour, opacity: 0.16)
        let edge = ChartStroke(ink.colour, width: 0.7)
        canvas.polyline(upper, edge, opacity: 0.7)
        canvas.polyline(lower, edge, opacity: 0.7)
    }
}
