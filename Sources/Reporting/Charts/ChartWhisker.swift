// SPDX-License-Identifier: Apache-2.0

/// A confidence interval: a level or an upright line with a short cap at each end.
enum ChartWhisker {
    static func draw(
        on canvas: inout ChartCanvas, from: MapPosition, to: MapPosition, _ stroke: ChartStroke, cap: Double = 3
    ) {
        canvas.line(from, to, stroke)
        let isLevel = from.y == to.y
        for end in [from, to] {
            canvas.line(
                MapPosition(end.x - (isLevel ? 0 : cap), end.y - (isLevel ? cap : 0)),
                MapPosition(end.x + (isLevel ? 0 : cap), end.y + (isLevel ? cap : 0)), stroke)
        }
    }
}
