// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport
import Testing

@testable import Siting

@Suite("What rectangles within a turn have in common")
struct TurnTests {
    /// The half turn, cut in sixteen and then in halves so often.
    private func turn(halved times: Int) -> Turn {
        (0..<times).reduce(Turn.all[3]) { turn, _ in turn.halves[1] }
    }

    @Test("the turns cover the half turn, and the halves their turn")
    func cover() {
        #expect(abs(Turn.all.reduce(0) { $0 + 2 * $1.halfWidth } - .pi) < 1e-12)
        for (one, next) in zip(Turn.all, Turn.all.dropFirst()) {
            #expect(abs(one.middleRadians + one.halfWidth - (next.middleRadians - next.halfWidth)) < 1e-12)
        }
        for turn in Turn.all {
            let halves = turn.halves
            #expect(halves.count == 2)
            #expect(abs(halves[0].middleRadians - halves[0].halfWidth - (turn.middleRadians - turn.halfWidth)) < 1e-12)
            #expect(abs(halves[0].middleRadians + halves[0].halfWidth - turn.middleRadians) < 1e-12)
            #expect(abs(halves[1].middleRadians - halves[1].halfWidth - turn.middleRadians) < 1e-12)
            #expect(abs(halves[1].middleRadians + halves[1].halfWidth - (turn.middleRadians + turn.halfWidth)) < 1e-12)
        }
    }

    @Test("the core lies in the rectangle at every angle of the turn, and touches it at some")
    func core() {
        var slim = 0
        forAll(count: 400) { generator, _ in
            let turn = turn(halved: Int.random(in: 0...6, using: &generator))
            let length = Double.random(in: 10...400, using: &generator)
            let width = length * Double.random(in: 0.01...1, using: &generator)
            let core = turn.core(width: width, length: length)
            #expect(core.width >= 0 && core.length >= core.width)
            if core.width == 0 { slim += 1 }
            var (across, along) = (0.0, 0.0)
            for step in 0...200 {
                let angle = turn.halfWidth * Double(step) / 200
                across = max(across, core.width * cos(angle) + core.length * sin(angle))
                along = max(along, core.width * sin(angle) + core.length * cos(angle))
            }
            #expect(across <= width * (1 + 1e-12))
            #expect(along <= length * (1 + 1e-12))
            #expect(along > length * 0.9999 || across > width * 0.9999)
        }
        #expect(slim > 4)
    }

    @Test("no rectangle in the turn is larger than its core and its chord allow")
    func areas() {
        forAll(count: 400) { generator, _ in
            let turn = turn(halved: Int.random(in: 0...6, using: &generator))
            let length = Double.random(in: 10...400, using: &generator)
            let width = length * Double.random(in: 0.001...1, using: &generator)
            if width >= length * sin(2 * turn.halfWidth) {
                let core = turn.core(width: width, length: length)
                let allowed = turn.areaAround(coreWidth: core.width, coreLength: core.length)
                #expect(abs(allowed - width * length) < 1e-9 * allowed)
            } else {
                let angle = Double.random(in: 0...turn.halfWidth, using: &generator)
                let chord = min(length / cos(angle), width / sin(angle))
                let allowed = turn.slimArea(chord: chord, longest: length)
                #expect(allowed >= width * length * (1 - 1e-12))
            }
        }
    }

    @Test("are sixteen, and the core of what is wide enough reaches its width at the ends of the turn")
    func wideEnough() {
        #expect(Turn.all.count == 16)
        for times in 2...6 {
            let turn = turn(halved: times)
            let core = turn.core(width: 0.5, length: 0.6)
            let (cosine, sine) = (cos(turn.halfWidth), sin(turn.halfWidth))
            #expect(abs(core.width * cosine + core.length * sine - 0.5) < 1e-12)
            #expect(abs(core.width * sine + core.length * cosine - 0.6) < 1e-12)
        }
    }
}
