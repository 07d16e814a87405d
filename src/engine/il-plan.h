/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "engine/il-header.h"
#include "recording/il-recording.h"

G_BEGIN_DECLS

/**
 * IL_PLAN_MAX_IN_FLIGHT:
 *
 * The most downloads in flight at once even when no limit is set: polling
 * costs 0.07 ms a loop turn at a thousand sockets and grows from there.
 */
#define IL_PLAN_MAX_IN_FLIGHT 1000

/**
 * IlPlanOptions:
 * @mode: one at a time or together
 * @limit: the most at once when together, 0 for no limit
 * @first_byte_timeout: µs from leaving the queue to the first byte of the
 *   document, all redirects included, 0 for none
 * @idle_timeout: µs without a byte while receiving, also what a redirect says,
 *   0 for none
 * @read_priority: main loop priority of reads; G_PRIORITY_DEFAULT where
 *   nothing is drawn, %IL_PRIORITY_BELOW_REDRAW in a window
 * @headers: (array length=n_headers): sent with each request, copied by the plan
 * @count_characters: whether characters are counted too, which costs time
 * @trusted_certificate: (nullable): trusted at loopback IP addresses though
 *   nobody known has signed it; the plan keeps a reference
 * @http_version: %IL_HTTP_2 to speak HTTP/2 with servers that do, over https
 *   and where il_http2_is_offered(); HTTP/1.1 is spoken otherwise
 */
typedef struct
{
  IlMode mode;
  guint limit;
  gint64 first_byte_timeout;
  gint64 idle_timeout;
  int read_priority;
  const IlHeader *headers;
  guint n_headers;
  gboolean count_characters;
  GTlsCertificate *trusted_certificate;
  IlHttpVersion http_version;
} IlPlanOptions;

/**
 * IL_PRIORITY_BELOW_REDRAW:
 *
 * Below GDK_PRIORITY_REDRAW (120): a socket that always has data can then
 * not keep frames from being painted.
 */
#define IL_PRIORITY_BELOW_REDRAW 130

/** IL_PLAN_OPTIONS_DEFAULT: Together, no limit, 30 s and 60 s, default priority,
 * HTTP/1.1. */
#define IL_PLAN_OPTIONS_DEFAULT                                      \
  ((IlPlanOptions) {                                                 \
    .mode = IL_MODE_TOGETHER,                                        \
    .first_byte_timeout = 30 * G_USEC_PER_SEC,                       \
    .idle_timeout = 60 * G_USEC_PER_SEC,                             \
    .read_priority = G_PRIORITY_DEFAULT,                             \
    .http_version = IL_HTTP_1_1,                                     \
  })

/** IL_PLAN_MAX_BLOCK: The longest that a document may block everything, in µs. */
#define IL_PLAN_MAX_BLOCK (10 * G_USEC_PER_SEC)

/**
 * IlPlanEntry:
 * @address: as typed; what the recording shows
 * @target: (nullable): the address really asked when it differs from
 *   @address, such as the lab's with its port of today
 * @size_hint: bytes known beforehand, or %IL_SIZE_UNKNOWN
 * @block: µs for which whoever handles this document keeps the thread busy
 *   once, up to %IL_PLAN_MAX_BLOCK; 0 for never
 * @block_at: bytes of the document, 0 or more: it happens when so many have
 *   come, or the first of all
 *
 * @block is a lesson: one call that blocks, and everybody waits.  It is the one
 * exception from the rule that nothing blocks the main loop.
 */
typedef struct
{
  const char *address;
  const char *target;
  gint64 size_hint;
  gint64 block;
  gint64 block_at;
} IlPlanEntry;

/**
 * IlPlan:
 *
 * What to fetch and how.  Immutable, counted references.
 */
typedef struct _IlPlan IlPlan;

#define IL_TYPE_PLAN (il_plan_get_type ())

GType   il_plan_get_type (void);

/** il_plan_new: @entries: copied; may be %NULL when @n_entries is 0 */
IlPlan *il_plan_new      (const IlPlanEntry   *entries,
                          guint                n_entries,
                          const IlPlanOptions *options) G_GNUC_WARN_UNUSED_RESULT;
IlPlan *il_plan_ref      (IlPlan *self);
void    il_plan_unref    (IlPlan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IlPlan, il_plan_unref)

guint                il_plan_get_n_entries (const IlPlan *self);
const IlPlanEntry   *il_plan_get_entry     (const IlPlan *self,
                                            guint         index);
const IlPlanOptions *il_plan_get_options   (const IlPlan *self);

/**
 * il_plan_get_n_slots:
 *
 * Returns: how many downloads may be in flight: 1 when one at a time, else
 *   the limit, at most the number of entries and %IL_PLAN_MAX_IN_FLIGHT
 */
guint                il_plan_get_n_slots   (const IlPlan *self);

/** il_plan_create_recording: Returns: (transfer full): an unstarted recording
 * with a track per entry */
IlRecording         *il_plan_create_recording (const IlPlan *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
