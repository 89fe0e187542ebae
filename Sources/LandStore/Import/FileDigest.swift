// SPDX-License-Identifier: Apache-2.0
internal import COpenSSL
internal import Foundation

/// The fingerprint by which the ledger knows a source file again: SHA-256 (FIPS 180-4) of its bytes as they pass.
@safe final class FileDigest {
    private let context: OpaquePointer

    init() {
        // SAFETY: OpenSSL makes the context and this object alone owns it until deinit.
        guard let context = unsafe EVP_MD_CTX_new(), unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
            preconditionFailure("the system's OpenSSL has SHA-256")
        }
        unsafe self.context = context
    }

    deinit {
        // SAFETY: made in init, freed once.
        unsafe EVP_MD_CTX_free(context)
    }

    func update(_ bytes: borrowing RawSpan) {
        // SAFETY: the span outlives the call, which only reads it.
        unsafe bytes.withUnsafeBytes { bytes in
            _ = unsafe EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
        }
    }

    /// The digest of a file, read piece by piece.
    ///
    /// - Throws: the error of the file system.
    static func hexadecimal(of file: URL) throws -> String {
        let digest = FileDigest()
        let handle = try FileHandle(forReadingFrom: file)
        defer { try? handle.close() }
        while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty { digest.update(piece.bytes) }
        return digest.hexadecimal()
    }

    /// The digest in lower-case hexadecimal. Nothing may be added afterwards.
    func hexadecimal() -> String {
        var digest = [UInt8](repeating: 0, count: 32)
        // SAFETY: the array has the 32 bytes that SHA-256 writes.
        unsafe digest.withUnsafeMutableBufferPointer { output in
            _ = unsafe EVP_DigestFinal_ex(context, output.baseAddress, nil)
        }
        return digest.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}
