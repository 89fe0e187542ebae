// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

extension ShapeMeasures {
    /// Measures a parcel. What cannot be measured is left unknown, so that one bad parcel stops nothing.
    ///
    /// The work is bounded: edges looked at for the frontier by ``ShapeIndex/effort``, sections by the cut policy.
    init(of parcel: Int, on ground: CityGround) {
        do {
            let land = try ground.ground(of: parcel)
            if land.geometry.area > 0 {
                if case .invalid = try land.geometry.validity() { cautions.insert(.notValid) }
            } else {
                cautions.insert(.noArea)
            }
            attempt { measures throws(SpatialError) in
                measures.measure(try ground.hallFit(of: land.geometry, from: [parcel]))
            }
            attempt { measures throws(SpatialError) in measures.measure(try ground.shape(of: land.geometry)) }
            longestFrontageMetres = land.frontages.longestMetres
            attempt { measures throws(SpatialError) in try measures.measureCuts(of: land, by: ground.policy.cut) }
        } catch {
            cautions.insert(.notMeasured)
        }
    }

    private mutating func attempt(_ measure: (inout ShapeMeasures) throws(SpatialError) -> Void) {
        do {
            try measure(&self)
        } catch {
            cautions.insert(.notMeasured)
        }
    }

    private mutating func measure(_ fit: HallFit) {
        envelopeSquareMetres = fit.envelope.squareMetres
        if fit.outline.simplifiedByMetres > 0 { cautions.insert(.outlineSimplified) }
        let found = fit.outline.frontier(widthsMetres: ShapeIndex.widthsMetres, effort: ShapeIndex.effort).steps
        if found.contains(where: { $0.lengthBoundMetres == .infinity }) {
            cautions.insert(.frontierCutOff)
            frontier = FitFrontier(steps: found)
        } else {
            // Where a square of a width does not fit, nothing wider does: the steps beyond say nothing more.
            let last = found.firstIndex { $0.lengthMetres == 0 } ?? found.count - 1
            frontier = FitFrontier(steps: Array(found[...last]))
        }
    }

    private mutating func measure(_ shape: ParcelShape) {
        minimumWidthMetres = shape.minimumWidthMetres
        compactness = shape.compactness
        aspect = shape.aspect
        rectangularityRatio = shape.rectangularityRatio
        frontages = shape.frontages
        entranceDistanceMetres = shape.entranceDistanceMetres ?? .nan
    }

    private mutating func measureCuts(of land: ParcelGround, by policy: CutPolicy) throws(SpatialError) {
        // A recorded area that is no number gives no share to count areas by.
        if case .share(let ratio) = land.net, !(ratio >= 0 && ratio.isFinite) {
            cautions.insert(.notMeasured)
            return
        }
        let found = try ParcelCutter(policy: policy).ladder(of: land)
        ladder = CutLadder(intervals: found.intervals, cautions: [])
        for caution in found.cautions {
            switch caution {
            case .directionsLeftOut, .sweepsLeftOut, .divisionsLeftOut: cautions.insert(.ladderCutOff)
            case .notValid: cautions.insert(.notValid)
            case .noFrontage, .partsNotConnected, .cutsTooNearToEdges: break
            }
        }
    }
}
