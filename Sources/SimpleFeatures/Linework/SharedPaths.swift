// SPDX-License-Identifier: Apache-2.0

/// What ``Geometry/sharedPaths(with:)`` finds: two multi-line strings, either of which may be empty.
public struct SharedPaths: Sendable {
    public var sameDirection: Geometry
    public var oppositeDirection: Geometry
}
