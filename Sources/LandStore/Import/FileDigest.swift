// SPDX-License-Identifier: Apache-2.0
internal import COpenSSL
internal import Foundation

/// The fingerprint by which the ledger knows a source file again.
enum FileDigest {
    /// SHA-256 (FIPS 180-4) in lower-case hexadecimal.
    static func sha256(of data: Data) -> String {
        var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
        let bytes = [UInt8](data)
        // SAFETY: both arrays outlive the call, and the digest has the length the function writes.
        unsafe digest.withUnsafeMutableBufferPointer { output in
            unsafe bytes.withUnsafeBufferPointer { input in
                _ = unsafe SHA256(input.baseAddress, input.count, output.baseAddress)
            }
        }
        return digest.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}
