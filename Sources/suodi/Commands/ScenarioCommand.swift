// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

struct ScenarioCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scenario",
        abstract: "Check, show and compare scenario files, and fit their laws to counts 情景文件",
        discussion: """
            A scenario says what `suodi simulate` is to suppose, each figure with its source and how far it can be trusted.
            It may extend another and state only what differs; an entry that is null is taken out.

            EXAMPLES
              suodi scenario check scenarios/*.yaml
              suodi scenario show scenarios/epidemic-delay.yaml
              suodi scenario diff scenarios/baseline-2020h1.yaml scenarios/baseline-2020h1-high.yaml
              suodi scenario calibrate --started-same-year 0.3 --started-next-year 0.9
            """,
        subcommands: [ScenarioCheck.self, ScenarioShow.self, ScenarioDiff.self, ScenarioCalibrate.self])
}
