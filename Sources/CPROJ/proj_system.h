// SPDX-License-Identifier: Apache-2.0
#ifndef SUODI_PROJ_SYSTEM_H
#define SUODI_PROJ_SYSTEM_H
#include <geodesic.h>
#include <proj.h>
#endif
