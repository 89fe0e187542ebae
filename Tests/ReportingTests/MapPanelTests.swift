// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Reporting

@Suite("Places side by side on a sheet")
struct MapPanelTests {
    @Test("panels lie in the frame, none over another, whatever their number", arguments: 1...40)
    func cells(count: Int) {
        let sheet = SVGMap(title: "t", subtitle: "s")
        let cells = sheet.panelCells(count: count)
        #expect(cells.count == count)
        for (number, cell) in cells.enumerated() {
            #expect(cell.width > 60 && cell.height > 60)
            #expect(sheet.frame.expanded(by: 1e-9).covers(cell))
            for other in cells.dropFirst(number + 1) { #expect(!cell.intersects(other)) }
        }
    }

    @Test("a sheet of panels has a caption, a figure and a scale for each, and no identifier twice")
    func panels() {
        var sheet = SVGMap(title: "t")
        for (number, cell) in sheet.panelCells(count: 3).enumerated() {
            var map = SVGMap(title: "m", sheet: .inset(width: cell.width, height: cell.height))
            map.identifierPrefix = "p\(number)-"
            map.extent = MapExtent(minX: 0, minY: 0, maxX: 900, maxY: 900)
            sheet.panels.append(SVGMap.Panel("place \(number)", figure: "\(number) <", map: map))
        }
        let text = sheet.render()
        for number in 0..<3 {
            #expect(text.contains(">place \(number)</text>") && text.contains(">\(number) &lt;</text>"))
        }
        #expect(text.matches(of: #/class="scale"/#).count == 3)
        let ids = text.matches(of: #/ id="(.*?)"/#).map { String($0.1) }
        #expect(Set(ids).count == ids.count)
    }
}
