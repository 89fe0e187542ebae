// SPDX-License-Identifier: Apache-2.0
#include "feature_decoding.h"

#include <algorithm>
#include <cstring>
#include <new>
#include <simdjson.h>
#include <string>
#include <string_view>
#include <vector>

using simdjson::dom::element;
using simdjson::dom::element_type;

namespace {

/// How many names are compared with each other one by one; whoever has more can pay for a table.
constexpr size_t maximum_compared = 256;

/// Lengths of all columns, so that what a feature has added can be taken back.
struct marks {
    size_t text, positions, rings, parts, extras;
};

/// Whether a name is of characters no two of which are canonically equivalent: ASCII, CJK ideographs and full-width
/// forms. Such names are equal as Unicode texts if their bytes are; others are left to Swift's comparison.
bool compares_by_bytes(std::string_view name) {
    for (size_t i = 0; i < name.size(); ++i) {
        const auto lead = static_cast<uint8_t>(name[i]);
        if (lead < 0x80) continue;
        const bool ideograph = lead >= 0xE4 && lead <= 0xE9;
        const bool full_width = lead == 0xEF && (static_cast<uint8_t>(name[i + 1]) & 0xFE) == 0xBC;
        if (!ideograph && !full_width) return false;
        i += 2;
    }
    return true;
}

/// Halves of surrogate pairs, which some versions of simdjson let pass when escaped, are no UTF-8.
bool has_surrogate(std::string_view text) {
    const char *at = text.data(), *end = at + text.size();
    while ((at = static_cast<const char *>(std::memchr(at, 0xED, end - at))) != nullptr) {
        if (end - at > 1 && static_cast<uint8_t>(at[1]) >= 0xA0) return true;
        ++at;
    }
    return false;
}

suodi_cell real(double value) {
    uint64_t bits;
    std::memcpy(&bits, &value, sizeof bits);
    return {bits, SUODI_CELL_REAL};
}

}  // namespace

struct suodi_feature_decoder {
    std::vector<std::string> columns;
    bool compares_columns_by_bytes = true;
    simdjson::dom::parser parser;

    std::vector<suodi_cell> cells, ids, extra_names, extra_values;
    std::vector<uint8_t> kinds, text;
    std::vector<double> x, y;
    std::vector<intptr_t> ring_ends, part_ends, feature_ends, extra_ends;
    /// The column of the n-th property of the feature before; most features have the same ones in the same order.
    std::vector<size_t> usual;
    /// Names of foreign members of the feature.
    std::vector<std::string_view> foreign;

    void clear() {
        for (auto *column : {&cells, &ids, &extra_names, &extra_values}) column->clear();
        for (auto *column : {&ring_ends, &part_ends, &feature_ends, &extra_ends}) column->clear();
        kinds.clear(), text.clear(), x.clear(), y.clear();
    }

    marks now() const { return {text.size(), x.size(), ring_ends.size(), part_ends.size(), extra_names.size()}; }

    void back_to(const marks &marks) {
        text.resize(marks.text);
        x.resize(marks.positions), y.resize(marks.positions);
        ring_ends.resize(marks.rings), part_ends.resize(marks.parts);
        extra_names.resize(marks.extras), extra_values.resize(marks.extras);
    }

    suodi_cell keep(std::string_view bytes) {
        const uint64_t offset = text.size();
        text.insert(text.end(), bytes.begin(), bytes.end());
        return {offset << 32 | bytes.size(), SUODI_CELL_TEXT};
    }

    bool scalar(element value, suodi_cell &cell) {
        switch (value.type()) {
        case element_type::STRING: {
            const std::string_view bytes = value.get_string().value_unsafe();
            if (has_surrogate(bytes)) return false;
            cell = keep(bytes);
            return true;
        }
        case element_type::INT64:
            cell = {static_cast<uint64_t>(value.get_int64().value_unsafe()), SUODI_CELL_INTEGER};
            return true;
        case element_type::UINT64:
            cell = real(static_cast<double>(value.get_uint64().value_unsafe()));
            return true;
        case element_type::DOUBLE:
            cell = real(value.get_double().value_unsafe());
            return true;
        case element_type::BOOL:
            cell = {value.get_bool().value_unsafe(), SUODI_CELL_BOOLEAN};
            return true;
        case element_type::NULL_VALUE:
            cell = {0, SUODI_CELL_NULL};
            return true;
        default: return false;
        }
    }

    static bool number(element value, double &number) {
        switch (value.type()) {
        case element_type::DOUBLE: number = value.get_double().value_unsafe(); return true;
        case element_type::INT64: number = static_cast<double>(value.get_int64().value_unsafe()); return true;
        case element_type::UINT64: number = static_cast<double>(value.get_uint64().value_unsafe()); return true;
        default: return false;
        }
    }

    /// Two numbers; further ones are dropped, but must be numbers.
    bool position(element value) {
        simdjson::dom::array numbers;
        if (value.get_array().get(numbers)) return false;
        double ordinates[2], further;
        size_t count = 0;
        for (element each : numbers) {
            if (!number(each, count < 2 ? ordinates[count] : further)) return false;
            ++count;
        }
        if (count < 2) return false;
        x.push_back(ordinates[0]), y.push_back(ordinates[1]);
        return true;
    }

    bool polygon(element value) {
        simdjson::dom::array rings;
        if (value.get_array().get(rings)) return false;
        const size_t before = ring_ends.size();
        for (element ring : rings) {
            simdjson::dom::array positions;
            if (ring.get_array().get(positions)) return false;
            const size_t first = x.size();
            for (element each : positions)
                if (!position(each)) return false;
            if (x.size() < first + 4 || x[first] != x.back() || y[first] != y.back()) return false;
            ring_ends.push_back(static_cast<intptr_t>(x.size()));
        }
        part_ends.push_back(static_cast<intptr_t>(ring_ends.size()));
        return ring_ends.size() > before;
    }

    bool geometry(element value, uint8_t &kind) {
        kind = SUODI_GEOMETRY_NONE;
        if (value.is_null()) return true;
        simdjson::dom::object object;
        if (value.get_object().get(object)) return false;
        std::string_view type;
        element coordinates;
        bool has_type = false, has_coordinates = false;
        for (auto member : object) {
            if (member.key == "type" && !has_type) {
                if (member.value.get_string().get(type)) return false;
                has_type = true;
            } else if (member.key == "coordinates" && !has_coordinates) {
                coordinates = member.value;
                has_coordinates = true;
            } else {
                return false;
            }
        }
        if (!has_type || !has_coordinates) return false;
        if (type == "Polygon") {
            kind = SUODI_GEOMETRY_POLYGON;
            return polygon(coordinates);
        }
        if (type != "MultiPolygon") return false;
        kind = SUODI_GEOMETRY_MULTI_POLYGON;
        simdjson::dom::array parts;
        if (coordinates.get_array().get(parts)) return false;
        const size_t before = part_ends.size();
        for (element part : parts)
            if (!polygon(part)) return false;
        return part_ends.size() > before;
    }

    /// The column of a property; the number of columns when it has none.
    size_t column(std::string_view name, size_t place) {
        if (place < usual.size() && usual[place] < columns.size() && columns[usual[place]] == name) return usual[place];
        const size_t found = std::find(columns.begin(), columns.end(), name) - columns.begin();
        if (place >= usual.size()) usual.resize(place + 1);
        return usual[place] = found;
    }

    std::string_view kept(const suodi_cell &cell) const {
        return {reinterpret_cast<const char *>(text.data()) + (cell.payload >> 32), cell.payload & 0xFFFFFFFF};
    }

    bool properties(element value, suodi_cell *row, size_t extras_before) {
        if (value.is_null()) return true;
        simdjson::dom::object object;
        if (value.get_object().get(object)) return false;
        size_t place = 0;
        for (auto member : object) {
            const size_t index = column(member.key, place++);
            if (index < columns.size()) {
                if (row[index].kind != SUODI_CELL_ABSENT || !scalar(member.value, row[index])) return false;
                continue;
            }
            if (!compares_by_bytes(member.key) || extra_names.size() - extras_before == maximum_compared) return false;
            for (size_t other = extras_before; other < extra_names.size(); ++other)
                if (kept(extra_names[other]) == member.key) return false;
            suodi_cell cell;
            extra_names.push_back(keep(member.key));
            if (!scalar(member.value, cell)) return false;
            extra_values.push_back(cell);
        }
        return true;
    }

    /// A member the standard does not name, or names and we do not read: it must only be sound.
    bool pass_over(std::string_view name, element value) {
        if (!compares_by_bytes(name) || foreign.size() == maximum_compared) return false;
        if (std::find(foreign.begin(), foreign.end(), name) != foreign.end()) return false;
        foreign.push_back(name);
        if (value.is_object()) return false;
        simdjson::dom::array elements;
        if (!value.get_array().get(elements)) {
            for (element each : elements)
                if (each.is_array() || each.is_object() || each.is_string()) return false;
            return true;
        }
        std::string_view text;
        return value.get_string().get(text) || !has_surrogate(text);
    }

    bool feature(element value, suodi_cell *row, suodi_cell &id, uint8_t &kind) {
        simdjson::dom::object object;
        if (value.get_object().get(object)) return false;
        bool has_type = false, has_id = false, has_geometry = false, has_properties = false;
        const size_t extras_before = extra_names.size();
        foreign.clear();
        for (auto member : object) {
            if (member.key == "type") {
                std::string_view type;
                if (has_type || member.value.get_string().get(type) || type != "Feature") return false;
                has_type = true;
            } else if (member.key == "geometry") {
                if (has_geometry || !geometry(member.value, kind)) return false;
                has_geometry = true;
            } else if (member.key == "properties") {
                if (has_properties || !properties(member.value, row, extras_before)) return false;
                has_properties = true;
            } else if (member.key == "id") {
                if (has_id || !scalar(member.value, id) || id.kind == SUODI_CELL_BOOLEAN) return false;
                has_id = true;
            } else if (member.key == "crs" || !pass_over(member.key, member.value)) {
                return false;
            }
        }
        return has_type && has_geometry;
    }

    void decode(const uint8_t *bytes, size_t length) {
        const size_t width = columns.size();
        const marks before = now();
        cells.resize(cells.size() + width, suodi_cell{0, SUODI_CELL_ABSENT});
        suodi_cell *row = cells.data() + cells.size() - width;
        suodi_cell id{0, SUODI_CELL_ABSENT};
        uint8_t kind = SUODI_GEOMETRY_NONE;
        element document;
        // Without a copy of the text: the caller grants readable bytes behind it.
        if (!compares_columns_by_bytes || parser.parse(bytes, length, false).get(document) || !feature(document, row, id, kind)) {
            back_to(before);
            std::fill(row, row + width, suodi_cell{0, SUODI_CELL_ABSENT});
            id = {0, SUODI_CELL_ABSENT};
            kind = SUODI_GEOMETRY_IRREGULAR;
        }
        ids.push_back(id);
        kinds.push_back(kind);
        feature_ends.push_back(static_cast<intptr_t>(part_ends.size()));
        extra_ends.push_back(static_cast<intptr_t>(extra_names.size()));
    }
};

extern "C" suodi_feature_decoder *suodi_feature_decoder_create(
    const uint8_t *names, const int32_t *name_ends, size_t column_count) {
    auto *decoder = new suodi_feature_decoder;
    int32_t start = 0;
    for (size_t column = 0; column < column_count; ++column) {
        decoder->columns.emplace_back(reinterpret_cast<const char *>(names) + start, name_ends[column] - start);
        start = name_ends[column];
        decoder->compares_columns_by_bytes &= compares_by_bytes(decoder->columns.back());
    }
    return decoder;
}

extern "C" void suodi_feature_decoder_destroy(suodi_feature_decoder *decoder) { delete decoder; }

extern "C" suodi_columns suodi_feature_decoder_decode(
    suodi_feature_decoder *decoder, const uint8_t *text, const int32_t *starts, const int32_t *ends,
    size_t feature_count) {
    decoder->clear();
    for (size_t feature = 0; feature < feature_count; ++feature)
        decoder->decode(text + starts[feature], static_cast<size_t>(ends[feature] - starts[feature]));
    const auto &d = *decoder;
    return {
        d.cells.data(), d.cells.size(), d.ids.data(), d.kinds.data(),
        d.extra_names.data(), d.extra_values.data(), d.extra_names.size(), d.extra_ends.data(),
        d.text.data(), d.text.size(),
        d.x.data(), d.y.data(), d.x.size(),
        d.ring_ends.data(), d.ring_ends.size(), d.part_ends.data(), d.part_ends.size(), d.feature_ends.data(),
    };
}

extern "C" size_t suodi_count_lines(const uint8_t *text, size_t count) {
    size_t lines = 0;
    // Sums of bytes, in blocks in which they cannot overflow: four times as fast as std::count, as compilers stand.
    constexpr size_t lanes = 64, rounds = 255;
    while (count >= lanes) {
        uint8_t sums[lanes] = {};
        const size_t blocks = std::min(count / lanes, rounds);
        for (size_t block = 0; block < blocks; ++block, text += lanes)
            for (size_t lane = 0; lane < lanes; ++lane) sums[lane] += text[lane] == '\n';
        for (const uint8_t sum : sums) lines += sum;
        count -= blocks * lanes;
    }
    for (; count > 0; --count, ++text) lines += *text == '\n';
    return lines;
}
