// SPDX-License-Identifier: Apache-2.0

/// Who is served first when land comes in.
public enum QueueOrder: String, Sendable, Hashable, CaseIterable {
    case firstComeFirstServed
    /// The greater investment first.
    case priority
}
