/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

#define IL_TYPE_SLOT (il_slot_get_type ())

/**
 * IlSlot:
 *
 * A place for one download in flight: a session with a single connection,
 * which is kept open for the next download from the same host.  A session of
 * its own costs each event the same however many others there are, and waits
 * for nobody else's connection.
 */
G_DECLARE_FINAL_TYPE (IlSlot, il_slot, IL, SLOT, GObject)

/** il_slot_new: @index: its number in the queue */
IlSlot      *il_slot_new          (guint   index) G_GNUC_WARN_UNUSED_RESULT;

guint        il_slot_get_index    (IlSlot *self);

/**
 * il_slot_get_session:
 * @target: what will be asked: a proxy is only used for other machines
 * @host_key: il_slot_dup_host_key() of it
 *
 * Returns: (transfer none): the session, made when it is first needed
 */
SoupSession *il_slot_get_session  (IlSlot     *self,
                                   GUri       *target,
                                   const char *host_key);

/**
 * il_slot_dup_host_key:
 *
 * Returns: (transfer full): scheme, host and port of @target: addresses with
 *   the same key can share a connection
 */
char        *il_slot_dup_host_key (GUri   *target) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
