// SPDX-License-Identifier: Apache-2.0
import LandModel
import Testing

@testable import Reporting

@Suite("Areas that can be cut are printed so that they can be asked for")
struct LadderTextTests {
    @Test("ends are rounded into the range, and whole areas stay whole")
    func inward() {
        let ladder = [Area(mu: 19.6001).squareMetres...Area(mu: 78.3999).squareMetres, 60_000.0...66_666.0]
        #expect(LadderText.text(ladder, .english) == "19.61..78.39亩, 90..99.99亩")
        #expect(LadderText.text(ladder, .chinese) == "19.61..78.39亩、90..99.99亩")
    }

    @Test("a range narrower than what is printed is one area")
    func narrow() {
        #expect(LadderText.text([20_000.0...20_000.5], .english) == "30亩")
    }

    @Test("the nearest area is rounded away from the end it stands at")
    func nearest() {
        let ladder = [Area(mu: 19.6001).squareMetres...Area(mu: 78.3999).squareMetres]
        #expect(LadderText.text(of: ladder[0].lowerBound, in: ladder) == "19.61亩")
        #expect(LadderText.text(of: ladder[0].upperBound, in: ladder) == "78.39亩")
    }
}
