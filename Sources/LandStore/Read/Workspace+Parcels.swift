// SPDX-License-Identifier: Apache-2.0
internal import Dispatch
internal import GeoPackage
internal import LandModel
internal import Synchronization

extension Workspace {
    /// All parcels, batch by batch into columns: no object is made for a row. While one batch is turned into columns,
    /// the next is read.
    func parcelRows(_ reader: GeoPackageReader) throws -> ParcelRows {
        let gathering = ParcelGathering()
        let queue = DispatchQueue(label: "suodi.parcels")
        let room = DispatchSemaphore(value: ParcelGathering.batchesAhead)
        // A semaphore may not go while a batch still holds a place.
        defer { queue.sync {} }
        let cells = try ParcelCells(reader)
        try reader.forEachBatch(of: Layer.parcel.rawValue, columns: cells.columns) { batch in
            let batch = copy batch
            try gathering.rethrow()
            room.wait()
            queue.async {
                gathering.append(batch, cells)
                room.signal()
            }
        }
        return try queue.sync { try gathering.rows() }
    }
}

/// Parcels on their way from batches into columns, one batch at a time and in order.
private final class ParcelGathering: Sendable {
    static let batchesAhead = 4

    private struct State {
        var rows = ParcelRows()
        var texts = RepeatedTexts()
        var failure: (any Error)?
    }

    private let state = Mutex(State())

    func append(_ batch: RowBatch, _ cells: ParcelCells) {
        state.withLock { state in
            guard state.failure == nil else { return }
            do {
                for row in 0..<batch.rowCount {
                    try cells.append(row, of: batch, to: &state.rows, &state.texts)
                }
            } catch {
                state.failure = error
            }
        }
    }

    func rethrow() throws {
        if let failure = state.withLock({ $0.failure }) { throw failure }
    }

    func rows() throws -> ParcelRows {
        try rethrow()
        return state.withLock { $0.rows }
    }
}

/// What texts that repeat from row to row mean, each read once.
private struct RepeatedTexts {
    private var stages: [String: ParcelStage] = Dictionary(
        uniqueKeysWithValues: ParcelStage.allCases.map { ($0.rawValue, $0) })
    private var dates: [String: CalendarDate] = [:]

    func stage(_ text: String) -> ParcelStage? { stages[text] }

    mutating func date(_ text: String) throws(QuantityError) -> CalendarDate {
        if let known = dates[text] { return known }
        let date = try CalendarDate(parsing: text)
        dates[text] = date
        return date
    }
}

/// The cells of a row of parcels, by position.
private struct ParcelCells {
    private static let first =
        [
            "geom", "id", "park_id", "county", "land_use", "stage", "gross_area_m2", "dedicated_area_m2", "net_area_m2",
            "ellipsoidal_area_m2", "ready_on", "price_wan_per_mu", "far_min", "far_max", "slope_percent", "checked_on",
            "synthetic",
        ] + UtilityKind.allCases.map(\.fieldName) + ["holder"]
    private static let setback = "edge_setback_m"

    let columns: [String]
    private let hasSetback: Bool

    init(_ reader: GeoPackageReader) throws {
        hasSetback = try WorkspaceSchema.fields(of: .parcel, in: reader).contains { $0.name == Self.setback }
        columns = Self.first + (hasSetback ? [Self.setback] : [])
    }

    func append(
        _ row: Int, of batch: borrowing RowBatch, to rows: inout ParcelRows, _ texts: inout RepeatedTexts
    ) throws {
        let id = Self.text(1, row, batch) ?? "?"
        func broken(_ column: Int, _ reason: String) -> WorkspaceError {
            .broken(.parcel, id, columns[column], reason)
        }
        let stageText = Self.text(5, row, batch) ?? ""
        guard let stage = texts.stage(stageText) else { throw broken(5, "`\(stageText)` is not a parcel stage") }
        var figures = ParcelRows.Figures(stage: stage, ellipsoidalAreaSquareMetres: 0)
        let ellipsoidal = Self.number(9, row, batch)
        if !ellipsoidal.isNaN { figures.ellipsoidalAreaSquareMetres = ellipsoidal }
        figures.grossAreaSquareMetres = Self.number(6, row, batch)
        figures.dedicatedAreaSquareMetres = Self.number(7, row, batch)
        figures.netAreaSquareMetres = Self.number(8, row, batch)
        figures.priceWanPerMu = Self.number(11, row, batch)
        figures.farMinimum = Self.number(12, row, batch)
        figures.farMaximum = Self.number(13, row, batch)
        figures.slopePercent = Self.number(14, row, batch)
        for position in 0..<UtilityKind.allCases.count {
            figures.capacities[position] = Self.number(17 + position, row, batch)
        }
        for (column, day) in [(10, \ParcelRows.Figures.readyOn), (15, \.checkedOn)] {
            guard let text = Self.text(column, row, batch) else { continue }
            do {
                figures[keyPath: day] = try texts.date(text)
            } catch {
                throw broken(column, "\(error)")
            }
        }
        figures.isSynthetic = Self.number(16, row, batch) == 1
        let holder = 17 + UtilityKind.allCases.count
        if hasSetback { figures.edgeSetbackMetres = Self.number(holder + 1, row, batch) }
        rows.append(
            id: id, parkID: Self.text(2, row, batch), county: Self.text(3, row, batch) ?? "",
            landUse: Self.text(4, row, batch) ?? "",
            holder: Self.text(holder, row, batch), figures)
        try Self.appendShape(row, of: batch, to: &rows.shapes) { broken(0, $0) }
    }

    private static func appendShape(
        _ row: Int, of batch: borrowing RowBatch, to shapes: inout PolygonRows, _ broken: (String) -> WorkspaceError
    ) throws {
        guard batch.kind(row, 0) == .blob else { throw broken("the geometry is missing") }
        var arrays = PolygonArrays()
        do {
            _ = try batch.polygons(row, 0, into: &arrays)
            shapes.append(x: arrays.x, y: arrays.y, ringEnds: arrays.ringEnds, partEnds: arrays.partEnds)
        } catch {
            // Another kind of geometry counts by its polygons; what is no geometry throws again.
            guard let geometry = try batch.geometry(row, 0) else { throw error }
            shapes.append(geometry)
        }
    }

    private static func text(_ column: Int, _ row: Int, _ batch: borrowing RowBatch) -> String? {
        batch.kind(row, column) == .text ? (try? batch.text(row, column)) : nil
    }

    private static func number(_ column: Int, _ row: Int, _ batch: borrowing RowBatch) -> Double {
        switch batch.kind(row, column) {
        case .integer, .real: (try? batch.real(row, column)) ?? .nan
        case .text, .blob, .null: .nan
        }
    }
}
