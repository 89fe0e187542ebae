// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation
import Reporting
import Simulation

struct ScenarioCalibrate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calibrate", abstract: "Fit the start curve and the tail of investment to counts 参数率定",
        discussion: """
            The start curve is the Weibull law that has the shares of this year's and last year's signings started at the
            end of a year. The tail of investment is the Pareto law through counts of projects from a size on. They are
            taken from a scenario file, from options, or from a file with options in place of its figures.

            EXAMPLES
              suodi scenario calibrate scenarios/baseline-2020h1.yaml
              suodi scenario calibrate --started-same-year 0.3 --started-next-year 0.9 --never-starts 0.05
              suodi scenario calibrate --counts 200@1,50@5,20@10
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: "A scenario file.", completion: .file(extensions: ["yaml", "yml"]))
    var file: String?

    @Option(help: "Of the signings of a year, the share started at its end, from 0 to 1.")
    var startedSameYear: Double?

    @Option(help: "The share started at the end of the year after.")
    var startedNextYear: Double?

    @Option(help: "Of all signings, the share that never starts.")
    var neverStarts: Double?

    @Option(help: "Signings of an investment in 亿元 or more, such as `200@1,50@5,20@10`.")
    var counts: String?

    @Option(help: "`table` or `json`.")
    var format: AnswerFormat = .table

    func validate() throws {
        try format.require([.table, .json])
        guard file != nil || startedSameYear != nil || counts != nil else {
            throw ValidationError(
                "name a scenario file, or give --started-same-year and --started-next-year, or --counts")
        }
        guard (startedSameYear == nil) == (startedNextYear == nil) else {
            throw ValidationError("--started-same-year and --started-next-year go together")
        }
        guard neverStarts == nil || startedSameYear != nil else {
            throw ValidationError("--never-starts goes with --started-same-year and --started-next-year")
        }
        _ = try tail()
    }

    func run() throws {
        var targets: ScenarioCalibration.StartTargets?
        if let startedSameYear, let startedNextYear {
            targets = .init(sameYear: startedSameYear, nextYear: startedNextYear, neverStarts: neverStarts ?? 0)
        }
        let calibration: ScenarioCalibration
        if let file {
            calibration = try ScenarioCalibration(
                of: ScenarioDocument(contentsOf: URL(fileURLWithPath: file)), targets: targets, counts: tail())
            guard calibration.startCurve != nil || calibration.tail != nil else {
                throw Failure(
                    .badInput,
                    "\(file): no law here is fitted to counts\n\nhint: give them with `--started-same-year` and "
                        + "`--started-next-year`, or `--counts`")
            }
        } else {
            calibration = try ScenarioCalibration(targets: targets, counts: tail())
        }
        Console.answer(format == .json ? calibration.json.text(.pretty) : calibration.table(common.language))
    }

    private func tail() throws -> [ParetoFit.TailCount] {
        try (counts ?? "").split(separator: ",").map { pair in
            let numbers = pair.split(separator: "@", omittingEmptySubsequences: false).map { Double($0) }
            guard numbers.count == 2, let count = numbers[0], let threshold = numbers[1], count.isFinite,
                threshold.isFinite
            else { throw ValidationError("--counts is a list such as 200@1,50@5,20@10, not `\(counts ?? "")`") }
            return ParetoFit.TailCount(threshold: threshold, count: count)
        }
    }
}
