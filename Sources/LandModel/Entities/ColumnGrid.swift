// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// The distances between the columns of a hall 柱网, in metres, the longer first.
public struct ColumnGrid: Hashable, Sendable, CustomStringConvertible {
    public let longerMetres: Double
    public let shorterMetres: Double

    public init?(_ oneMetres: Double, _ otherMetres: Double) {
        guard oneMetres > 0, otherMetres > 0, (oneMetres + otherMetres).isFinite else { return nil }
        longerMetres = max(oneMetres, otherMetres)
        shorterMetres = min(oneMetres, otherMetres)
    }

    /// `9x12`, `9×9m`; one number is a square grid.
    public init?(_ text: String) {
        let sides = text.lowercased().replacingOccurrences(of: "m", with: "").replacingOccurrences(of: "米", with: "")
            .split { "x×*✕".contains($0) }.map { Double($0.trimmingCharacters(in: .whitespaces)) }
        guard let first = sides.first ?? nil, let last = sides.last ?? nil, sides.count <= 2 else { return nil }
        self.init(first, last)
    }

    public var description: String { "\(longerMetres.plainText(decimals: 2))x\(shorterMetres.plainText(decimals: 2))" }

    /// Whether columns stand at least as far apart both ways.
    public func isAtLeast(_ other: ColumnGrid) -> Bool {
        longerMetres >= other.longerMetres && shorterMetres >= other.shorterMetres
    }

    /// The closest grid that both this and `other` are at least: the lesser distance each way.
    public func narrowed(to other: ColumnGrid) -> ColumnGrid {
        ColumnGrid(min(longerMetres, other.longerMetres), min(shorterMetres, other.shorterMetres)) ?? self
    }
}
