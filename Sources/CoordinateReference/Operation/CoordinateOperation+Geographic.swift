// SPDX-License-Identifier: Apache-2.0
internal import Synchronization

extension CoordinateOperation {
    /// The way to degrees on the same datum, kept for the next call.
    static func toGeographic(from crs: CRS) throws(CoordinateReferenceError) -> CoordinateOperation {
        if let kept = kept.withLock({ $0[crs] }) { return kept }
        let made = try CoordinateOperation(from: crs, to: crs.geographicBase())
        kept.withLock {
            // A workspace has one or two CRSs. The limit is against a caller that tries hundreds.
            if $0.count >= 16 { $0.removeAll() }
            $0[crs] = made
        }
        return made
    }

    private static let kept = Mutex<[CRS: CoordinateOperation]>([:])
}
