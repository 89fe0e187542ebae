// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import Reporting
internal import Testing

@Suite("Stage palette")
struct StagePaletteTests {
    private let stages = StagePalette.mainStages + StagePalette.sideStages

    @Test("every stage has a colour of its own")
    func distinct() {
        #expect(stages.count == 15)
        #expect(Set(stages.map(StagePalette.fill)).count == 15)
        #expect(StagePalette.fill(stage: "no stage") == "#ffffff")
    }

    @Test("lightness falls with each stage of the main way, so a grey copy keeps the order")
    func greyscale() {
        let fills = StagePalette.mainStages.map(StagePalette.fill)
        let lightness = fills.map { ViewedColour($0, by: .normal).lightness }
        for (earlier, later) in zip(lightness, lightness.dropFirst()) {
            #expect(earlier - later > 4.5)
        }
    }

    @Test("all pairs stay apart, with and without red-green blindness", arguments: Vision.allCases)
    func pairs(vision: Vision) {
        for (index, stage) in stages.enumerated() {
            for other in stages[..<index] {
                let difference = ViewedColour(StagePalette.fill(stage: stage), by: vision)
                    .difference(from: ViewedColour(StagePalette.fill(stage: other), by: vision))
                #expect(difference > 7.5, "\(stage) and \(other)")
                if stage == "reserve" || other == "reserve" {
                    #expect(difference > 15, "the reserve must stand out from \(stage == "reserve" ? other : stage)")
                }
            }
        }
    }
}

enum Vision: CaseIterable {
    case normal, protanopia, deuteranopia

    /// On linear RGB, by rows (Machado, Oliveira and Fernandes 2009, severity 1).
    var matrix: [[Double]] {
        switch self {
        case .normal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
        case .protanopia:
            [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
        case .deuteranopia:
            [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
        }
    }
}

/// A colour as an eye sees it, in CIELAB (D65).
struct ViewedColour {
    let lightness: Double
    let a: Double
    let b: Double

    init(_ hex: String, by vision: Vision) {
        let value = Int(hex.dropFirst(), radix: 16) ?? 0
        let linear = [16, 8, 0].map { shift -> Double in
            let channel = Double(value >> shift & 255) / 255
            return channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4)
        }
        func product(_ row: [Double], _ column: [Double]) -> Double { zip(row, column).map(*).reduce(0, +) }
        let seen = vision.matrix.map { min(1, max(0, product($0, linear))) }
        func curve(_ t: Double) -> Double { t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116 }
        let x = curve(product([0.4124564, 0.3575761, 0.1804375], seen) / 0.95047)
        let y = curve(product([0.2126729, 0.7151522, 0.0721750], seen))
        let z = curve(product([0.0193339, 0.1191920, 0.9503041], seen) / 1.08883)
        (lightness, a, b) = (116 * y - 16, 500 * (x - y), 200 * (y - z))
    }

    /// CIE 1976; about 2.3 is just noticeable.
    func difference(from other: ViewedColour) -> Double {
        let squares = [lightness - other.lightness, a - other.a, b - other.b].map { $0 * $0 }
        return squares.reduce(0, +).squareRoot()
    }
}
