// SPDX-License-Identifier: Apache-2.0

extension SVGMap {
    /// One of several places that a sheet shows side by side, each at a scale of its own.
    public struct Panel: Hashable, Sendable {
        public var caption: String
        /// How much of it there is, at the right; empty for none.
        public var figure: String
        /// On an inset sheet that fits its cell, see ``SVGMap/panelCells(count:)``.
        public var map: SVGMap

        public init(_ caption: String, figure: String = "", map: SVGMap) {
            self.caption = caption
            self.figure = figure
            self.map = map
        }
    }

    private static let captionHeight = 17.0
    private static let captionSize = 10.5
    private static let panelGap = 8.0
    /// Wider than high, as the frame of a sheet is.
    private static let bestAspectRatio = 1.25

    /// Where the maps of so many panels lie in the frame, row by row.
    func panelCells(count: Int) -> [MapExtent] {
        precondition(count > 0, "a sheet of panels has one")
        func size(_ columns: Int) -> (width: Double, height: Double) {
            let rows = (count + columns - 1) / columns
            return (
                (frame.width - Double(columns - 1) * Self.panelGap) / Double(columns),
                (frame.height - Double(rows - 1) * Self.panelGap) / Double(rows) - Self.captionHeight
            )
        }
        func badness(_ columns: Int) -> Double {
            let cell = size(columns)
            let ratio = cell.width / max(cell.height, 1)
            return max(ratio, Self.bestAspectRatio) / min(ratio, Self.bestAspectRatio)
        }
        let columns = (1...count).min { badness($0) < badness($1) } ?? 1
        let cell = size(columns)
        return (0..<count).map { number in
            let left = frame.minX + Double(number % columns) * (cell.width + Self.panelGap)
            let top =
                frame.minY + Double(number / columns) * (cell.height + Self.captionHeight + Self.panelGap)
                + Self.captionHeight
            return MapExtent(minX: left, minY: top, maxX: left + cell.width, maxY: top + cell.height)
        }
    }

    func panelLines() -> [String] {
        zip(panels, panelCells(count: panels.count)).flatMap { panel, cell in
            let size = Self.captionSize
            let room = cell.width - SVGText.width(of: panel.figure, fontSize: size) - 8
            let caption = SVGText.escaped(SVGText.fitted(panel.caption, width: room, fontSize: size))
            let font = #" font-size="\#(SVGText.number(size))""#
            return [
                textElement(caption, x: cell.minX, y: cell.minY - 5, attributes: font + #" font-weight="bold""#),
                textElement(
                    SVGText.escaped(panel.figure), x: cell.maxX, y: cell.minY - 5,
                    attributes: font + #" text-anchor="end" fill="\#(MapInk.quiet)""#),
                panel.map.element(x: cell.minX, y: cell.minY),
            ]
        }
    }
}
