// SPDX-License-Identifier: Apache-2.0

/// A confidence interval: a level or an upright line with a short cap at each end; a pale edge keeps it seen
/// on dark bars.
enum ChartWhisker {
    static func draw(
        on canvas: inout ChartCanvas, from: MapPosition, to: MapPosition, _ stroke: ChartStroke, cap: Double = 3,
        hasEdge: Bool = false
    ) {
        let isLevel = from.y == to.y
        let caps = [from, to].map { end in
            [
                MapPosition(end.x - (isLevel ? 0 : cap), end.y - (isLevel ? cap : 0)),
                MapPosition(end.x + (isLevel ? 0 : cap), end.y + (isLevel ? cap : 0)),
            ]
        }
        for line in hasEdge ? [[from, to]] + caps : [] {
            canvas.polyline(line, ChartStroke("#ffffff", width: stroke.width + 1.8), opacity: 0.75)
        }
        for line in [[from, to]] + caps { canvas.polyline(line, stroke) }
    }
}
