// SPDX-License-Identifier: Apache-2.0

/// Philox4x64-10: 256 bits of counter and 128 bits of key to 256 random bits.
///
/// Salmon, Moraes, Dror and Shaw: *Parallel random numbers: as easy as 1, 2, 3*, SC'11, doi:10.1145/2063384.2063405.
/// Passes the known-answer vectors of Random123.
enum Philox {
    typealias Block = (UInt64, UInt64, UInt64, UInt64)

    static func block(counter: Block, key: (UInt64, UInt64)) -> Block {
        var (c0, c1, c2, c3) = counter
        var (k0, k1) = key
        for round in 0..<10 {
            if round > 0 {
                k0 &+= 0x9E37_79B9_7F4A_7C15
                k1 &+= 0xBB67_AE85_84CA_A73B
            }
            let first = (0xD2E7_470E_E14C_6C93 as UInt64).multipliedFullWidth(by: c0)
            let second = (0xCA5A_8263_9512_1157 as UInt64).multipliedFullWidth(by: c2)
            (c0, c1, c2, c3) = (second.high ^ c1 ^ k0, second.low, first.high ^ c3 ^ k1, first.low)
        }
        return (c0, c1, c2, c3)
    }
}
