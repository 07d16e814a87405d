/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "recording/il-track.h"

G_BEGIN_DECLS

#define IL_TYPE_SINK (il_sink_get_type ())

/**
 * IlSink:
 *
 * Who wants to have the documents themselves, and not only what is counted
 * of them.  All is called on the runner's thread, and redirects never are.
 */
G_DECLARE_INTERFACE (IlSink, il_sink, IL, SINK, GObject)

/**
 * IlSinkInterface:
 * @begin: the head of the answer has come, and its status is on the track; no
 *   other call follows one that fails
 * @write: the next bytes, decoded; the recording knows of them already
 * @end: the document is whole; the track ends next, as failed if this fails
 * @abandon: the document will never be whole; follows @begin in place of @end,
 *   also after a @write or an @end that failed
 *
 * All but @write may be left out.  An error should be an #IlError with a
 * sentence for the user: it becomes the track's.
 */
struct _IlSinkInterface
{
  GTypeInterface parent_iface;

  gboolean (*begin)   (IlSink        *self,
                       IlTrack       *track,
                       GError       **error);
  gboolean (*write)   (IlSink        *self,
                       IlTrack       *track,
                       const guint8  *bytes,
                       gsize          length,
                       GError       **error);
  gboolean (*end)     (IlSink        *self,
                       IlTrack       *track,
                       GError       **error);
  void     (*abandon) (IlSink        *self,
                       IlTrack       *track);
};

gboolean il_sink_begin   (IlSink        *self,
                          IlTrack       *track,
                          GError       **error);
gboolean il_sink_write   (IlSink        *self,
                          IlTrack       *track,
                          const guint8  *bytes,
                          gsize          length,
                          GError       **error);
gboolean il_sink_end     (IlSink        *self,
                          IlTrack       *track,
                          GError       **error);
void     il_sink_abandon (IlSink        *self,
                          IlTrack       *track);

G_END_DECLS
