// SPDX-License-Identifier: Apache-2.0
// GeoJSON features as flat columns, by simdjson's DOM: one call for many features.
#ifndef SUODI_FEATURE_DECODING_H
#define SUODI_FEATURE_DECODING_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum suodi_cell_kind {
    SUODI_CELL_ABSENT = 0,
    SUODI_CELL_NULL = 1,
    SUODI_CELL_BOOLEAN = 2,
    SUODI_CELL_INTEGER = 3,
    SUODI_CELL_REAL = 4,
    SUODI_CELL_TEXT = 5,
};

enum suodi_geometry_kind {
    SUODI_GEOMETRY_NONE = 0,
    SUODI_GEOMETRY_POLYGON = 1,
    SUODI_GEOMETRY_MULTI_POLYGON = 2,
    SUODI_GEOMETRY_IRREGULAR = 3,
};

/// A scalar. The payload is a boolean, an integer, the bits of a real, or offset << 32 | length of a text.
struct suodi_cell {
    uint64_t payload;
    uint8_t kind;
};

/// Columns of decoded features. An array belongs to the decoder and lasts until its next call or its end.
struct suodi_columns {
    /// feature_count * column_count, by features.
    const struct suodi_cell *_Nullable cells;
    size_t cell_count;
    /// One for each feature.
    const struct suodi_cell *_Nullable ids;
    const uint8_t *_Nullable geometry_kinds;
    /// Properties beyond the columns: name and value of each, and for each feature where its own end.
    const struct suodi_cell *_Nullable extra_names;
    const struct suodi_cell *_Nullable extra_values;
    size_t extra_count;
    const intptr_t *_Nullable extra_ends;
    /// UTF-8.
    const uint8_t *_Nullable text;
    size_t text_count;
    const double *_Nullable x;
    const double *_Nullable y;
    size_t position_count;
    /// Cumulative: of rings in positions, of parts in rings, of features in parts.
    const intptr_t *_Nullable ring_ends;
    size_t ring_count;
    const intptr_t *_Nullable part_ends;
    size_t part_count;
    const intptr_t *_Nullable feature_ends;
};

struct suodi_feature_decoder;

/// A decoder for these columns, whose names lie one after the other in `names` and end at `name_ends`.
/// It belongs to one thread at a time. Running out of memory here ends the process, as it does in Swift.
struct suodi_feature_decoder *_Nonnull suodi_feature_decoder_create(
    const uint8_t *_Nonnull names, const int32_t *_Nonnull name_ends, size_t column_count);

void suodi_feature_decoder_destroy(struct suodi_feature_decoder *_Nonnull decoder);

/// Decodes the features from starts[i] up to ends[i] of `text`, behind which 64 further bytes must be readable.
///
/// A feature that is not plain, or not right, gets the kind SUODI_GEOMETRY_IRREGULAR and absent cells. Plain is: null,
/// a Polygon or a MultiPolygon without empty parts, scalar properties, a scalar id, no foreign member that is not a
/// scalar, names that are equal as texts only if they are equal as bytes.
struct suodi_columns suodi_feature_decoder_decode(
    struct suodi_feature_decoder *_Nonnull decoder, const uint8_t *_Nonnull text, const int32_t *_Nonnull starts,
    const int32_t *_Nonnull ends, size_t feature_count);

/// How many of the bytes are line feeds.
size_t suodi_count_lines(const uint8_t *_Nonnull text, size_t count);

#ifdef __cplusplus
}
#endif
#endif
