// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Simulation

@Suite("Random streams")
struct RandomStreamTests {
    struct Vector: Sendable {
        let counter: [UInt64]
        let key: [UInt64]
        let expected: [UInt64]
    }

    @Test(
        "Philox4x64-10 gives the known answers of Random123",
        arguments: [
            Vector(
                counter: [0, 0, 0, 0], key: [0, 0],
                expected: [0x1655_4d9e_ca36_314c, 0xdb20_fe9d_672d_0fdc, 0xd7e7_72ce_e186_176b, 0x7e68_b68a_ec7b_a23b]),
            Vector(
                counter: [.max, .max, .max, .max], key: [.max, .max],
                expected: [0x87b0_92c3_013f_e90b, 0x438c_3c67_be8d_0224, 0x9cc7_d7c6_9cd7_77b6, 0xa09c_aebf_594f_0ba0]),
            Vector(
                counter: [0x243f_6a88_85a3_08d3, 0x1319_8a2e_0370_7344, 0xa409_3822_299f_31d0, 0x082e_fa98_ec4e_6c89],
                key: [0x4528_21e6_38d0_1377, 0xbe54_66cf_34e9_0c6c],
                expected: [0xa528_f454_03e6_1d95, 0x38c7_2dbd_566e_9788, 0xa5a1_610e_72fd_18b5, 0x57bd_43b5_e52b_7fe6]),
        ])
    func knownAnswers(vector: Vector) {
        let c = vector.counter
        let block = Philox.block(counter: (c[0], c[1], c[2], c[3]), key: (vector.key[0], vector.key[1]))
        #expect([block.0, block.1, block.2, block.3] == vector.expected)
    }

    private func numbers(
        seed: UInt64 = 1, replication: UInt64 = 2, entity: UInt64 = 3, purpose: RandomStream.Purpose = .signing
    ) -> [UInt64] {
        var stream = RandomStream(seed: seed, replication: replication, entity: entity, purpose: purpose)
        return (0..<10).map { _ in stream.next() }
    }

    @Test("a stream is the same every time and differs in each of its coordinates")
    func coordinates() {
        #expect(numbers() == numbers())
        let all = [
            numbers(), numbers(seed: 2), numbers(replication: 3), numbers(entity: 4), numbers(purpose: .signingCount),
            numbers(seed: .max), numbers(replication: .max), numbers(entity: .max),
        ]
        #expect(Set(all.joined()).count == all.count * 10, "no number appears twice, within a stream or across")
    }

    @Test("uniform numbers lie strictly between 0 and 1 and spread evenly")
    func uniform() {
        var stream = RandomStream(seed: 5, replication: 0, entity: 0, purpose: .signing)
        var counts = [Int](repeating: 0, count: 100)
        for _ in 0..<100_000 {
            let value = stream.nextUniform()
            #expect(value > 0 && value < 1)
            counts[Int(value * 100)] += 1
        }
        // Chi-square with 99 degrees of freedom: mean 99, standard deviation 14.07.
        let chiSquare = counts.reduce(0.0) { $0 + (Double($1) - 1000) * (Double($1) - 1000) / 1000 }
        #expect(abs(chiSquare - 99) < 5 * 14.07)
    }
}
