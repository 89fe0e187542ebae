// SPDX-License-Identifier: Apache-2.0

/// A binary heap: whatever comes first by an order can be taken out.
struct Heap<Element> {
    private var elements: [Element]
    private let comesBefore: (Element, Element) -> Bool

    /// - Complexity: O(n).
    init(_ elements: [Element], by comesBefore: @escaping (Element, Element) -> Bool) {
        self.elements = elements
        self.comesBefore = comesBefore
        for place in (0..<(elements.count / 2)).reversed() { sink(from: place) }
    }

    var first: Element? { elements.first }

    /// - Complexity: O(log n).
    mutating func insert(_ element: Element) {
        elements.append(element)
        var place = elements.count - 1
        while place > 0, comesBefore(elements[place], elements[(place - 1) / 2]) {
            elements.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    /// - Complexity: O(log n).
    mutating func popFirst() -> Element? {
        guard !elements.isEmpty else { return nil }
        elements.swapAt(0, elements.count - 1)
        let first = elements.removeLast()
        sink(from: 0)
        return first
    }

    private mutating func sink(from start: Int) {
        var place = start
        while true {
            var least = place
            for child in [2 * place + 1, 2 * place + 2]
            where child < elements.count && comesBefore(elements[child], elements[least]) {
                least = child
            }
            if least == place { return }
            elements.swapAt(place, least)
            place = least
        }
    }
}
