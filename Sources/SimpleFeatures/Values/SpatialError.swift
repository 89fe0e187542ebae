// SPDX-License-Identifier: Apache-2.0

/// What a geometry operation could not do, and where.
public struct SpatialError: Error, Sendable, Hashable {
    public enum Code: Sendable, Hashable {
        /// An operand breaks a rule of the operation or of the geometry model: an open ring, a NaN, a wrong part.
        case invalidArgument
        /// Bytes or text are not what their format demands.
        case malformed
        /// The format or the operation exists, but not for this kind of geometry.
        case unsupported
        /// Invalid topology of an operand, or numerical trouble, kept an overlay from being built.
        case topology
        /// GEOS failed in a way this module has no word for.
        case engine
    }

    public var code: Code
    /// The operation in this module's words: `"intersection"`, `"read WKB"`.
    public var operation: String
    /// GEOS' own text where it gave one.
    public var message: String
    /// Where in the plane, when the message names a place.
    public var location: Coordinate?

    public init(code: Code, operation: String, message: String, location: Coordinate? = nil) {
        self.code = code
        self.operation = operation
        self.message = message
        self.location = location
    }
}

extension SpatialError: CustomStringConvertible {
    public var description: String {
        let what = "\(operation): \(message)"
        return hint.map { "\(what)\n\nhint: \($0)" } ?? what
    }

    /// How to go on, where there is a usual way.
    public var hint: String? {
        switch code {
        case .topology: "repair the operands with makeValid, or give the overlay a precision grid"
        case .unsupported: "split a collection into its parts, and curves into line segments"
        case .invalidArgument, .malformed, .engine: nil
        }
    }
}
