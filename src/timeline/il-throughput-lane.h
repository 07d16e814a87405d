/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "timeline/il-slim-lane.h"

G_BEGIN_DECLS

#define IL_TYPE_THROUGHPUT_LANE (il_throughput_lane_get_type ())

/**
 * IlThroughputLane:
 *
 * Bytes per second of all downloads over time, as il_rate_list() counts them.
 */
G_DECLARE_FINAL_TYPE (IlThroughputLane, il_throughput_lane, IL, THROUGHPUT_LANE, IlSlimLane)

GtkWidget *il_throughput_lane_new (void);

G_END_DECLS
