// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// What is wrong with a city's siting policy.
public struct SitingPolicyError: Error, Sendable, CustomStringConvertible {
    public let description: String

    package init(_ description: String) {
        self.description = description
    }

    /// In words that name the key.
    package init(_ error: any Error) {
        func place(_ context: DecodingError.Context, _ key: (any CodingKey)? = nil) -> String {
            let path = (context.codingPath + [key].compactMap(\.self)).map(\.stringValue).joined(separator: ".")
            return path.isEmpty ? "the file" : "`\(path)`"
        }
        description =
            switch error {
            case let error as SitingPolicyError: error.description
            case DecodingError.keyNotFound(let key, let context): "\(place(context, key)) is missing"
            case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
                "\(place(context)) is of another kind than it should be"
            case DecodingError.dataCorrupted(let context): "\(place(context)): \(context.debugDescription)"
            default: "\(error)"
            }
    }
}
