// SPDX-License-Identifier: Apache-2.0

extension JSONReader {
    /// Whether the object that begins here is to be read as a feature collection: its `type` says so, or `features`
    /// come before any `type`. False for what is not JSON, and for what ends too early: whoever reads it exactly will
    /// say why.
    mutating func isCollection() -> Bool {
        // What nearly every line of a sequence begins with.
        for start in [#"{"type":"Feature","#, #"{"type": "Feature","#]
        where bytes[position..<end].starts(with: start.utf8) { return false }
        do throws(JSONFault) {
            var names: Set<String> = []
            while let name = try nextMember(after: &names) {
                skipSpace()
                if name == "type" { return next == UInt8(ascii: "\"") ? try string() == "FeatureCollection" : false }
                if name == "features", next == UInt8(ascii: "[") { return true }
                guard let behind = BoundaryScanner.endOfValue(in: bytes.span.extracting(..<end), from: position)
                else {
                    move(to: end)
                    return false
                }
                move(to: behind)
            }
        } catch {}
        return false
    }

    /// Reads a value whose faults belong to a feature.
    mutating func value(depth: Int, ofFeature ordinal: Int?) throws(JSONFault) -> JSONValue {
        do throws(JSONFault) {
            return try value(depth: depth)
        } catch {
            throw JSONFault(
                byte: error.byte, feature: ordinal.map { "feature \($0)" }, reason: error.reason, hint: error.hint)
        }
    }
}
