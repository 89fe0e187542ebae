// SPDX-License-Identifier: Apache-2.0
import LandModel
import Testing

@testable import Siting

@Suite("Changes as they are printed")
struct RelaxationRoundingTests {
    @Test("are widened to what is printed, never narrowed, and stay as they are when they can be printed")
    func outward() throws {
        func distance(_ metres: Double, isMaximum: Bool) -> Relaxation {
            .distance(.init(facilityKind: "port", isMaximum: isMaximum, metres: metres))
        }
        let pairs: [(Relaxation, Relaxation)] = [
            (.netAreaFrom(Area(mu: 97.127)), .netAreaFrom(Area(mu: 97.12))),
            (.netAreaFrom(Area(mu: 97.9999999)), .netAreaFrom(Area(mu: 98))),
            (.netAreaUpTo(Area(mu: 97.123)), .netAreaUpTo(Area(mu: 97.13))),
            (.netAreaUpTo(Area(mu: 98.0000001)), .netAreaUpTo(Area(mu: 98))),
            (.floorAreaFrom(Area(squareMetres: 123.457)), .floorAreaFrom(Area(squareMetres: 123.45))),
            (.floorAreaUpTo(Area(squareMetres: 123.453)), .floorAreaUpTo(Area(squareMetres: 123.46))),
            (.priceUpTo(wanPerMu: 12.34561), .priceUpTo(wanPerMu: 12.3457)),
            (.slopeUpTo(percent: 3.00001), .slopeUpTo(percent: 3.0001)),
            (.utilityDownTo(.power, amount: 99.99999), .utilityDownTo(.power, amount: 99.9999)),
            (distance(1000.0001, isMaximum: true), distance(1000.001, isMaximum: true)),
            (distance(999.9999, isMaximum: false), distance(999.999, isMaximum: false)),
            (.exclusionShareUpTo(0.1234567811), .exclusionShareUpTo(0.12345679)),
            (.floorHeightDownTo(metres: 7.139), .floorHeightDownTo(metres: 7.13)),
            (
                .floorLoadDownTo(kilonewtonsPerSquareMetre: 10.019),
                .floorLoadDownTo(kilonewtonsPerSquareMetre: 10.01)
            ),
        ]
        for (change, wanted) in pairs {
            #expect(change.roundedOutward() == wanted)
            #expect(wanted.roundedOutward() == wanted)
        }
        for change in [Relaxation.transferTo(county: "B"), .addPark(id: "east")] {
            #expect(change.roundedOutward() == change)
        }
    }

    @Test("replace each other when they move the same end of the same criterion")
    func sameDirection() {
        let (from, upTo) = (Relaxation.netAreaFrom(Area(mu: 1)), Relaxation.netAreaUpTo(Area(mu: 1)))
        #expect(from.isSameDirection(as: .netAreaFrom(Area(mu: 2))))
        #expect(upTo.isSameDirection(as: .netAreaUpTo(Area(mu: 2))))
        #expect(!from.isSameDirection(as: upTo) && !upTo.isSameDirection(as: from))
        #expect(!from.isSameDirection(as: .priceUpTo(wanPerMu: 1)))
        #expect(!Relaxation.addPark(id: "a").isSameDirection(as: .addPark(id: "b")))
    }
}
