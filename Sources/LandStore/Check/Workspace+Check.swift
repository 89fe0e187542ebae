// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import GeoPackage
internal import LandModel
internal import SimpleFeatures

extension Workspace {
    /// Share of the measured area by which a recorded one may differ before it is a fault.
    public static let areaTolerance = 0.01

    /// Everything in the data that contradicts itself or the rest, in the order of layers and ids.
    ///
    /// - Complexity: O(n log n) for n parcels whose envelopes overlap few others.
    public func check() throws -> [Fault] {
        try file.read { reader in
            let ids = try Dictionary(
                uniqueKeysWithValues: Layer.allCases.map { layer in
                    (layer, Set(try map(layer, reader) { $0.id }))
                })
            var faults: [Fault] = []
            for layer in Layer.allCases {
                let found = try map(layer, reader) { row in try self.faults(of: row, known: ids) }
                faults += found.joined().sorted { ($0.featureID, $0.code.rawValue) < ($1.featureID, $1.code.rawValue) }
            }
            let damage = try reader.integrityProblems().map {
                Fault(code: .damagedFile, layer: nil, featureID: "", message: $0, location: nil)
            }
            return try damage + faults + overlaps(reader)
        }
    }

    private func faults(of row: RowReader, known: [Layer: Set<String>]) throws -> [Fault] {
        var faults: [Fault] = []
        func add(_ code: Fault.Code, _ message: String, at location: Coordinate? = nil) {
            faults.append(Fault(code: code, layer: row.layer, featureID: row.id, message: message, location: location))
        }
        for field in row.layer.schema.fields {
            if let target = field.references, let id = row.text(field.name), !(known[target] ?? []).contains(id) {
                add(.danglingReference, "\(field.name): there is no \(target.rawValue) `\(id)`")
            }
            if field.kind == .date, let text = row.text(field.name), (try? CalendarDate(parsing: text)) == nil {
                add(.unreadable, "\(field.name): `\(text)` is not a date")
            }
        }
        // A floor in a plan has no ground of its own.
        if row.layer.schema.geometry != nil, row.layer != .planSite || row["geom"] != .null {
            do {
                if case .invalid(let reason, let location) = try row.geometry().validity() {
                    add(.invalidGeometry, reason, at: location)
                }
            } catch {
                add(.invalidGeometry, "\(error)")
            }
        }
        if let reversal = RowWindows.reversal(in: row.layer, { row[$0] }) { add(.windowReversed, reversal) }
        if row.layer == .parcel { parcelFaults(row, add) }
        return faults
    }

    private func parcelFaults(_ row: RowReader, _ add: (Fault.Code, String, Coordinate?) -> Void) {
        let location = (try? row.geometry())?.firstCoordinate
        if row.text("stage").flatMap(ParcelStage.init(rawValue:)) == nil {
            add(.unreadable, "stage: `\(row.text("stage") ?? "")` is not a parcel stage", location)
        }
        if let code = row.text("land_use"), !LandUseCode(code).isKnown {
            add(.unknownLandUse, "`\(code)` permits only projects of the same code", location)
        }
        let (gross, net) = (row.real("gross_area_m2"), row.real("net_area_m2"))
        if let gross, let net, net > gross * (1 + 1e-9) {
            add(.netAboveGross, "net \(Area(squareMetres: net)), gross \(Area(squareMetres: gross))", location)
        }
        guard let measured = row.real("ellipsoidal_area_m2"), measured > 0 else { return }
        // Net land is less than what is measured, by what is dedicated; it cannot be more.
        let recorded = gross ?? net.map { max($0, measured) } ?? measured
        let difference = (recorded - measured) / measured
        if abs(difference) > Workspace.areaTolerance {
            add(
                .areasDisagree,
                "recorded \(Area(squareMetres: recorded)), measured \(Area(squareMetres: measured)) "
                    + "(\((difference * 100).plainText(decimals: 1)) %)", location)
        }
    }

    /// Pairs of parcels that share more than a square metre of ground.
    private func overlaps(_ reader: GeoPackageReader) throws -> [Fault] {
        let parcels = try map(.parcel, reader) { row in (try? row.geometry()).map { (id: row.id, geometry: $0) } }
            .sorted { $0.id < $1.id }
        let index = SpatialIndex(parcels.map(\.geometry.envelope))
        var faults: [Fault] = []
        for (position, parcel) in parcels.enumerated() where parcel.geometry.isValid {
            for other in index.query(parcel.geometry.envelope) where other > position {
                let neighbour = parcels[other]
                guard neighbour.geometry.isValid, try parcel.geometry.intersects(neighbour.geometry) else { continue }
                let shared = try parcel.geometry.intersection(neighbour.geometry)
                guard shared.area > 1 else { continue }
                faults.append(
                    Fault(
                        code: .overlap, layer: .parcel, featureID: parcel.id,
                        message: "shares \(Area(squareMetres: shared.area)) with `\(neighbour.id)`",
                        location: try shared.pointOnSurface().coordinates.first))
            }
        }
        return faults
    }
}
