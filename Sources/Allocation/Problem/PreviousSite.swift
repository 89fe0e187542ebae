// SPDX-License-Identifier: Apache-2.0

/// Where an earlier plan had put a project, to be kept to where that costs nothing of the weight placed.
public struct PreviousSite: Sendable, Hashable {
    public let parcelIDs: Set<String>
    public let unitIDs: Set<String>

    public init(parcelIDs: Set<String>, unitIDs: Set<String>) {
        self.parcelIDs = parcelIDs
        self.unitIDs = unitIDs
    }
}
