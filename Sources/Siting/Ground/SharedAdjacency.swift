// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import SimpleFeatures
internal import Synchronization

/// The neighbours of a city, found when they are first asked for and then kept.
final class SharedAdjacency: Sendable {
    private let known = Mutex<ParcelAdjacency?>(nil)

    /// Of two threads that ask at once the second waits: finding them takes all there is.
    func value(_ find: () throws(SpatialError) -> ParcelAdjacency) throws(SpatialError) -> ParcelAdjacency {
        let result: Result<ParcelAdjacency, SpatialError> = known.withLock { known in
            if let known { return .success(known) }
            do throws(SpatialError) {
                let found = try find()
                known = found
                return .success(found)
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }
}
