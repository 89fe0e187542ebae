// SPDX-License-Identifier: Apache-2.0

/// What could not be done with a CRS or between two, and how to go on.
public struct CoordinateReferenceError: Error, Sendable, Hashable {
    public enum Code: Sendable, Hashable {
        /// The definition names no CRS that PROJ knows.
        case unknownCRS
        /// A CRS, but without a horizontal pair of axes in degrees or a length.
        case notHorizontal
        /// A planar measure was asked of a CRS that is not in metres.
        case notPlanarMetres
        /// The two CRSs lie on different datums, and nobody but the user has the parameters between them.
        case datumShift
        /// A position has no image in the target CRS, or is not finite.
        case position
        /// PROJ failed in a way this module has no word for.
        case engine
    }

    public var code: Code
    public var message: String
    /// How to go on, where there is a usual way.
    public var hint: String?
    /// Which position failed, counted from 0.
    public var index: Int?

    public init(code: Code, message: String, hint: String? = nil, index: Int? = nil) {
        self.code = code
        self.message = message
        self.hint = hint
        self.index = index
    }
}

extension CoordinateReferenceError: CustomStringConvertible {
    public var description: String {
        hint.map { "\(message)\n\nhint: \($0)" } ?? message
    }
}
