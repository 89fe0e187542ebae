// SPDX-License-Identifier: Apache-2.0

/// Random numbers that belong to one purpose of one entity in one replication, and to nothing else.
///
/// The numbers are a function of the four coordinates (counter-based, ``Philox``): nothing is carried over, so a
/// replication can be replayed alone, replications can run anywhere in any order, and two scenarios with the same seed
/// share the chance of everything that they have in common.
public struct RandomStream: RandomNumberGenerator, Sendable {
    /// What a stream decides. Raw values are part of every result ever published: never renumber.
    public enum Purpose: UInt64, Sendable {
        /// How many projects of a tier are signed. Entity: the tier.
        case signingCount = 1
        /// Own land or not, size, intensity, in this order. Entity: the signing.
        case signing = 2
        /// All that is about one project, in ``Draw`` places. Entity: cohort and ordinal.
        case project = 3
        /// Durations and fortunes of a parcel on its way. Entity: the parcel.
        case supplyStep = 4
        /// Whether a lock lapses, how long it and the sale take. Entity: the project.
        case sale = 5
        /// How many of an unbounded kind arise. Entity: the kind.
        case count = 6
        /// When and how idle land, leases and buildings change. Entity: the parcel, unit or building.
        case change = 7
    }

    private let key: (UInt64, UInt64)
    private let replication: UInt64
    private let entity: UInt64
    private var drawn: UInt64 = 0
    private var block: Philox.Block = (0, 0, 0, 0)

    public init(seed: UInt64, replication: UInt64, entity: UInt64, purpose: Purpose) {
        key = (seed, purpose.rawValue)
        self.replication = replication
        self.entity = entity
    }

    public mutating func next() -> UInt64 {
        let place = drawn & 3
        if place == 0 {
            block = Philox.block(counter: (drawn >> 2, replication, entity, 0), key: key)
        }
        drawn += 1
        switch place {
        case 0: return block.0
        case 1: return block.1
        case 2: return block.2
        default: return block.3
        }
    }

    /// Uniform between 0 and 1, neither included, in steps of 2⁻⁵².
    public mutating func nextUniform() -> Double {
        Self.uniform(next())
    }

    @inline(__always)
    private static func uniform(_ bits: UInt64) -> Double { (Double(bits >> 12) + 0.5) * 0x1p-52 }

    /// The four numbers of one block of a stream, as ``nextUniform()`` would draw them after `4 · block` others.
    @inline(__always)
    static func uniforms(
        seed: UInt64, replication: UInt64, entity: UInt64, purpose: Purpose, block: UInt64
    ) -> SIMD4<Double> {
        let bits = Philox.block(counter: (block, replication, entity, 0), key: (seed, purpose.rawValue))
        return SIMD4(uniform(bits.0), uniform(bits.1), uniform(bits.2), uniform(bits.3))
    }
}
