// SPDX-License-Identifier: Apache-2.0

/// How GEOS makes a geometry valid.
public enum RepairMethod: Hashable, Sendable {
    /// Repairs each ring, joins the shells and subtracts the holes: what the rings mean decides.
    case structure
    /// Nodes all rings and keeps the faces that an odd number of them encloses: what the lines enclose decides.
    case linework
}
