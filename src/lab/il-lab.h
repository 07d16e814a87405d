/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lab/il-link-preset.h"
#include "lab/il-scenario.h"

G_BEGIN_DECLS

#define IL_TYPE_LAB (il_lab_get_type ())

/**
 * IlLab:
 *
 * Web servers for scenarios, in a thread of their own: each scenario has one,
 * on a free port of 127.0.0.1 and ::1.  Public addresses (see %IL_LAB_HOST)
 * stay the same; where they lead is found with il_lab_resolve().  All calls
 * are safe in any thread but the lab's own.  When the lab is finalized its
 * servers stop.
 */
G_DECLARE_FINAL_TYPE (IlLab, il_lab, IL, LAB, GObject)

/**
 * il_lab_prepare:
 *
 * Sets what a server can only take from the environment.  Call it first thing
 * in a program, before there are threads; without it scenarios that ask for
 * HTTP/2 are served over HTTP/1.1.
 */
void il_lab_prepare (void);

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
 * Starts the thread, unless it runs already, with a server that knows no
 * document; those of scenarios are opened when they are needed.  Blocks for a
 * few milliseconds at most.
 *
 * Returns: whether the lab runs
 */
gboolean il_lab_start (IlLab   *self,
                       GError **error);

/**
 * il_lab_stop:
 * @self: a lab
 *
 * Closes all connections, also those with an answer on its way, and waits for
 * the end of the thread.  The lab may be started again, on other ports.
 */
void il_lab_stop (IlLab *self);

/**
 * il_lab_add_scenario:
 * @self: a lab
 * @scenario: a scenario; it takes the place of one with the same id
 *
 * Serves @scenario from now on.  Answers on their way go on as they began,
 * unless the old one and @scenario do not agree on HTTP/2: then its server is
 * closed, and opens anew when it is needed.
 */
void il_lab_add_scenario (IlLab      *self,
                          IlScenario *scenario);

/**
 * il_lab_set_preset:
 * @self: a lab
 * @preset: (nullable): a network that is put behind the links of all
 *   scenarios, or none
 *
 * Counts for answers that begin from now on.
 */
void il_lab_set_preset (IlLab              *self,
                        const IlLinkPreset *preset);

/**
 * il_lab_open:
 * @self: a lab
 * @id: the id of a scenario
 * @port: the port it shall have, or 0 for any free one
 * @error: return location for a #GIOErrorEnum or #GThreadError:
 *   %G_IO_ERROR_NOT_FOUND if there is no such scenario
 *
 * Opens the server of a scenario, and starts the lab if need be.
 *
 * Returns: its port, also if it was open already on another than @port, or 0
 *   with @error set
 */
guint16 il_lab_open (IlLab       *self,
                     const char  *id,
                     guint16      port,
                     GError     **error);

/**
 * il_lab_resolve:
 * @self: a lab
 * @address: any address, not trusted
 *
 * Finds where a public address of the lab can be reached, and opens the
 * server if need be.  A path that no scenario has is resolved too: a server
 * answers it with 404.  A document that is to be refused leads to a port where
 * nobody listens.
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
 * il_lab_get_certificate:
 *
 * See il_certificate_get().
 *
 * Returns: (transfer none) (nullable): what servers with TLS prove themselves by
 */
GTlsCertificate *il_lab_get_certificate (void);

/**
 * il_lab_owns:
 * @address: any address, not trusted
 *
 * Returns: whether @address is a public address of the lab: of scheme http or
 *   https, on %IL_LAB_HOST without a port or a user
 */
gboolean il_lab_owns (const char *address);

G_END_DECLS
