// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation
import SampleCity

struct Sample: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write the invented part of a sample city again 样例城市",
        discussion: """
            Reads the hand-kept facts of a city folder and writes its generated layers. Same seed, same bytes.

            EXAMPLE
              suodi sample geodata/zhuzhou --seed 20200303
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: "City folder with the hand-kept facts in `source/`.", completion: .directory)
    var folder: String

    @Option(help: "Seed of everything invented.")
    var seed: UInt64 = 20_200_303

    @Option(name: .shortAndLong, help: "Folder to write to (default: the same).", completion: .directory)
    var output: String?

    func run() throws {
        let source = URL(fileURLWithPath: folder)
        let city = try CityGenerator(folder: source, seed: seed).generate()
        try city.write(to: output.map { URL(fileURLWithPath: $0) } ?? source)
        common.note("Wrote `\(output ?? folder)`.", "已写入 `\(output ?? folder)`。")
    }
}
