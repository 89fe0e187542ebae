// SPDX-License-Identifier: Apache-2.0
public import LandModel

/// The shape measures of all parcels as flat columns, one entry a parcel in the order of the snapshot.
///
/// The columns are those of ``ShapeMeasures``. What differs in number from parcel to parcel (steps, intervals, classes)
/// lies end to end, with a column that says where each parcel's part ends.
public struct ShapeColumns: Sendable {
    public let envelopeSquareMetres: Column<Double>
    public let minimumWidthMetres: Column<Double>
    public let compactness: Column<Double>
    public let aspect: Column<Double>
    public let rectangularityRatio: Column<Double>
    public let entranceDistanceMetres: Column<Double>
    public let longestFrontageMetres: Column<Double>
    /// By number in ``roadClasses``.
    let frontageEnds: Column<Int32>
    let frontageClasses: Column<Int32>
    let frontageMetres: Column<Double>
    /// By number in ``ShapeIndex/widthsMetres``, from the first on.
    let frontierEnds: Column<Int32>
    let frontierLengths: Column<Double>
    let frontierBounds: Column<Double>
    let ladderEnds: Column<Int32>
    let ladderLows: Column<Double>
    let ladderHighs: Column<Double>
    let cautionBits: Column<Int32>
    let roadClasses: [String?]

    public var count: Int { envelopeSquareMetres.count }

    public subscript(parcel: Int) -> ShapeMeasures {
        var measures = ShapeMeasures()
        measures.envelopeSquareMetres = envelopeSquareMetres[parcel]
        measures.minimumWidthMetres = minimumWidthMetres[parcel]
        measures.compactness = compactness[parcel]
        measures.aspect = aspect[parcel]
        measures.rectangularityRatio = rectangularityRatio[parcel]
        measures.entranceDistanceMetres = entranceDistanceMetres[parcel]
        measures.longestFrontageMetres = longestFrontageMetres[parcel]
        measures.frontages = range(parcel, frontageEnds).map {
            .init(roadClass: roadClasses[Int(frontageClasses[$0])], metres: frontageMetres[$0])
        }
        measures.frontier = FitFrontier(steps: Array(steps(of: parcel)))
        measures.ladder = CutLadder(intervals: Array(intervals(of: parcel)), cautions: [])
        measures.cautions = ShapeCautions(rawValue: cautionBits[parcel])
        return measures
    }

    /// As ``FitFrontier/fits(lengthMetres:widthMetres:)`` of the parcel, without an array being made.
    public func fits(lengthMetres: Double, widthMetres: Double, in parcel: Int) -> Bool? {
        FitFrontier.fits(lengthMetres: lengthMetres, widthMetres: widthMetres, by: steps(of: parcel))
    }

    /// As ``CutLadder/leastArea(in:)`` of the parcel.
    public func leastArea(in window: ClosedRange<Double>, of parcel: Int) -> Double? {
        CutLadder.leastArea(in: window, of: intervals(of: parcel))
    }

    private func steps(of parcel: Int) -> some BidirectionalCollection<FitFrontier.Step> {
        let own = range(parcel, frontierEnds)
        return own.lazy.map {
            FitFrontier.Step(
                widthMetres: ShapeIndex.widthsMetres[$0 - own.lowerBound], lengthMetres: frontierLengths[$0],
                lengthBoundMetres: frontierBounds[$0])
        }
    }

    private func intervals(of parcel: Int) -> some Collection<ClosedRange<Double>> {
        range(parcel, ladderEnds).lazy.map { ladderLows[$0]...ladderHighs[$0] }
    }

    private func range(_ parcel: Int, _ ends: Column<Int32>) -> Range<Int> {
        (parcel == 0 ? 0 : Int(ends[parcel - 1]))..<Int(ends[parcel])
    }
}
