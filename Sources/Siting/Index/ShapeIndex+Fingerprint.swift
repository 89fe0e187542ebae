// SPDX-License-Identifier: Apache-2.0
internal import LandModel

extension ShapeIndex {
    /// Counts the changes of what is measured and how.
    private static let format = 1

    /// Tells policies apart, and builds of Suodi, under which parcels measure differently: FNV-1a over every figure that
    /// bears on envelopes, frontages and cuts. Equal on every machine and in every run; sources and notes do not count.
    public static func fingerprint(of policy: SitingPolicy) -> UInt64 {
        let (setbacks, cut) = (policy.setbacks, policy.cut)
        var words = ["\(format)", "\(widthsMetres)", "\(effort.toleranceRatio)", "\(effort.visitLimit)"]
        words += [setbacks.reachMetres, setbacks.insideMetres, setbacks.parallelDegrees, setbacks.otherMetres]
            .map { "\($0.value)" }
        for setback in setbacks.setbacks {
            words += [
                setback.faces.rawValue, setback.class.map { "class \($0)" } ?? "any class", "\(setback.metres)",
                setback.measuredFrom.rawValue,
            ]
        }
        for part in [cut.allotment, cut.remainder] {
            words += [part.minimumNetAreaSquareMetres, part.minimumFrontageMetres, part.minimumWidthMetres]
                .map { "\($0)" }
        }
        words += ["\(cut.minimumNeckMetres)", "\(cut.maximumAxisCount)", "\(cut.maximumSectionWork)"]
        return words.joined(separator: "\n").utf8
            .reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
