// SPDX-License-Identifier: Apache-2.0
#ifndef SUODI_ZLIB_H
#define SUODI_ZLIB_H
#include <zlib.h>
#endif
