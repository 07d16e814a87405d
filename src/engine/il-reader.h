/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** IL_READER_BUFFER_SIZE: One read rarely brings more than a socket holds. */
#define IL_READER_BUFFER_SIZE (256 * 1024)

/** IL_READER_BUDGET: µs that all reads of one loop turn may take together. */
#define IL_READER_BUDGET 3000

/**
 * IlReader:
 *
 * What all downloads of a run share for reading: one buffer, and one budget
 * of time per loop turn, so that neither their number nor a fast server can
 * hold up what else the loop has to do.  Counted references.
 */
typedef struct _IlReader IlReader;

/** il_reader_new: @priority: main loop priority of reads */
IlReader *il_reader_new          (int       priority) G_GNUC_WARN_UNUSED_RESULT;
IlReader *il_reader_ref          (IlReader *self);
void      il_reader_unref        (IlReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IlReader, il_reader_unref)

int       il_reader_get_priority (IlReader *self);

/** il_reader_get_buffer: Returns: %IL_READER_BUFFER_SIZE bytes, valid until
 * the next read of any download */
guint8   *il_reader_get_buffer   (IlReader *self);

/**
 * il_reader_has_time:
 * @now: g_get_monotonic_time()
 *
 * The budget of a turn begins with the first question in it.
 *
 * Returns: whether this loop turn has time for another read
 */
gboolean  il_reader_has_time     (IlReader *self,
                                  gint64    now);

/**
 * il_reader_is_crowded:
 *
 * Returns: whether in this loop turn or the one before, some download was
 *   refused.  The loop serves sources in the order they were attached, so
 *   whoever has read then goes to the end of that order.
 */
gboolean  il_reader_is_crowded   (IlReader *self);

/** il_reader_add_body: Another document is being read from now on. */
void      il_reader_add_body     (IlReader *self);

/** il_reader_remove_body: One is no longer. */
void      il_reader_remove_body  (IlReader *self);

/** il_reader_is_shared: Returns: whether more than one document is being read */
gboolean  il_reader_is_shared    (IlReader *self);

/**
 * il_reader_get_turn:
 *
 * Returns: a number that tells one turn of the main loop from the next; -1
 *   outside of the main loop
 */
gint64    il_reader_get_turn     (void);

G_END_DECLS
