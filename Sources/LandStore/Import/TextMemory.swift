// SPDX-License-Identifier: Apache-2.0
internal import GeoPackage

/// Remembers what texts of a column were stored as, so that a word met a million times is understood once.
///
/// A table of fixed size in which a later text takes the place of an earlier one: memory does not grow with the file.
struct TextMemory {
    private static let slotCount = 512
    private static let longestText = 64

    private var slots: [(text: [UInt8], value: SQLValue)?] = Array(repeating: nil, count: slotCount)

    func value(of text: ArraySlice<UInt8>) -> SQLValue? {
        guard let slot = slots[Self.slot(of: text)], slot.text.elementsEqual(text) else { return nil }
        return slot.value
    }

    mutating func remember(_ value: SQLValue, as text: ArraySlice<UInt8>) {
        guard text.count <= Self.longestText else { return }
        slots[Self.slot(of: text)] = (Array(text), value)
    }

    /// By FNV-1a, which is quick on short texts.
    private static func slot(of text: ArraySlice<UInt8>) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return Int(truncatingIfNeeded: (hash ^ hash >> 32) & UInt64(slotCount - 1))
    }
}
