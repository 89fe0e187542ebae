// SPDX-License-Identifier: Apache-2.0
public import SimpleFeatures

extension CRS {
    /// The zone number (带号) that all eastings of `envelope` start with: 38 for 38 414 289. The zones of China are 13
    /// to 23 of six degrees and 24 to 45 of three.
    public static func zonePrefix(in envelope: Envelope) -> Int? {
        guard !envelope.isEmpty, prefixedEastings.contains(envelope.minX), prefixedEastings.contains(envelope.maxX)
        else { return nil }
        let prefix = Int(envelope.minX / 1e6)
        return Int(envelope.maxX / 1e6) == prefix ? prefix : nil
    }

    /// Eastings that start with the number of a zone in China.
    static let prefixedEastings = 13e6..<46e6

    /// The entry of the EPSG register with this zone number before the eastings: EPSG:4526 for 38, EPSG:4497 for 19.
    ///
    /// It is on the datum of this CRS, as far as that is 西安80 or 北京54, and otherwise on CGCS2000. Nil when the
    /// register has none, as for zone 24.
    public func identifier(ofZonePrefix prefix: Int) -> String? {
        // The codes of the register go up with the zone number.
        let (sixDegrees, threeDegrees) =
            switch record.datum {
            case .restricted(name: "xian1980"): (2314, 2324)
            case .restricted(name: "beijing1954"): (21400, 2376)
            default: (4478, 4488)
            }
        return switch prefix {
        case 13...23: "EPSG:\(sixDegrees + prefix)"
        case 25...45: "EPSG:\(threeDegrees + prefix)"
        default: nil
        }
    }
}
