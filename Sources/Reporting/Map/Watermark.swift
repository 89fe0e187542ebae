// SPDX-License-Identifier: Apache-2.0

/// Quiet diagonal text across a picture that is drawn from invented data.
struct Watermark {
    let text: String
    let fontSize: Double
    /// Between two words of a row, and between two rows.
    let gap: Double
    let rowStep: Double

    /// As a group of elements that reaches beyond the frame on all sides: the caller clips it.
    func lines(across frame: MapExtent) -> [String] {
        let step = SVGText.width(of: text, fontSize: fontSize) + gap
        let centreX = (frame.minX + frame.maxX) / 2
        let centreY = (frame.minY + frame.maxY) / 2
        let reach = (frame.width + frame.height) / 2
        let rotation = "rotate(-28 \(SVGText.number(centreX)) \(SVGText.number(centreY)))"
        var lines = [
            #"<g class="watermark" transform="\#(rotation)" font-size="\#(SVGText.number(fontSize))" "#
                + #"text-anchor="middle" fill-opacity="0.08">"#
        ]
        let rows = Int(reach / rowStep)
        let columns = Int(reach / step) + 1
        for row in -rows...rows {
            for column in -columns...columns {
                // Every second row is moved by half a step, as bricks are, so that no straight gap stays unmarked.
                let x = centreX + (Double(column) + (row.isMultiple(of: 2) ? 0 : 0.5)) * step
                let y = centreY + Double(row) * rowStep
                lines.append(
                    #"<text x="\#(SVGText.number(x))" y="\#(SVGText.number(y))">\#(SVGText.escaped(text))</text>"#)
            }
        }
        return lines + ["</g>"]
    }
}
