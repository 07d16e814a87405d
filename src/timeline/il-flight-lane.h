/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "timeline/il-slim-lane.h"

G_BEGIN_DECLS

#define IL_TYPE_FLIGHT_LANE (il_flight_lane_get_type ())

/**
 * IlFlightLane:
 *
 * How many downloads are in flight at each moment, as a staircase, with a
 * dashed line where no more were allowed.
 */
G_DECLARE_FINAL_TYPE (IlFlightLane, il_flight_lane, IL, FLIGHT_LANE, IlSlimLane)

GtkWidget *il_flight_lane_new (void);

G_END_DECLS
