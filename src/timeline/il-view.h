/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "analysis/il-critical-path.h"
#include "recording/il-recording.h"
#include "timeline/il-palette.h"
#include "timeline/il-playhead.h"
#include "timeline/il-time-scale.h"

G_BEGIN_DECLS

/**
 * IlTagPlace:
 * @IL_TAG_NONE: no room: the badge at the left is enough
 * @IL_TAG_WAITING: in the waiting part of every lane
 * @IL_TAG_HEAD: at the head of every receiving bar
 *
 * Where the lanes carry their index.  The same in all lanes, so that the eye
 * finds it.
 */
typedef enum
{
  IL_TAG_NONE,
  IL_TAG_WAITING,
  IL_TAG_HEAD,
} IlTagPlace;

/**
 * IlFlag:
 * @IL_FLAG_IDEAL: when the downloads would have ended with nothing in their way
 * @IL_FLAG_GUESS: when somebody thinks that they will end
 *
 * Times that stand as a flag on the axis.
 */
typedef enum
{
  IL_FLAG_IDEAL,
  IL_FLAG_GUESS,
} IlFlag;

#define IL_N_FLAGS (IL_FLAG_GUESS + 1)

#define IL_TYPE_VIEW (il_view_get_type ())

/**
 * IlView:
 *
 * What ruler, lanes and rows of one timeline share: recording, playhead, time
 * scale, look.  The signal 'changed' is emitted when anything drawn may look
 * different, once per cause; widgets answer it with a redraw.
 */
G_DECLARE_FINAL_TYPE (IlView, il_view, IL, VIEW, GObject)

IlView      *il_view_new            (void) G_GNUC_WARN_UNUSED_RESULT;

/** il_view_new_for_race: @playhead: moves on two recordings, this view shows one
 * of them. Its lanes are bare, and whoever has the common axis sets its scale. */
IlView      *il_view_new_for_race   (IlPlayhead *playhead) G_GNUC_WARN_UNUSED_RESULT;

IlRecording *il_view_get_recording  (IlView *self);
void         il_view_set_recording  (IlView      *self,
                                     IlRecording *recording);

/** il_view_set_shift: @shift: µs by which the recording of a race begins after
 * the playhead's 0 */
void         il_view_set_shift      (IlView      *self,
                                     gint64       shift);

/** il_view_is_bare: Returns: whether lanes leave grid, playhead and end times to
 * whoever stands around them */
gboolean     il_view_is_bare        (IlView *self);

IlTimeScale *il_view_get_scale      (IlView *self);
IlPlayhead  *il_view_get_playhead   (IlView *self);

/** il_view_get_time: Returns: µs of the recording at the playhead */
gint64       il_view_get_time       (IlView *self);

/** il_view_get_ghost_time: Returns: the µs up to which what is not played yet is
 * drawn pale: the end in a replay, else il_view_get_time() */
gint64       il_view_get_ghost_time (IlView *self);

/** il_view_get_flag: Returns: µs, or %IL_TIME_NONE where there is none */
gint64       il_view_get_flag       (IlView *self,
                                     IlFlag  flag);

/** il_view_set_flag: @time: µs, or %IL_TIME_NONE for none; the axis has room
 * for it */
void         il_view_set_flag       (IlView *self,
                                     IlFlag  flag,
                                     gint64  time);

IlStyle      il_view_get_style      (IlView *self);
void         il_view_set_style      (IlView  *self,
                                     IlStyle  style);

/** il_view_get_show_lines: Returns: whether marks and line counts are wanted */
gboolean     il_view_get_show_lines (IlView *self);
void         il_view_set_show_lines (IlView   *self,
                                     gboolean  show_lines);

/** il_view_get_show_path: Returns: whether the critical path is wanted; not so
 * from the start */
gboolean     il_view_get_show_path  (IlView *self);
void         il_view_set_show_path  (IlView   *self,
                                     gboolean  show_path);

/** il_view_get_path: Returns: (nullable) (transfer none) (element-type
 * IlPathStep): the critical path of a finished recording, found once, or %NULL
 * while it is not wanted or not known */
GArray      *il_view_get_path       (IlView *self);

/** il_view_get_narrow: Returns: whether lanes stand under their labels */
gboolean     il_view_get_narrow     (IlView *self);
void         il_view_set_narrow     (IlView   *self,
                                     gboolean  narrow);

/** il_view_set_width: @width: the lanes' width, px; the scale follows */
void         il_view_set_width      (IlView *self,
                                     double  width);

/** il_view_get_tag_place: Returns: where the lanes carry their index now */
IlTagPlace   il_view_get_tag_place  (IlView *self);

G_END_DECLS
