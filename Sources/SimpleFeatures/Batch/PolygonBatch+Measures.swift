// SPDX-License-Identifier: Apache-2.0

extension PolygonBatch {
    /// The smallest box around the positions of the feature; empty when it has none.
    /// - Complexity: O(n).
    public func envelope(at feature: Int) -> Envelope {
        let parts = parts(of: feature)
        guard let first = parts.first, let last = parts.last else { return .empty }
        let positions = start(ofPart: first)..<end(ofPart: last)
        return Envelope(x: x.span.extracting(positions), y: y.span.extracting(positions))
    }

    /// The planar area in the square of the coordinates' unit, as ``Geometry/area`` defines it: of each part what its
    /// exterior ring encloses less its holes, whatever their direction.
    /// - Complexity: O(n).
    public func area(at feature: Int) -> Double {
        parts(of: feature).reduce(0) { total, part in
            let rings = rings(of: part)
            return rings.reduce(total) { sum, ring in
                let enclosed = signedArea(of: ring).magnitude
                return ring == rings.lowerBound ? sum + enclosed : sum - enclosed
            }
        }
    }

    /// The shoelace sum of a ring, positive when counter-clockwise; its last position is taken to be its first.
    private func signedArea(of ring: Int) -> Double {
        let positions = positions(of: ring)
        guard let first = positions.first else { return 0 }
        // From the first position, so that large eastings and northings do not eat the digits.
        var twice = 0.0
        for position in positions.dropLast() {
            twice += (x[position] - x[first]) * (y[position + 1] - y[first])
            twice -= (x[position + 1] - x[first]) * (y[position] - y[first])
        }
        return twice / 2
    }

    private func start(ofPart part: Int) -> Int {
        let ring = rings(of: part).lowerBound
        return ring == 0 ? 0 : ringEnds[ring - 1]
    }

    private func end(ofPart part: Int) -> Int {
        let ring = rings(of: part).upperBound
        return ring == 0 ? 0 : ringEnds[ring - 1]
    }
}
