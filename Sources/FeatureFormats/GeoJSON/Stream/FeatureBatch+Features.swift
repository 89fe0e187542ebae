// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

extension FeatureBatch {
    /// Appends each feature as a value of its own. Only for a batch without columns, which has all properties in order.
    func appendFeatures(to features: inout [Feature]) throws(FormatError) {
        precondition(columns.isEmpty, "cells do not know the order of properties")
        for feature in 0..<count {
            if let read = irregular[feature] {
                features.append(read)
                continue
            }
            let extras = extras(of: feature)
            let properties = Dictionary(uniqueKeysWithValues: extras.map { ($0.name, $0.value) })
            do throws(SpatialError) {
                try features.append(
                    Feature(
                        id: id(feature), geometry: geometry(feature), properties: properties,
                        propertyOrder: extras.map(\.name), origin: origin(feature)))
            } catch {
                let place = origin(feature)
                throw FormatError(
                    file: file, line: place.line, byte: place.byte, feature: "feature \(place.ordinal)",
                    reason: error.message, hint: error.hint)
            }
        }
    }

    private func geometry(_ feature: Int) throws(SpatialError) -> Geometry? {
        guard geometryKinds[feature] != .none else { return nil }
        var parts: [Geometry] = []
        for part in (feature == 0 ? 0 : featureEnds[feature - 1])..<featureEnds[feature] {
            let rings = ((part == 0 ? 0 : partEnds[part - 1])..<partEnds[part]).map { ring in
                ((ring == 0 ? 0 : ringEnds[ring - 1])..<ringEnds[ring]).map { Coordinate(x[$0], y[$0]) }
            }
            try parts.append(.polygon(exterior: rings[0], interiors: Array(rings.dropFirst())))
        }
        return geometryKinds[feature] == .polygon ? parts[0] : try .multiPolygon(parts)
    }
}
