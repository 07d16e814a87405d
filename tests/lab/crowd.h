/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Many connections at once, read in one thread: what was ready is taken before
 * what became so meanwhile, so that the order of two events is the server's. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  GSocketConnection *connection;
  GByteArray        *bytes;
  gboolean           has_begun;
  gboolean           has_ended;
} Guest;

typedef struct
{
  Guest *guests;
  guint  n_guests;
} Crowd;

/** crowd_init: Connects @n_guests to a port of 127.0.0.1, one after another. */
void crowd_init (Crowd   *self,
                 guint16  port,
                 guint    n_guests);
void crowd_clear (Crowd *self);

/** crowd_say: Sends @text, or as much as the other side takes, from a guest. */
void crowd_say (Crowd      *self,
                guint       index,
                const char *text);

/** crowd_ask: Says a request for the document @name of the scenario 'test'. */
void crowd_ask (Crowd      *self,
                guint       index,
                const char *name);

/** crowd_leave: Closes a guest's connection. */
void crowd_leave (Crowd *self,
                  guint  index);

/** crowd_listen: Reads what is there, and waits up to @patience ms if that is
 * nothing.  Returns: whether there was something */
gboolean crowd_listen (Crowd *self,
                       int    patience);

/** crowd_count_ended: Returns: whose connection the server has ended */
guint crowd_count_ended (const Crowd *self);

/** crowd_count_answers: Returns: how many got an answer of that status */
guint crowd_count_answers (const Crowd *self,
                           guint        status);

/** crowd_has: Returns: whether a guest has received @text */
gboolean crowd_has (const Crowd *self,
                    guint        index,
                    const char  *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Crowd, crowd_clear)

G_END_DECLS
