// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

/// The position that `forward` moves to `target`, by repeating the correction until it is below a nanometre.
///
/// The shifts change by less than one part in a hundred from place to place, so each round gains two digits or more.
func fixedPointInverse(of target: Coordinate, _ forward: (Coordinate) -> Coordinate) -> Coordinate {
    var guess = target
    for _ in 0..<20 {
        let image = forward(guess)
        let (dx, dy) = (target.x - image.x, target.y - image.y)
        guess = Coordinate(guess.x + dx, guess.y + dy)
        if max(abs(dx), abs(dy)) < 1e-14 { break }
    }
    return guess
}
