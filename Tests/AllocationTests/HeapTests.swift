// SPDX-License-Identifier: Apache-2.0
import TestSupport
import Testing

@testable import Allocation

@Suite("A heap")
struct HeapTests {
    @Test("gives what it was given in order, whatever comes in between")
    func order() {
        forAll(count: 200) { generator, _ in
            let first = (0..<Int.random(in: 0...20, using: &generator)).map { _ in
                Int.random(in: 0...9, using: &generator)
            }
            var heap = Heap(first, by: <)
            var left = first
            for _ in 0..<30 {
                if Bool.random(using: &generator) {
                    let number = Int.random(in: 0...9, using: &generator)
                    heap.insert(number)
                    left.append(number)
                } else {
                    let least = left.min()
                    #expect(heap.first == least)
                    #expect(heap.popFirst() == least)
                    if let place = left.firstIndex(where: { $0 == least }) { left.remove(at: place) }
                }
            }
        }
    }
}
