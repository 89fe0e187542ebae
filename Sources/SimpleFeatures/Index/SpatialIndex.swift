// SPDX-License-Identifier: Apache-2.0

/// An immutable index of boxes: a packed R-tree in Hilbert order (Kamel and Faloutsos, 1993).
///
/// It knows the boxes by their position in the array it was made from. Empty boxes keep their position but are never
/// found. Being plain values, it may be shared between tasks, which GEOS' own tree may not: that is built by its
/// first query.
///
/// ```swift
/// let index = SpatialIndex(parcels.map(\.envelope))
/// for position in index.query(zone.envelope) where try zone.intersects(parcels[position]) { … }
/// ```
public struct SpatialIndex: Sendable {
    /// Boxes of the items in Hilbert order, then of the nodes level by level, the root last.
    private let boxes: [Envelope]
    /// For each place below `count`, the position of the item in the caller's array.
    private let items: [Int]
    /// The children of the node at place `count + k` are the places from `childStarts[k]` up to `childStarts[k + 1]`.
    private let childStarts: [Int]

    /// The number of boxes, empty ones included.
    public var count: Int { items.count }
    /// The box around all.
    public var envelope: Envelope { boxes.last ?? .empty }

    /// - Complexity: O(n log n).
    public init(_ envelopes: [Envelope], nodeSize: Int = 16) {
        precondition(nodeSize >= 2, "a node of an index needs room for two")
        let curve = HilbertCurve(over: envelopes.reduce(Envelope.empty) { $0.union($1) })
        let order = envelopes.indices
            .map { (key: curve.key(of: envelopes[$0]), item: $0) }
            .sorted { $0 < $1 }
        var boxes = order.map { envelopes[$0.item] }
        var childStarts: [Int] = []
        var level = boxes.indices
        while level.count > 1 {
            for start in stride(from: level.lowerBound, to: level.upperBound, by: nodeSize) {
                let children = start..<min(start + nodeSize, level.upperBound)
                childStarts.append(start)
                boxes.append(children.reduce(Envelope.empty) { $0.union(boxes[$1]) })
            }
            level = level.upperBound..<boxes.count
        }
        // Levels follow each other without a gap, so each node's children end where the next node's begin; after the
        // root comes this.
        childStarts.append(max(0, boxes.count - 1))
        self.boxes = boxes
        items = order.map(\.item)
        self.childStarts = childStarts
    }

    /// The positions, ascending, of the boxes that share a point with `envelope`.
    /// - Complexity: O(log n + k log k) for k hits, where boxes do not all overlap.
    public func query(_ envelope: Envelope) -> [Int] {
        var found: [Int] = []
        query(envelope) { found.append($0) }
        found.sort()
        return found
    }

    /// Visits the hits of ``query(_:)`` without an array, in the fixed order of the tree, which is not ascending.
    public func query<Failure: Error>(
        _ envelope: Envelope, visit: (Int) throws(Failure) -> Void
    ) throws(Failure) {
        guard !boxes.isEmpty else { return }
        var pending = [boxes.count - 1]
        while let place = pending.popLast() {
            guard boxes[place].intersects(envelope) else { continue }
            if place < count {
                try visit(items[place])
            } else {
                pending.append(contentsOf: children(of: place).reversed())
            }
        }
    }

    /// The positions of up to `count` boxes nearest to `envelope` and at most `within` away: nearest first, at equal
    /// distance the lower position first.
    public func nearest(to envelope: Envelope, count limit: Int, within: Double = .infinity) -> [Int] {
        guard limit > 0, !boxes.isEmpty else { return [] }
        var found: [Int] = []
        var queue = NearestFirstQueue()
        queue.insert(boxes.count - 1, of: self, from: envelope, within: within)
        while let next = queue.removeNearest() {
            if next.isItem {
                found.append(next.index)
                if found.count == limit { break }
            } else {
                for child in children(of: next.index) {
                    queue.insert(child, of: self, from: envelope, within: within)
                }
            }
        }
        return found
    }

    /// As for a box, from a position.
    public func nearest(to coordinate: Coordinate, count: Int, within: Double = .infinity) -> [Int] {
        nearest(to: Envelope(CollectionOfOne(coordinate)), count: count, within: within)
    }

    private func children(of place: Int) -> Range<Int> {
        childStarts[place - count]..<childStarts[place - count + 1]
    }

    fileprivate func candidate(at place: Int, from envelope: Envelope) -> NearestFirstQueue.Candidate {
        let isItem = place < count
        return NearestFirstQueue.Candidate(
            distance: boxes[place].distance(to: envelope), isItem: isItem, index: isItem ? items[place] : place)
    }
}

extension NearestFirstQueue {
    fileprivate mutating func insert(
        _ place: Int, of index: SpatialIndex, from envelope: Envelope, within: Double
    ) {
        let candidate = index.candidate(at: place, from: envelope)
        // Infinite is the distance of the empty, which `within` infinity must not let in.
        if candidate.distance <= within, candidate.distance < .infinity { insert(candidate) }
    }
}
