// SPDX-License-Identifier: Apache-2.0
import Foundation
import SimpleFeatures
import SitingSupport

@testable import Siting

extension RandomParcel {
    static func frame(_ angle: Double, around geometry: Geometry) -> SweepFrame {
        SweepFrame(origin: geometry.envelope.center, direction: Coordinate(cos(angle), sin(angle)))
    }
}

extension SweepFrame {
    /// All that lies before the line at `place`, as a box far larger than a parcel.
    func halfPlane(before place: Double) throws -> Geometry {
        let far = 5_000.0
        let corners = [(place, -far), (place, far), (place - far, far), (place - far, -far), (place, -far)]
        return try .polygon(exterior: corners.map { self.place(along: $0.0, across: $0.1) })
    }
}
