// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import LandModel
import Reporting

struct Layers: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the layers and their columns 图层与字段",
        discussion: """
            City folders, workspaces and exports use the same names. A bare number is in the unit of its column's name;
            `85亩` or `3亿元` is converted to it.

            EXAMPLES
              suodi layers
              suodi layers parcel
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: "Show the columns of this layer.")
    var layer: String?

    func run() throws {
        guard let name = layer else { return Console.answer(LayerListing.layers(common.language)) }
        guard let layer = Layer(named: name) else {
            throw Failure(.badInput, "there is no layer `\(name)`\n\nhint: `suodi layers` lists them")
        }
        Console.answer(LayerListing.fields(of: layer, common.language))
    }
}
