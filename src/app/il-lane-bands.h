/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "timeline/il-view.h"

G_BEGIN_DECLS

#define IL_TYPE_LANE_BANDS (il_lane_bands_get_type ())

/**
 * IlLaneBands:
 *
 * What stands under the rows about all downloads in common: the event loop,
 * how many were in flight, and throughput, each with its words at the left.
 *
 * Properties: 'loop', 'flight' and 'rate', whether each is wanted, and 'path',
 * whether the rows' lanes outline the critical path.
 */
G_DECLARE_FINAL_TYPE (IlLaneBands, il_lane_bands, IL, LANE_BANDS, GtkWidget)

/** il_lane_bands_set_view: Once, before anything is shown. */
void il_lane_bands_set_view (IlLaneBands *self,
                             IlView      *view);

/** il_lane_bands_set_low: @low: whether there is no height for them */
void il_lane_bands_set_low  (IlLaneBands *self,
                             gboolean     low);

G_END_DECLS
