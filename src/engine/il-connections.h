/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * IlConnections:
 *
 * What the slots of a run share where HTTP/2 is spoken: one connection to a
 * host serves all requests to it, but only those of one session.  Counted
 * references: a slot keeps one for as long as its download lasts.
 */
typedef struct _IlConnections IlConnections;

/** il_connections_new: @most: the most connections at once to this machine, and
 * as many to others: servers that don't speak HTTP/2 need one for each request */
IlConnections *il_connections_new            (guint          most) G_GNUC_WARN_UNUSED_RESULT;
IlConnections *il_connections_ref            (IlConnections *self);
void           il_connections_unref          (IlConnections *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IlConnections, il_connections_unref)

/**
 * il_connections_get_session:
 * @target: what will be asked: a proxy is only used for other machines
 *
 * Returns: (transfer none): the session, made when it is first needed
 */
SoupSession   *il_connections_get_session    (IlConnections *self,
                                              GUri          *target);

/**
 * il_connections_create_session:
 * @most: the most connections at once
 *
 * Returns: (transfer full): a session as all of ours are: it remembers no
 *   credentials and keeps no time
 */
SoupSession   *il_connections_create_session (guint          most) G_GNUC_WARN_UNUSED_RESULT;

/** il_connections_choose_proxy: Has @session use what @target needs: nothing
 * for this machine, else what the system says. */
void           il_connections_choose_proxy   (SoupSession   *session,
                                              GUri          *target);

G_END_DECLS
