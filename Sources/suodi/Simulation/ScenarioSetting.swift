// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// Another number for an entry of a scenario: `PATH=VALUE`.
struct ScenarioSetting: ExpressibleByArgument {
    let path: String
    let value: Double

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2, let value = Double(parts[1]), value.isFinite else { return nil }
        path = parts[0]
        self.value = value
    }
}
