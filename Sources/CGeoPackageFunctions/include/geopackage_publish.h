// SPDX-License-Identifier: Apache-2.0
#ifndef GEOPACKAGE_PUBLISH_H
#define GEOPACKAGE_PUBLISH_H

#include <stdint.h>

/// Writes a file, or the names in a folder, to the disk. Returns 0 or an errno.
int32_t geopackage_sync(const char *_Nonnull path);

/// Renames a file, and fails with EEXIST if something of the new name is there. Returns 0 or an errno.
int32_t geopackage_rename_to_new(const char *_Nonnull path, const char *_Nonnull new_path);

#endif
