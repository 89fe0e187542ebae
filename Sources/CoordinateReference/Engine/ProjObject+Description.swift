// SPDX-License-Identifier: Apache-2.0
internal import CPROJ

extension ProjObject {
    var type: PJ_TYPE { unsafe read { unsafe proj_get_type($1) } }

    var name: String { unsafe read { unsafe Self.text(proj_get_name($1)) ?? "" } }

    /// `EPSG:4547`, when the object says which register it is from.
    var identifier: String? {
        unsafe read { _, object in
            // SAFETY: the texts belong to the object and are copied.
            guard let authority = unsafe Self.text(proj_get_id_auth_name(object, 0)),
                let code = unsafe Self.text(proj_get_id_code(object, 0))
            else { return nil }
            return "\(authority):\(code)"
        }
    }

    /// The entry of the EPSG register that means the same as this CRS, when PROJ is nearly sure.
    var identifiedInEPSG: String? {
        unsafe read { context, object in
            var confidences: UnsafeMutablePointer<Int32>?
            // SAFETY: list and confidences are ours and released; entries are copied before.
            guard let list = unsafe proj_identify(context, object, "EPSG", nil, &confidences) else { return nil }
            defer {
                unsafe proj_list_destroy(list)
                unsafe proj_int_list_destroy(confidences)
            }
            // From 90 up PROJ has found all parameters equal and at most the name spelt otherwise.
            guard unsafe proj_list_get_count(list) > 0, let best = unsafe confidences?.pointee, best >= 90 else {
                return nil
            }
            return unsafe ProjObject(in: self.context) { unsafe proj_list_get($0, list, 0) }?.identifier
        }
    }

    /// The object as well-known text on one line; nil when that version of WKT cannot express it.
    func wellKnownText(_ version: PJ_WKT_TYPE) -> String? {
        unsafe read { context, object in
            unsafe "MULTILINE=NO".withCString { option in
                // SAFETY: the options end with nil and outlive the call; the text is copied.
                let options = unsafe [UnsafePointer<CChar>?.some(option), nil]
                return unsafe options.withUnsafeBufferPointer {
                    unsafe Self.text(proj_as_wkt(context, object, version, $0.baseAddress))
                }
            }
        }
    }

    /// Where the object may be used, in degrees; nil when it does not say. East may exceed 180 across the antimeridian.
    var areaOfUse: (west: Double, south: Double, east: Double, north: Double)? {
        var (west, south, east, north) = (-1000.0, -1000.0, -1000.0, -1000.0)
        // SAFETY: PROJ writes the four numbers and nothing else.
        let known = unsafe read { unsafe proj_get_area_of_use($0, $1, &west, &south, &east, &north, nil) }
        guard known != 0, west >= -180, south >= -90 else { return nil }
        return (west, south, east < west ? east + 360 : east, north)
    }

    /// How many metres, or radians, one unit of the first axis is.
    var unitFactor: Double? {
        // SAFETY: PROJ writes one number; the texts are not asked for.
        guard let system = unsafe derived({ unsafe proj_crs_get_coordinate_system($0, $1) }) else { return nil }
        var factor = 0.0
        let known = unsafe system.read {
            unsafe proj_cs_get_axis_info($0, $1, 0, nil, nil, nil, &factor, nil, nil, nil)
        }
        return known != 0 && factor > 0 ? factor : nil
    }

    /// The value of a parameter of a conversion, by its EPSG name.
    func parameter(_ name: String) -> Double? {
        unsafe read { context, object in
            // SAFETY: PROJ writes one number; the texts are not asked for.
            let index = unsafe proj_coordoperation_get_param_index(context, object, name)
            guard index >= 0 else { return nil }
            var value = 0.0
            let known = unsafe proj_coordoperation_get_param(
                context, object, index, nil, nil, nil, &value, nil, nil, nil, nil, nil, nil)
            return known != 0 ? value : nil
        }
    }

    private static func text(_ pointer: UnsafePointer<CChar>?) -> String? {
        // SAFETY: a text of PROJ ends with NUL and lives until the next call on its object.
        guard let pointer = unsafe pointer else { return nil }
        return unsafe String(cString: pointer)
    }
}
