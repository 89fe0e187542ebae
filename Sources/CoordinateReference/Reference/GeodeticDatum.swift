// SPDX-License-Identifier: Apache-2.0

/// The datums this module treats in a way of its own.
enum GeodeticDatum: Hashable, Sendable {
    /// WGS 84 and CGCS2000: within a few centimetres of each other, and equal to PROJ.
    case global
    /// 北京54, 西安80, 新北京54: tens to hundreds of metres from the global ones by local parameters that are not public.
    case restricted(name: String)
    case other(name: String)

    init(name: String) {
        let letters = String(name.lowercased().filter { $0.isLetter || $0.isNumber })
        self =
            switch letters {
            case _ where letters.contains("beijing"), _ where letters.contains("xian1980"): .restricted(name: letters)
            case _ where letters.hasPrefix("worldgeodeticsystem1984"), "wgs84", "wgs1984", "china2000": .global
            default: .other(name: letters)
            }
    }

    var isRestricted: Bool {
        if case .restricted = self { true } else { false }
    }
}
