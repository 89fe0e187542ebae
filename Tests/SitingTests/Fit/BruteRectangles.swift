// SPDX-License-Identifier: Apache-2.0
import Foundation
import SimpleFeatures
import TestSupport

/// Rectangles found by trying: a raster at every quarter degree, then random steps from the best. Slow and simple, and
/// written without any of the ideas of the search it is to check.
struct BruteRectangles {
    struct Rectangle {
        var x: Double
        var y: Double
        var radians: Double
        var length: Double
        var width: Double

        var area: Double { length * width }
    }

    private let origin: Coordinate
    private let rings: [[Coordinate]]

    init(_ geometry: Geometry) {
        let origin = geometry.envelope.center
        self.origin = origin
        rings = geometry.parts.flatMap { [$0.exteriorRing] + $0.interiorRings }
            .map { $0.map { Coordinate($0.x - origin.x, $0.y - origin.y) } }
    }

    /// The best by `worth` that the raster shows, made better by `steps` random steps.
    func best(
        degrees: Double = 0.25, cells: Int = 32, steps: Int = 3000, _ generator: inout RepeatableGenerator,
        worth: (_ length: Double, _ width: Double) -> Double
    ) -> Rectangle? {
        var best: Rectangle?
        for index in 0..<Int(90 / degrees) {
            let radians = Double(index) * degrees * .pi / 180
            rasterBest(radians, cells: cells, worth: worth, &best)
        }
        guard var best else { return nil }
        var size = 0.05
        for step in 0..<steps {
            if step % 200 == 199 { size *= 0.6 }
            func nudge(_ scale: Double) -> Double {
                Double.random(in: -1...1, using: &generator) * scale * size
            }
            var next = best
            if Bool.random(using: &generator) { next.x += nudge(best.length) }
            if Bool.random(using: &generator) { next.y += nudge(best.length) }
            if Bool.random(using: &generator) { next.radians += nudge(1) }
            if Bool.random(using: &generator) { next.length += nudge(best.length) }
            if Bool.random(using: &generator) { next.width += nudge(best.width) }
            guard next.length > 0, next.width > 0, worth(next.length, next.width) > worth(best.length, best.width),
                isFree(next)
            else { continue }
            best = next
        }
        return best
    }

    /// Whether no edge enters the rectangle and its centre is inside.
    func isFree(_ rectangle: Rectangle) -> Bool {
        let (cosine, sine) = (cos(rectangle.radians), sin(rectangle.radians))
        var isInside = false
        for ring in rings {
            let turned = ring.map { point -> Coordinate in
                let (x, y) = (point.x - rectangle.x, point.y - rectangle.y)
                return Coordinate(x * cosine + y * sine, y * cosine - x * sine)
            }
            for (start, end) in zip(turned, turned.dropFirst()) {
                // Clip the edge to the open rectangle.
                var (from, to) = (0.0, 1.0)
                var misses = false
                for (first, last, half) in [
                    (start.x, end.x, rectangle.length / 2), (start.y, end.y, rectangle.width / 2),
                ] {
                    if first == last {
                        if abs(first) >= half { misses = true }
                        continue
                    }
                    let (one, other) = ((-half - first) / (last - first), (half - first) / (last - first))
                    from = max(from, min(one, other))
                    to = min(to, max(one, other))
                }
                if !misses && from < to - 1e-12 { return false }
                if (start.y > 0) != (end.y > 0), start.x + (end.x - start.x) * (0 - start.y) / (end.y - start.y) > 0 {
                    isInside.toggle()
                }
            }
        }
        return isInside
    }

    private func rasterBest(
        _ radians: Double, cells: Int, worth: (Double, Double) -> Double, _ best: inout Rectangle?
    ) {
        let (cosine, sine) = (cos(radians), sin(radians))
        let turned = rings.map { $0.map { Coordinate($0.x * cosine + $0.y * sine, $0.y * cosine - $0.x * sine) } }
        let box = Envelope(turned.joined())
        let (cellX, cellY) = (box.width / Double(cells), box.height / Double(cells))
        var isFree = [Bool](repeating: false, count: cells * cells)
        for row in 0..<cells {
            let (low, high) = (box.minY + Double(row) * cellY, box.minY + Double(row + 1) * cellY)
            var crossings: [Double] = []
            var touched: [(Double, Double)] = []
            for ring in turned {
                for (start, end) in zip(ring, ring.dropFirst()) {
                    let (bottom, top) = start.y <= end.y ? (start, end) : (end, start)
                    guard top.y >= low, bottom.y <= high else { continue }
                    func x(at y: Double) -> Double {
                        top.y == bottom.y
                            ? bottom.x : bottom.x + (top.x - bottom.x) * (y - bottom.y) / (top.y - bottom.y)
                    }
                    let (one, other) =
                        top.y == bottom.y
                        ? (bottom.x, top.x) : (x(at: max(low, bottom.y)), x(at: min(high, top.y)))
                    touched.append((min(one, other), max(one, other)))
                    let middle = (low + high) / 2
                    if bottom.y <= middle, middle < top.y { crossings.append(x(at: middle)) }
                }
            }
            for column in 0..<cells {
                let (left, right) = (box.minX + Double(column) * cellX, box.minX + Double(column + 1) * cellX)
                let before = crossings.count { $0 < (left + right) / 2 }
                isFree[row * cells + column] =
                    before % 2 == 1 && !touched.contains { $0.0 < right && $0.1 > left }
            }
        }
        // The largest rectangle of free cells: heights of columns up to each row, then every span of columns.
        var heights = [Int](repeating: 0, count: cells)
        for row in 0..<cells {
            for column in 0..<cells { heights[column] = isFree[row * cells + column] ? heights[column] + 1 : 0 }
            for first in 0..<cells where heights[first] > 0 {
                var height = heights[first]
                for last in first..<cells {
                    height = min(height, heights[last])
                    if height == 0 { break }
                    let (length, width) = (Double(last - first + 1) * cellX, Double(height) * cellY)
                    guard worth(length, width) > best.map({ worth($0.length, $0.width) }) ?? 0 else { continue }
                    let x = box.minX + Double(first) * cellX + length / 2
                    let y = box.minY + Double(row + 1) * cellY - width / 2
                    best = Rectangle(
                        x: x * cosine - y * sine, y: x * sine + y * cosine, radians: radians, length: length,
                        width: width)
                }
            }
        }
    }
}
