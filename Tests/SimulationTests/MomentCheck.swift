// SPDX-License-Identifier: Apache-2.0
import Simulation
import Testing

/// Draws `count` values and checks their mean and mean square against moments of the law, within 5 standard errors.
func checkMoments(
    count: Int = 200_000, entity: UInt64, moments: (Double) -> Double, draw: (Double) -> Double,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    var stream = RandomStream(seed: 11, replication: 0, entity: entity, purpose: .signing)
    var (sum, squares) = (0.0, 0.0)
    for _ in 0..<count {
        let value = draw(stream.nextUniform())
        sum += value
        squares += value * value
    }
    let n = Double(count)
    let meanError = ((moments(2) - moments(1) * moments(1)) / n).squareRoot()
    let squareError = ((moments(4) - moments(2) * moments(2)) / n).squareRoot()
    #expect(abs(sum / n - moments(1)) < 5 * meanError, sourceLocation: sourceLocation)
    #expect(abs(squares / n - moments(2)) < 5 * squareError, sourceLocation: sourceLocation)
}
