/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

#define IL_TYPE_VISITOR (il_visitor_get_type ())

/**
 * IlVisitor:
 *
 * One connection to a scenario's server, below HTTP: it is encrypted here, and
 * broken where a document's failure asks for it.  Once handed to a server it
 * lives as long as the server's side of the connection.
 */
G_DECLARE_FINAL_TYPE (IlVisitor, il_visitor, IL, VISITOR, GObject)

/**
 * il_visitor_new:
 * @connection: an accepted connection
 *
 * Returns: (transfer full): its visitor
 */
IlVisitor *il_visitor_new (GSocketConnection *connection) G_GNUC_WARN_UNUSED_RESULT;

/**
 * il_visitor_secure_async:
 * @self: a visitor that no server has yet
 * @certificate: whom the server shall be
 * @cancellable: (nullable): gives up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Agrees on TLS.
 */
void il_visitor_secure_async (IlVisitor           *self,
                              GTlsCertificate     *certificate,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data);

/** il_visitor_secure_finish: Returns: whether the connection is encrypted now */
gboolean il_visitor_secure_finish (IlVisitor     *self,
                                   GAsyncResult  *result,
                                   GError       **error);

/**
 * il_visitor_enter:
 * @self: (transfer full): a visitor
 * @server: a server of this thread
 *
 * Lets @server answer its requests.  From now on the visitor belongs to the
 * server.
 */
void il_visitor_enter (IlVisitor  *self,
                       SoupServer *server);

/**
 * il_visitor_of:
 * @message: a request
 *
 * Returns: (transfer none) (nullable): who sent it
 */
IlVisitor *il_visitor_of (SoupServerMessage *message);

/**
 * il_visitor_begin_answer:
 * @self: a visitor
 * @message: the request that is answered
 *
 * Says that an answer to it is under way, until il_visitor_end_answer().  When
 * the other side leaves meanwhile, the connection is taken from its server,
 * which would not look before there is something to write.
 */
void il_visitor_begin_answer (IlVisitor         *self,
                              SoupServerMessage *message);
void il_visitor_end_answer   (IlVisitor         *self);

/**
 * il_visitor_get_request_time:
 * @self: a visitor
 * @message: its request, whose head has just been read
 *
 * Of a hundred requests at once the last is looked at many ms after it came:
 * the time is that of the turn of the main loop that found them all.
 *
 * Returns: when the request was there at the latest, in µs, monotonic
 */
gint64 il_visitor_get_request_time (IlVisitor         *self,
                                    SoupServerMessage *message);

/**
 * il_visitor_unwatch:
 * @self: a visitor
 *
 * Leaves the rest of an answer to the server, which has all of it.
 */
void il_visitor_unwatch (IlVisitor *self);

/**
 * il_visitor_is_idle:
 * @self: a visitor
 *
 * Returns: whether it was answered and asks for nothing now
 */
gboolean il_visitor_is_idle (IlVisitor *self);

/**
 * il_visitor_close:
 * @self: a visitor
 *
 * Ends the connection in order.
 */
void il_visitor_close (IlVisitor *self);

/**
 * il_visitor_reset:
 * @self: a visitor
 *
 * Ends the connection so that the other side sees a reset.
 */
void il_visitor_reset (IlVisitor *self);

/**
 * il_visitor_say:
 * @self: a visitor
 * @text: what to say; no more than fits into a socket's buffer
 *
 * Writes @text past the server, who must not be writing.
 */
void il_visitor_say (IlVisitor  *self,
                     const char *text);

G_END_DECLS
