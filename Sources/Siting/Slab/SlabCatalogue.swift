// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures
internal import Synchronization

/// The grounds of a city laid out in slabs, each made when it is first asked for and then remembered.
///
/// Whatever it says is a function of the city and the parcels alone: neither threads nor the order of questions matter.
/// Two threads that ask for the same at once may both make it.
package final class SlabCatalogue: Sendable {
    private let city: CityGround
    private let shards: [Shard]

    /// What cannot be laid out is remembered as nil.
    private final class Shard: Sendable {
        let known = Mutex<[[Int]: SlabGround?]>([:])
    }

    private static let shardCount = 16

    package init(_ city: CityGround) {
        self.city = city
        shards = (0..<Self.shardCount).map { _ in Shard() }
    }

    /// A parcel, or neighbours as one.
    ///
    /// - Parameter parcels: positions in the snapshot, ascending.
    /// - Returns: nil where a shape is not valid, or the parcels do not make one polygon.
    /// - Throws: a `SpatialError` where GEOS refuses an operation.
    /// - Complexity: O(1) when it has been made before.
    package func ground(of parcels: [Int]) throws -> SlabGround? {
        precondition(!parcels.isEmpty && zip(parcels, parcels.dropFirst()).allSatisfy(<), "parcels ascend")
        let shard = shards[parcels.reduce(0) { ($0 &* 31 &+ $1) & (Self.shardCount - 1) }]
        if let known = shard.known.withLock({ $0[parcels] }) { return known }
        let made = try make(parcels)
        return shard.known.withLock { known in
            // All threads get the one that was kept, with what has been measured of it.
            if let kept = known[parcels] { return kept }
            known[parcels] = .some(made)
            return made
        }
    }

    private func make(_ parcels: [Int]) throws -> SlabGround? {
        guard let land = try city.land(of: parcels), land.geometry.isValid else { return nil }
        return SlabGround(land, of: parcels, on: city)
    }
}
