// SPDX-License-Identifier: Apache-2.0

/// The name among `known` that `wrong` was most likely meant to be: the fewest letters inserted, left out, changed
/// or swapped with their neighbour (optimal string alignment), letter case apart;
/// `nil` when none is closer than half of its length.
public func nearestName(to wrong: String, among known: [String]) -> String? {
    let distances = known.map { (name: $0, distance: editDistance($0.lowercased(), wrong.lowercased())) }
    guard let best = distances.min(by: { $0.distance < $1.distance }), best.distance * 2 <= best.name.count else {
        return nil
    }
    return best.name
}

private func editDistance(_ first: String, _ second: String) -> Int {
    let (first, second) = (Array(first), Array(second.prefix(100)))
    var before: [Int] = []
    var row = Array(0...second.count)
    for (i, letter) in first.enumerated() {
        var next = [i + 1]
        for (j, other) in second.enumerated() {
            var cost = min(row[j + 1] + 1, next[j] + 1, row[j] + (letter == other ? 0 : 1))
            if i > 0, j > 0, letter == second[j - 1], first[i - 1] == other {
                cost = min(cost, before[j - 1] + 1)
            }
            next.append(cost)
        }
        (before, row) = (row, next)
    }
    return row[second.count]
}
