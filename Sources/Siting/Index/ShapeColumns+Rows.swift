// SPDX-License-Identifier: Apache-2.0
internal import LandModel

extension ShapeColumns {
    /// - Parameters:
    ///   - measures: of all parcels, in order.
    ///   - roadClasses: all that the measures may name.
    init(_ measures: [ShapeMeasures], roadClasses: [String?]) {
        func numbers(_ value: (ShapeMeasures) -> Double) -> Column<Double> {
            Column(count: measures.count) { value(measures[$0]) }
        }
        func ends(_ count: (ShapeMeasures) -> Int) -> Column<Int32> {
            var end = 0
            return Column(count: measures.count) {
                end += count(measures[$0])
                return Int32(end)
            }
        }
        func flat<Part, Value>(_ parts: (ShapeMeasures) -> [Part], _ value: (Part) -> Value) -> Column<Value> {
            Column(measures.flatMap { parts($0).map(value) })
        }
        let numberOfClass = Dictionary(uniqueKeysWithValues: roadClasses.enumerated().map { ($1, Int32($0)) })
        envelopeSquareMetres = numbers(\.envelopeSquareMetres)
        minimumWidthMetres = numbers(\.minimumWidthMetres)
        compactness = numbers(\.compactness)
        aspect = numbers(\.aspect)
        rectangularityRatio = numbers(\.rectangularityRatio)
        entranceDistanceMetres = numbers(\.entranceDistanceMetres)
        longestFrontageMetres = numbers(\.longestFrontageMetres)
        frontageEnds = ends { $0.frontages.count }
        frontageClasses = flat(\.frontages) { frontage in
            guard let number = numberOfClass[frontage.roadClass] else {
                preconditionFailure("frontages are on the roads of the snapshot")
            }
            return number
        }
        frontageMetres = flat(\.frontages, \.metres)
        frontierEnds = ends { $0.frontier.steps.count }
        frontierLengths = flat(\.frontier.steps, \.lengthMetres)
        frontierBounds = flat(\.frontier.steps, \.lengthBoundMetres)
        ladderEnds = ends { $0.ladder.intervals.count }
        ladderLows = flat(\.ladder.intervals, \.lowerBound)
        ladderHighs = flat(\.ladder.intervals, \.upperBound)
        cautionBits = Column(count: measures.count) { measures[$0].cautions.rawValue }
        self.roadClasses = roadClasses
    }
}
