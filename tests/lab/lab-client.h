/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A plain blocking HTTP client without any library, that notes when what
 * arrived.  It judges the lab, so it shares nothing with it. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  gint64 time;
  gsize  end;
} LabRead;

typedef struct
{
  guint       status;
  char       *head;
  gsize       length;
  gboolean    has_length;
  GByteArray *body;
  GArray     *reads;
  gint64      request_time;
} LabAnswer;

void lab_answer_free (LabAnswer *self);

/* The first read that completed the body's first @end bytes, in µs after the
 * request; the read of the head if @end is 0. */
gint64 lab_answer_time_of (const LabAnswer *self,
                           gint64           end);

GSocketConnection *lab_client_connect (guint16 port);

/* As that, to an address of this machine such as "::1". */
GSocketConnection *lab_client_connect_to (const char *host,
                                          guint16     port);

/* Sends @request as it is and reads one answer, until it is complete or the
 * connection ends. */
LabAnswer *lab_client_exchange (GSocketConnection *connection,
                                const char        *request);

LabAnswer *lab_client_get (guint16     port,
                           const char *path);

/* The same in a thread of its own; join it with lab_client_join(). */
GThread *lab_client_get_in_thread (guint16     port,
                                   const char *path);

LabAnswer *lab_client_join (GThread *thread);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LabAnswer, lab_answer_free)

G_END_DECLS
