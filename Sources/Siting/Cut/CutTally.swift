// SPDX-License-Identifier: Apache-2.0

/// Counts what was dropped while cuts were sought, and says it in cautions, each once.
struct CutTally {
    private var said: [CutCaution] = []
    var sweepsLeftOut = 0
    var disconnected = 0
    var tooNear = 0

    mutating func add(_ cautions: [CutCaution]) {
        for caution in cautions where !said.contains(caution) { said.append(caution) }
    }

    var cautions: [CutCaution] {
        var all = said
        if sweepsLeftOut > 0 { all.append(.sweepsLeftOut(sweepsLeftOut)) }
        if disconnected > 0 { all.append(.partsNotConnected(disconnected)) }
        if tooNear > 0 { all.append(.cutsTooNearToEdges(tooNear)) }
        return all
    }
}
