// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// A stream of repeatable random numbers for one purpose (SplitMix64; Steele, Lea and Flood 2014).
///
/// Each purpose has a stream of its own, so that drawing more numbers for one part of the city leaves all other parts
/// as they were.
struct RandomStream: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// The stream of `purpose`, such as `lots/tianxin/B07`, under the seed of the city (FNV-1a of the name).
    init(seed: UInt64, purpose: String) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in purpose.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        state = seed &* 0x9E37_79B9_7F4A_7C15 ^ hash
        // The first outputs of neighbouring seeds are still alike.
        for _ in 0..<3 { _ = next() }
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Uniform in 0..<1, from the upper 53 bits.
    mutating func unit() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    mutating func number(_ range: ClosedRange<Double>) -> Double {
        range.lowerBound + unit() * (range.upperBound - range.lowerBound)
    }

    mutating func integer(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + min(range.count - 1, Int(unit() * Double(range.count)))
    }

    mutating func chance(_ probability: Double) -> Bool {
        unit() < probability
    }

    /// One of `choices`, which must not be empty.
    mutating func pick<Element>(_ choices: [Element]) -> Element {
        choices[integer(0...choices.count - 1)]
    }

    /// Standard normal (Box and Muller 1958).
    mutating func normal() -> Double {
        let radius = (-2 * log(1 - unit())).squareRoot()
        return radius * cos(2 * Double.pi * unit())
    }

    /// Lognormal with the given median and standard deviation of the logarithm.
    mutating func lognormal(median: Double, sigma: Double) -> Double {
        median * exp(sigma * normal())
    }

    /// Fisher–Yates, written out so that the order does not hang on the standard library's version.
    mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var result = elements
        for last in stride(from: result.count - 1, to: 0, by: -1) {
            result.swapAt(last, integer(0...last))
        }
        return result
    }
}
