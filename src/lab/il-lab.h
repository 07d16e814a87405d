/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lab/il-scenario.h"

G_BEGIN_DECLS

#define IL_TYPE_LAB (il_lab_get_type ())

/**
 * IlLab:
 *
 * A web server for scenarios, in a thread of its own, on a free port of
 * 127.0.0.1.  Public addresses (see %IL_LAB_HOST) stay the same; where they
 * lead is found with il_lab_resolve().  All calls are safe in any thread but
 * the lab's own.  When the lab is finalized its server stops.
 */
G_DECLARE_FINAL_TYPE (IlLab, il_lab, IL, LAB, GObject)

/**
 * il_lab_new:
 *
 * Makes a lab with the scenarios that are part of the program.  No thread
 * runs and no port is open before il_lab_start().
 *
 * Returns: (transfer full): a new lab
 */
IlLab *il_lab_new (void) G_GNUC_WARN_UNUSED_RESULT;

/**
 * il_lab_start:
 * @self: a lab
 * @error: return location for a #GIOErrorEnum or #GThreadError
 *
 * Starts the server, unless it runs already.  Blocks until the port is known,
 * which is a matter of a few milliseconds.
 *
 * Returns: whether the server runs
 */
gboolean il_lab_start (IlLab   *self,
                       GError **error);

/**
 * il_lab_stop:
 * @self: a lab
 *
 * Closes all connections, also those with an answer on its way, and waits for
 * the end of the thread.  The lab may be started again, on another port.
 */
void il_lab_stop (IlLab *self);

/**
 * il_lab_add_scenario:
 * @self: a lab
 * @scenario: a scenario; it takes the place of one with the same id
 *
 * Serves @scenario from now on.  Answers on their way go on as they began.
 */
void il_lab_add_scenario (IlLab      *self,
                          IlScenario *scenario);

/**
 * il_lab_get_port:
 * @self: a lab
 *
 * Returns: the port on 127.0.0.1, or 0 while the server does not run
 */
guint16 il_lab_get_port (IlLab *self);

/**
 * il_lab_resolve:
 * @self: a lab
 * @address: any address, not trusted
 *
 * Finds where a public address of the lab can be reached, and starts the
 * server if need be.  A path that no scenario has is resolved too: the server
 * answers it with 404.
 *
 * Returns: (transfer full) (nullable): an address on 127.0.0.1 with a port, or
 *   %NULL if @address is not the lab's or the server can't run; to learn why,
 *   call il_lab_start()
 */
char *il_lab_resolve (IlLab      *self,
                      const char *address) G_GNUC_WARN_UNUSED_RESULT;

/**
 * il_lab_find:
 * @self: a lab
 * @address: any address, not trusted
 * @document: (out) (transfer none): the document, valid as long as the
 *   scenario is
 *
 * Finds what a public address of the lab leads to; starts nothing.
 *
 * Returns: (transfer full) (nullable): the scenario that has the document, or
 *   %NULL if there is none
 */
IlScenario *il_lab_find (IlLab             *self,
                         const char        *address,
                         const IlDocument **document) G_GNUC_WARN_UNUSED_RESULT;

/**
 * il_lab_owns:
 * @address: any address, not trusted
 *
 * Returns: whether @address is a public address of the lab: of scheme http or
 *   https, on %IL_LAB_HOST without a port or a user
 */
gboolean il_lab_owns (const char *address);

G_END_DECLS
