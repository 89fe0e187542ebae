// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

/// The header of a GeoPackage geometry blob (GeoPackage 1.3, clause 2.1.3).
struct GeometryBlobHeader {
    let srsID: Int32
    let isEmpty: Bool
    /// A geometry of a type only its author can read.
    let isExtended: Bool
    /// nil when the header has none.
    let envelope: Envelope?
    /// Where the well-known binary begins.
    let bodyOffset: Int

    init(_ bytes: some RandomAccessCollection<UInt8>) throws(GeoPackageError) {
        let start = bytes.startIndex
        let at = { (offset: Int) in bytes[bytes.index(start, offsetBy: offset)] }
        guard bytes.count >= 8 else {
            throw Self.malformed("it ends after \(bytes.count) bytes, within the header")
        }
        guard at(0) == 0x47, at(1) == 0x50 else { throw Self.malformed("it does not begin with GP") }
        let flags = at(3)
        let isLittleEndian = flags & 0x01 != 0
        let envelopeCode = Int(flags >> 1 & 0x07)
        guard envelopeCode < 5 else { throw Self.malformed("it has an envelope of unknown kind \(envelopeCode)") }
        let envelopeSize =
            switch envelopeCode {
            case 0: 0
            case 1: 32
            case 2, 3: 48
            default: 64
            }
        guard bytes.count >= 8 + envelopeSize else { throw Self.malformed("it ends within the envelope") }
        let word = { (offset: Int, size: Int) in
            (0..<size).reduce(UInt64(0)) { $0 << 8 | UInt64(at(isLittleEndian ? offset + size - 1 - $1 : offset + $1)) }
        }
        srsID = Int32(truncatingIfNeeded: word(4, 4))
        isExtended = flags & 0x20 != 0
        bodyOffset = 8 + envelopeSize
        guard envelopeSize > 0 else {
            isEmpty = flags & 0x10 != 0
            envelope = nil
            return
        }
        let side = { (index: Int) in Double(bitPattern: word(8 + 8 * index, 8)) }
        let box = Envelope(minX: side(0), minY: side(2), maxX: side(1), maxY: side(3))
        // Some writers mark an empty geometry by an envelope of NaN only.
        isEmpty = flags & 0x10 != 0 || box.minX.isNaN || box.minY.isNaN
        envelope = box
    }

    static var extended: GeoPackageError { malformed("it is of an extended type, which only its author can read") }

    static func malformed(_ message: String) -> GeoPackageError {
        GeoPackageError(code: .malformedGeometry, message: "the geometry cannot be read: \(message)")
    }
}
