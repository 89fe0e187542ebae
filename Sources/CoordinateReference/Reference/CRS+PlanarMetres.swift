// SPDX-License-Identifier: Apache-2.0

extension CRS {
    /// Lets through a projected CRS in metres, and refuses everything else in the name of `operation`.
    /// - Throws: `notPlanarMetres`, which names the operation and the CRS and says how to go on.
    public func requirePlanarMetres(operation: String) throws(CoordinateReferenceError) {
        if isProjected && metresPerUnit == 1 { return }
        let unit = isGeographic ? "degrees" : "units of \(metresPerUnit) m"
        throw CoordinateReferenceError(
            code: .notPlanarMetres,
            message: "`\(operation)` needs metres in a plane, but \(self) is in \(unit)",
            hint: "transform to a projected CRS in metres, such as EPSG:4547 for Zhuzhou")
    }
}
