/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli/il-printer.h"
#include "lab/il-lab.h"

G_BEGIN_DECLS

/**
 * il_serve_run:
 * @lab: whose servers are opened
 * @scenarios: (element-type IlScenario): what to serve, each under its own id
 * @port: the first scenario's, the next one has the next; 0 for any
 * @preset: (nullable): a network to put behind theirs
 * @printer: for the addresses, which can be read back as a list of addresses
 * @error: return location for a #GIOErrorEnum where a port can't be had, or a
 *   #GOptionError where there are none left
 *
 * Serves other programs of this machine until SIGINT, SIGTERM or SIGHUP, or
 * until nobody can read the addresses.  Nothing wakes it up but its visitors.
 *
 * Returns: whether all could be served
 */
gboolean il_serve_run (IlLab               *lab,
                       GPtrArray           *scenarios,
                       guint16              port,
                       const IlLinkPreset  *preset,
                       IlPrinter           *printer,
                       GError             **error);

G_END_DECLS
