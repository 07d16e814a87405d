/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/** IL_TIME_SCALE_MIN: The finest scale, µs per pixel: about 1 ms across. */
#define IL_TIME_SCALE_MIN 1.0

/** IL_TIME_SCALE_MAX: The coarsest scale, µs per pixel: more than 24 h across. */
#define IL_TIME_SCALE_MAX 1e9

#define IL_TYPE_TIME_SCALE (il_time_scale_get_type ())

/**
 * IlTimeScale:
 *
 * Where a time lies on the screen.  Two numbers, set together, and one signal
 * 'changed'; the data never moves.
 */
G_DECLARE_FINAL_TYPE (IlTimeScale, il_time_scale, IL, TIME_SCALE, GObject)

IlTimeScale *il_time_scale_new           (void) G_GNUC_WARN_UNUSED_RESULT;

/** il_time_scale_get_begin: Returns: µs at x = 0 */
gint64       il_time_scale_get_begin     (IlTimeScale *self);

/** il_time_scale_get_us_per_px: Returns: µs per pixel */
double       il_time_scale_get_us_per_px (IlTimeScale *self);

/** il_time_scale_set: @us_per_px: clamped to the limits above */
void         il_time_scale_set           (IlTimeScale *self,
                                          gint64       begin,
                                          double       us_per_px);

/** il_time_scale_show: Shows @span µs from @begin on @width px. */
void         il_time_scale_show          (IlTimeScale *self,
                                          gint64       begin,
                                          gint64       span,
                                          double       width);

/** il_time_scale_fit: Shows 0 to @duration µs so that the end lies at 5/6 of
 * @width px: the last sixth is for the words at the bars' ends. */
void         il_time_scale_fit           (IlTimeScale *self,
                                          gint64       duration,
                                          double       width);

/** il_time_scale_to_x: Returns: px */
double       il_time_scale_to_x          (IlTimeScale *self,
                                          gint64       time);

/** il_time_scale_to_time: Returns: µs, rounded to nearest */
gint64       il_time_scale_to_time       (IlTimeScale *self,
                                          double       x);

G_END_DECLS
