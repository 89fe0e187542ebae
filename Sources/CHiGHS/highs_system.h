// SPDX-License-Identifier: Apache-2.0
#ifndef SUODI_HIGHS_SYSTEM_H
#define SUODI_HIGHS_SYSTEM_H
#include <interfaces/highs_c_api.h>
#endif
