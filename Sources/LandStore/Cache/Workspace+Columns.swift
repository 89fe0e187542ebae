// SPDX-License-Identifier: Apache-2.0
public import LandModel
internal import Synchronization

extension Workspace {
    /// Below this many parcels there is no cache: reading is as fast as checking, and working out as fast as reading.
    public static let leastParcelsToCache = 20_000

    /// Columns that were worked out from `snapshot` before and kept with ``keepColumns(_:named:fingerprint:of:)``; nil
    /// where there are none, or where they are of another state of the workspace, of another fingerprint, or not sound.
    ///
    /// - Parameters:
    ///   - name: of what the columns hold; part of the name of a file.
    ///   - fingerprint: of all that they follow from beside the workspace, such as a policy and the way of working out.
    ///   - snapshot: the one that was read last with a cache beside it; of others nothing is known.
    public func columns(named name: String, fingerprint: UInt64, of snapshot: LandSnapshot) -> NamedColumns? {
        cache(of: snapshot)?.columns(named: name, fingerprint: fingerprint)
    }

    /// Keeps columns worked out from `snapshot` beside the workspace, in place of others of that name, for as long as
    /// nothing changes. Where that cannot be written, or the snapshot has no cache, nothing happens.
    public func keepColumns(
        _ columns: NamedColumns, named name: String, fingerprint: UInt64, of snapshot: LandSnapshot
    ) {
        cache(of: snapshot)?.write(columns, named: name, fingerprint: fingerprint)
    }

    /// The cache of a snapshot, if it is the one that was read last with a cache beside it.
    func cache(of snapshot: LandSnapshot) -> SnapshotCache? {
        lastCached.withLock { $0?.index === snapshot.parcelIndex ? $0?.cache : nil }
    }
}
