/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "engine/il-reader.h"

G_BEGIN_DECLS

/** IL_BODY_UNLIMITED: The end of the body is the end of the stream. */
#define IL_BODY_UNLIMITED G_MAXUINT64

/**
 * IlBodyFuncs:
 * @serve: (nullable): the loop has come to this body; reads may follow
 * @read: some bytes are here; @bytes is only valid during the call and @time
 *   is g_get_monotonic_time() right after the read; must not free the body;
 *   returns whether more is wanted
 * @end: no more follows; @error is %NULL at the end of the stream, once the
 *   limit is reached and when no more is wanted; the last call of all, may
 *   free the body
 *
 * What a body tells its owner.
 */
typedef struct
{
  void     (*serve) (gpointer      data);
  gboolean (*read)  (gpointer      data,
                     const guint8 *bytes,
                     gsize         length,
                     gint64        time);
  void     (*end)   (gpointer      data,
                     const GError *error,
                     gint64        time);
} IlBodyFuncs;

/**
 * IlBodyKind:
 * @IL_BODY_PLAIN: the socket's being readable is all there is to wait for
 * @IL_BODY_FRAMED: there may be more in what libsoup keeps of it: chunked or
 *   compressed
 * @IL_BODY_SHARED: likewise, and the connection serves others too: HTTP/2
 */
typedef enum
{
  IL_BODY_PLAIN,
  IL_BODY_FRAMED,
  IL_BODY_SHARED,
} IlBodyKind;

/**
 * IlBody:
 *
 * Reads the stream of one answer without ever blocking, under the budget
 * that it shares with the others, and keeps nothing.
 */
typedef struct _IlBody IlBody;

/**
 * il_body_new:
 * @stream: a pollable stream
 * @limit: bytes after which the body ends even if the stream does not
 * @kind: how it crosses the network
 */
IlBody *il_body_new         (GInputStream        *stream,
                             IlReader            *reader,
                             guint64              limit,
                             IlBodyKind           kind,
                             const IlBodyFuncs   *funcs,
                             gpointer             data) G_GNUC_WARN_UNUSED_RESULT;

/** il_body_free: Stops reading.  A stream that was not closed is dropped. */
void    il_body_free        (IlBody              *self);

/** il_body_start: Reads what is there and goes on from the main loop.  The
 * end may come before this returns. */
void    il_body_start       (IlBody              *self);

/**
 * il_body_close:
 * @self: (transfer full): ended, or in the midst of it
 *
 * Stops reading and closes the stream, which lets the connection be used
 * again after a whole answer, and cuts it after half of one, unless it serves
 * others, too.  Nothing is waited for, so that this does not block.
 */
void    il_body_close       (IlBody              *self);

G_END_DECLS
