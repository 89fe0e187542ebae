// SPDX-License-Identifier: Apache-2.0

/// What the shape index knows of one parcel.
///
/// The envelope is that of ``CityGround/envelope(of:from:)``, the shape that of ``CityGround/shape(of:)``, frontages and
/// cuts those of ``CityGround/ground(of:)``. Numbers that could not be measured are NaN, and ``cautions`` says so.
public struct ShapeMeasures: Sendable, Hashable {
    /// Of the buildable envelope.
    public internal(set) var envelopeSquareMetres = Double.nan
    /// As in ``ParcelShape``; of the parcel.
    public internal(set) var minimumWidthMetres = Double.nan
    public internal(set) var compactness = Double.nan
    public internal(set) var aspect = Double.nan
    public internal(set) var rectangularityRatio = Double.nan
    /// NaN also where there is no entrance.
    public internal(set) var entranceDistanceMetres = Double.nan
    /// By class of road, unknown first.
    public internal(set) var frontages: [ParcelShape.Frontage] = []
    /// The longest stretch along a road without a sharp corner; zero for none.
    public internal(set) var longestFrontageMetres = Double.nan
    /// For the first of ``ShapeIndex/widthsMetres``, as far as anything of that width fits; no steps where nothing is
    /// known. Beyond the last step nothing fits that is wider by ``FitOutline/fitToleranceMetres``, unless its bound is
    /// infinite.
    public internal(set) var frontier = FitFrontier(steps: [])
    /// Its cautions are told by ``cautions``.
    public internal(set) var ladder = CutLadder(intervals: [], cautions: [])
    public internal(set) var cautions: ShapeCautions = []
}
