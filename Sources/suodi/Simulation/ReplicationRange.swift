// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// Replications to run: a number of them, or a range such as `5000..<10000`.
struct ReplicationRange: ExpressibleByArgument {
    let range: Range<Int>

    private static let most = 100_000_000

    init?(argument: String) {
        if let count = Int(argument) {
            guard (1...Self.most).contains(count) else { return nil }
            range = 0..<count
            return
        }
        let parts = argument.split(separator: "..<", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let first = Int(parts[0]), let end = Int(parts[1]), first >= 0, first < end,
            end <= Self.most
        else { return nil }
        range = first..<end
    }
}
