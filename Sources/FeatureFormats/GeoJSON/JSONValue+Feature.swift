// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

extension JSONValue {
    /// The `type` of a GeoJSON object.
    func geoJSONType() throws(GeoJSONFault) -> String {
        guard case .object = self else { throw GeoJSONFault("expected a GeoJSON object, found \(kind)") }
        guard let type = self["type"] else { throw GeoJSONFault("has no `type`") }
        guard let text = type.text else { throw GeoJSONFault("its `type` is \(type.kind), not a text") }
        return text
    }

    /// A feature, or a bare geometry as a feature without properties.
    func feature() throws(GeoJSONFault) -> Feature {
        guard try geoJSONType() == "Feature" else { return Feature(geometry: try geometry()) }
        guard let place = self["geometry"] else {
            throw GeoJSONFault("has no `geometry`", hint: "write `\"geometry\": null` for a feature without a place")
        }
        var feature = Feature(id: try featureID(), geometry: nil)
        if case .null = place {} else { feature.geometry = try place.geometry() }
        switch self["properties"] {
        case nil, .null: break
        case .object(let members):
            feature.propertyOrder = members.map(\.name)
            feature.properties = Dictionary(members.map { ($0.name, $0.value.property) }) { _, last in last }
        case .some(let other): throw GeoJSONFault("its `properties` are \(other.kind), not an object")
        }
        return feature
    }

    /// The id as a text; nil when there is none.
    func featureID() throws(GeoJSONFault) -> String? {
        switch self["id"] {
        case nil, .null: nil
        case .string(let id): id
        case .integer(let id): String(id)
        case .real(let id): id.description
        case .some(let other): throw GeoJSONFault("its `id` is \(other.kind), not a text or a number")
        }
    }

    /// What the `crs` member of GeoJSON before 2016 names.
    func declaredCRS() throws(GeoJSONFault) -> String? {
        if case .null = self { return nil }
        let properties = self["properties"]
        if let name = properties?["name"]?.text ?? properties?["href"]?.text { return name }
        if case .integer(let code) = properties?["code"] { return "EPSG:\(code)" }
        throw GeoJSONFault("its `crs` does not name a CRS", hint: "remove the member, and give the CRS at import")
    }
}
