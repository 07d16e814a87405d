/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/il-sink.h"

G_DEFINE_INTERFACE (IlSink, il_sink, G_TYPE_OBJECT)

static void
il_sink_default_init (IlSinkInterface *iface)
{
}

gboolean
il_sink_begin (IlSink   *self,
               IlTrack  *track,
               GError  **error)
{
  IlSinkInterface *iface = IL_SINK_GET_IFACE (self);

  return iface->begin == NULL || iface->begin (self, track, error);
}

gboolean
il_sink_write (IlSink        *self,
               IlTrack       *track,
               const guint8  *bytes,
               gsize          length,
               GError       **error)
{
  return IL_SINK_GET_IFACE (self)->write (self, track, bytes, length, error);
}

gboolean
il_sink_end (IlSink   *self,
             IlTrack  *track,
             GError  **error)
{
  IlSinkInterface *iface = IL_SINK_GET_IFACE (self);

  return iface->end == NULL || iface->end (self, track, error);
}

void
il_sink_abandon (IlSink  *self,
                 IlTrack *track)
{
  IlSinkInterface *iface = IL_SINK_GET_IFACE (self);

  if (iface->abandon != NULL)
    iface->abandon (self, track);
}
