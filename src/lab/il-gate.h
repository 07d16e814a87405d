/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lab/il-link-spec.h"
#include "lab/il-visitor.h"

G_BEGIN_DECLS

/**
 * IL_GATE_MAX_WAITING:
 *
 * Connections that may wait for one of those served to end; who comes then is
 * turned away.
 */
#define IL_GATE_MAX_WAITING 256

#define IL_TYPE_GATE (il_gate_get_type ())

/**
 * IlGate:
 *
 * Where a scenario's server is entered: it accepts connections, lets in as
 * many at once as the link has, makes each wait for its latency, and agrees
 * on TLS.  All in the thread that made it.
 */
G_DECLARE_FINAL_TYPE (IlGate, il_gate, IL, GATE, GObject)

/**
 * il_gate_new:
 * @sockets: (element-type GSocket): listening sockets that do not block
 * @server: who answers those let in
 *
 * Opens a gate.
 *
 * Returns: (transfer full): the gate
 */
IlGate *il_gate_new (GPtrArray  *sockets,
                     SoupServer *server) G_GNUC_WARN_UNUSED_RESULT;

/**
 * il_gate_set_spec:
 * @self: a gate
 * @spec: what holds for connections from now on
 */
void il_gate_set_spec (IlGate           *self,
                       const IlLinkSpec *spec);

/**
 * il_gate_is_crowded:
 * @self: a gate
 *
 * Returns: whether connections wait for one of those served to end
 */
gboolean il_gate_is_crowded (IlGate *self);

/**
 * il_gate_make_room:
 * @self: a gate
 *
 * Dismisses one who was answered and asks for nothing, if others wait.
 */
void il_gate_make_room (IlGate *self);

/**
 * il_gate_close:
 * @self: a gate
 *
 * Stops listening, and turns away all who are not inside yet.
 */
void il_gate_close (IlGate *self);

G_END_DECLS
