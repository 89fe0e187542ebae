// SPDX-License-Identifier: Apache-2.0
public import SimpleFeatures

/// Something worth being near to or far from: a river, a station, a school.
public struct Facility: Sendable {
    public static let river = "river"
    /// Where a park may be entered from the public road.
    public static let entrance = "entrance"

    public let id: String
    public let name: String?
    public let kind: String
    public let geometry: Geometry

    public init(id: String, name: String? = nil, kind: String, geometry: Geometry) {
        self.id = id
        self.name = name
        self.kind = kind
        self.geometry = geometry
    }
}

/// Ground on which nothing may be built 约束区, such as 生态保护红线.
public struct ConstraintZone: Sendable {
    /// The kind of zones that are strips dedicated 代征 to roads and greens: not for sale, and no constraint.
    public static let dedicated = "dedicated"

    public let id: String
    public let kind: String
    public let bufferMetres: Double
    public let geometry: Geometry

    public init(id: String, kind: String, bufferMetres: Double = 0, geometry: Geometry) {
        self.id = id
        self.kind = kind
        self.bufferMetres = bufferMetres
        self.geometry = geometry
    }
}
