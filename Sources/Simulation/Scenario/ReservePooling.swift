// SPDX-License-Identifier: Apache-2.0

/// Which parks may serve a project.
public enum ReservePooling: String, Sendable, Hashable, CaseIterable {
    /// Its own park alone.
    case park
    /// All parks of the county that signed it, and of others where it may be transferred.
    case county
    /// All parks of the city.
    case city
}
