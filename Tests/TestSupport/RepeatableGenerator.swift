// SPDX-License-Identifier: Apache-2.0

/// A generator of the same numbers for the same seed on every machine (SplitMix64; Steele, Lea and Flood 2014).
public struct RepeatableGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    public init(seed: UInt64) {
        state = seed
    }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Runs `property` on `count` generators with seeds derived from `seed`, so that a failure can be run again alone.
public func forAll(
    seed: UInt64 = 20_200_303, count: Int = 200, _ property: (inout RepeatableGenerator, _ round: UInt64) throws -> Void
) rethrows {
    for round in 0..<UInt64(count) {
        var generator = RepeatableGenerator(seed: seed &+ round &* 0x9E37_79B9)
        try property(&generator, round)
    }
}
