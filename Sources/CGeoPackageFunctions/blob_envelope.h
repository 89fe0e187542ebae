// SPDX-License-Identifier: Apache-2.0
#ifndef BLOB_ENVELOPE_H
#define BLOB_ENVELOPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct blob_envelope {
    double sides[4]; // minx, maxx, miny, maxy; meaningless when empty
    bool is_empty;
};

/// The envelope a GeoPackage geometry blob declares in its header, else the one of its coordinates.
/// False when the blob is malformed or of an unknown kind.
bool blob_envelope_read(const uint8_t *bytes, size_t count, struct blob_envelope *envelope);

#endif
