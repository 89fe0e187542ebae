// SPDX-License-Identifier: Apache-2.0

/// Factory floor that one firm asks for in one replication.
struct FloorNeed {
    enum Kind: Int, CaseIterable {
        case smallFirm, substitution, transition
    }

    var kind: Kind
    var entity: UInt64
    var due: Double
    var givesUp: Double
    var squareMetres: Int
    var leaseMonths: Double
    var park: Int
    var allowed: Int
}
