// SPDX-License-Identifier: Apache-2.0

/// The locks on parcels, by parcel.
public struct SiteLocks: Sendable {
    private let byParcel: [Int32: [SiteLock]]
    private let parcelsByProject: [String: [Int]]
    /// The last day of the locks that hold on the base date, whoever holds them; NaN where there is none.
    let lastDays: Column<Double>

    /// - Parameter locks: by parcel id; those of unknown parcels are left out.
    init(_ locks: [String: [SiteLock]], on parcels: ParcelColumns, baseDate: CalendarDate) {
        var byParcel: [Int32: [SiteLock]] = [:]
        var lastDays = [Double](repeating: .nan, count: locks.isEmpty ? 0 : parcels.count)
        var byProject: [String: [Int]] = [:]
        if !locks.isEmpty {
            for (index, id) in parcels.id.enumerated() {
                guard let held = locks[id]?.sorted(by: { $0.until < $1.until }) else { continue }
                byParcel[Int32(index)] = held
                for project in Set(held.compactMap(\.projectID)) { byProject[project, default: []].append(index) }
                if let last = SiteLocks.lastDay(of: held, on: baseDate, against: nil) {
                    lastDays[index] = Double(last.daysSince1970)
                }
            }
        }
        self.byParcel = byParcel
        self.lastDays = locks.isEmpty ? Column(count: parcels.count) { _ in .nan } : Column(lastDays)
        parcelsByProject = byProject
    }

    /// In the order of their last days.
    public subscript(parcel: Int) -> [SiteLock] { byParcel[Int32(parcel)] ?? [] }

    /// The parcels on which a project itself holds a lock, ascending.
    public func parcels(lockedBy project: String) -> [Int] { parcelsByProject[project] ?? [] }

    /// The last day of the locks that keep a site from `project` on a day; nil where none does.
    public static func lastDay(
        of locks: [SiteLock], on day: CalendarDate, against project: String?
    ) -> CalendarDate? {
        locks.filter { $0.holds(on: day, against: project) }.map(\.until).max()
    }
}
