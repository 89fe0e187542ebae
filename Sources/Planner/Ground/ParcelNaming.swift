// SPDX-License-Identifier: Apache-2.0

/// Ids for parcels that are made of others, none of which was ever used.
struct ParcelNaming {
    var used: Set<String>

    /// `P11-1`, `P11-2` …: as many as asked for, passing over those that are taken.
    func parts(of base: String, count: Int) -> [String] {
        var ids: [String] = []
        var number = 1
        while ids.count < count {
            let id = "\(base)-\(number)"
            if !used.contains(id) { ids.append(id) }
            number += 1
        }
        return ids
    }

    /// `P12+P13`, or with a number behind it when that is taken.
    func merge(of ids: [String]) -> String {
        let joined = ids.joined(separator: "+")
        return used.contains(joined) ? parts(of: joined, count: 1)[0] : joined
    }
}
