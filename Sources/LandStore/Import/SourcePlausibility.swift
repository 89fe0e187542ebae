// SPDX-License-Identifier: Apache-2.0
internal import CoordinateReference
internal import SimpleFeatures

/// Refuses coordinates that cannot be in the CRS they are said to be in: degrees taken for metres or the reverse.
struct SourcePlausibility {
    let source: String
    let crs: CRS
    private var envelope = Envelope.empty

    init(source: String, crs: CRS) {
        self.source = source
        self.crs = crs
    }

    /// - Parameter envelope: of the next features; all so far are judged together.
    mutating func require(_ next: Envelope) throws {
        let widened = envelope.union(next)
        guard widened != envelope else { return }
        envelope = widened
        switch crs.plausibility(of: envelope) {
        case .plausible: return
        case .looksLikeDegrees:
            throw WorkspaceError(
                .badData, "`\(source)`: the coordinates look like degrees, not metres of \(crs.identifier)",
                hint: "import with `--source-crs EPSG:4490`")
        case .looksProjected:
            throw WorkspaceError(
                .badData, "`\(source)`: the coordinates look projected, not degrees of \(crs.identifier)",
                hint: "say what they are in, such as `--source-crs EPSG:4547`")
        case .zonePrefix(let zone):
            throw WorkspaceError(
                .badData,
                "`\(source)`: eastings start with the zone number \(zone), which \(crs.identifier) has not",
                hint: crs.identifier(ofZonePrefix: zone).map {
                    "import with `--source-crs \($0)`, the CRS with the prefix"
                } ?? "take the zone number off the eastings")
        case .mixedZonePrefixes:
            throw WorkspaceError(
                .badData, "`\(source)`: eastings start with different zone numbers, or only some with one",
                hint: "split the file by the first two digits of the eastings, and import each part in its own zone")
        case .axesSwapped:
            throw WorkspaceError(
                .badData, "`\(source)`: northing or latitude comes first in its coordinates",
                hint: "swap them: easting or longitude comes first here")
        case .outsideAreaOfUse:
            throw WorkspaceError(
                .badData, "`\(source)`: the coordinates lie outside the area of use of \(crs.identifier)",
                hint: "check the CRS and the order of the axes (easting or longitude comes first)")
        }
    }
}
