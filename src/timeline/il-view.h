/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

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

IlRecording *il_view_get_recording  (IlView *self);
void         il_view_set_recording  (IlView      *self,
                                     IlRecording *recording);

IlTimeScale *il_view_get_scale      (IlView *self);
IlPlayhead  *il_view_get_playhead   (IlView *self);

/** il_view_get_time: Returns: the playhead's µs */
gint64       il_view_get_time       (IlView *self);

IlStyle      il_view_get_style      (IlView *self);
void         il_view_set_style      (IlView  *self,
                                     IlStyle  style);

/** il_view_get_show_lines: Returns: whether marks and line counts are wanted */
gboolean     il_view_get_show_lines (IlView *self);
void         il_view_set_show_lines (IlView   *self,
                                     gboolean  show_lines);

/** il_view_get_narrow: Returns: whether lanes stand under their labels */
gboolean     il_view_get_narrow     (IlView *self);
void         il_view_set_narrow     (IlView   *self,
                                     gboolean  narrow);

/** il_view_set_width: @width: the lanes' width, px; the scale follows */
void         il_view_set_width      (IlView *self,
                                     double  width);

/** il_view_get_tag_place: Returns: where the lanes carry their index now */
IlTagPlace   il_view_get_tag_place  (IlView *self);

/** il_view_advance: A frame: the playhead moves to now, the scale follows it. */
void         il_view_advance        (IlView *self);

G_END_DECLS
