// SPDX-License-Identifier: Apache-2.0
#include "blob_envelope.h"

#include <math.h>
#include <string.h>

struct reader {
    const uint8_t *bytes;
    size_t left;
    struct blob_envelope *envelope;
};

// Collections within collections; real data has two or three.
enum { DEEPEST_NESTING = 32 };

static uint32_t word_at(const uint8_t *bytes, bool is_little_endian) {
    return is_little_endian
        ? (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24
        : (uint32_t)bytes[3] | (uint32_t)bytes[2] << 8 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[0] << 24;
}

static double double_at(const uint8_t *bytes, bool is_little_endian) {
    const uint64_t first = word_at(bytes, is_little_endian);
    const uint64_t second = word_at(bytes + 4, is_little_endian);
    const uint64_t bits = is_little_endian ? second << 32 | first : first << 32 | second;
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

static bool read_word(struct reader *reader, bool is_little_endian, uint32_t *word) {
    if (reader->left < 4) {
        return false;
    }
    *word = word_at(reader->bytes, is_little_endian);
    reader->bytes += 4;
    reader->left -= 4;
    return true;
}

static bool read_coordinates(struct reader *reader, bool is_little_endian, uint32_t count, size_t stride) {
    if (count > reader->left / stride) {
        return false;
    }
    struct blob_envelope *envelope = reader->envelope;
    for (uint32_t index = 0; index < count; index++, reader->bytes += stride) {
        const double x = double_at(reader->bytes, is_little_endian);
        const double y = double_at(reader->bytes + 8, is_little_endian);
        if (isnan(x) || isnan(y)) {
            continue; // an empty point
        }
        envelope->sides[0] = fmin(envelope->sides[0], x);
        envelope->sides[1] = fmax(envelope->sides[1], x);
        envelope->sides[2] = fmin(envelope->sides[2], y);
        envelope->sides[3] = fmax(envelope->sides[3], y);
        envelope->is_empty = false;
    }
    reader->left -= count * stride;
    return true;
}

// Walks one well-known binary geometry, ISO or extended, of either byte order. Curves count by their control points.
static bool read_geometry(struct reader *reader, int nesting) {
    if (nesting > DEEPEST_NESTING || reader->left < 1 || reader->bytes[0] > 1) {
        return false;
    }
    const bool is_little_endian = reader->bytes[0] == 1;
    reader->bytes += 1;
    reader->left -= 1;
    uint32_t code, count, ignored;
    if (!read_word(reader, is_little_endian, &code)) {
        return false;
    }
    if ((code & 0x20000000u) != 0 && !read_word(reader, is_little_endian, &ignored)) {
        return false; // the SRID of extended WKB
    }
    const uint32_t base = code & 0x0FFFFFFFu;
    if (base >= 4000) {
        return false;
    }
    const bool has_z = (code & 0x80000000u) != 0 || base / 1000 == 1 || base / 1000 == 3;
    const bool has_m = (code & 0x40000000u) != 0 || base / 1000 >= 2;
    const size_t stride = 8 * (2 + (size_t)has_z + (size_t)has_m);
    const uint32_t kind = base % 1000;
    if (kind == 1) {
        return read_coordinates(reader, is_little_endian, 1, stride);
    }
    if (!read_word(reader, is_little_endian, &count)) {
        return false;
    }
    switch (kind) {
    case 2:  // LineString
    case 8:  // CircularString
        return read_coordinates(reader, is_little_endian, count, stride);
    case 3:  // Polygon
    case 17: // Triangle
        for (uint32_t ring = 0; ring < count; ring++) {
            uint32_t points;
            if (!read_word(reader, is_little_endian, &points)
                || !read_coordinates(reader, is_little_endian, points, stride)) {
                return false;
            }
        }
        return true;
    case 4: case 5: case 6: case 7:              // the collections
    case 9: case 10: case 11: case 12:           // the curved collections
    case 15: case 16:                            // PolyhedralSurface, TIN
        for (uint32_t part = 0; part < count; part++) {
            if (!read_geometry(reader, nesting + 1)) {
                return false;
            }
        }
        return true;
    default:
        return false;
    }
}

bool blob_envelope_read(const uint8_t *bytes, size_t count, struct blob_envelope *envelope) {
    static const size_t envelope_sizes[8] = {0, 32, 48, 48, 64, SIZE_MAX, SIZE_MAX, SIZE_MAX};
    enum { HEADER = 8 };
    if (count < HEADER || bytes[0] != 'G' || bytes[1] != 'P') {
        return false;
    }
    const uint8_t flags = bytes[3];
    const bool is_little_endian = (flags & 0x01) != 0;
    const size_t envelope_size = envelope_sizes[(flags >> 1) & 0x07];
    if (envelope_size > count - HEADER) {
        return false;
    }
    envelope->is_empty = (flags & 0x10) != 0;
    if (envelope->is_empty) {
        return true;
    }
    if (envelope_size > 0) {
        for (size_t index = 0; index < 4; index++) {
            envelope->sides[index] = double_at(bytes + HEADER + 8 * index, is_little_endian);
        }
        // Some writers mark an empty geometry by an envelope of NaN only.
        envelope->is_empty = isnan(envelope->sides[0]) || isnan(envelope->sides[2]);
        return true;
    }
    if ((flags & 0x20) != 0) {
        return false; // an extended geometry type, whose body only its author can read
    }
    envelope->is_empty = true;
    envelope->sides[0] = envelope->sides[2] = INFINITY;
    envelope->sides[1] = envelope->sides[3] = -INFINITY;
    struct reader reader = {bytes + HEADER, count - HEADER, envelope};
    return read_geometry(&reader, 0);
}
