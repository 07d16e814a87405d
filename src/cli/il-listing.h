/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "cli/il-printer.h"

G_BEGIN_DECLS

/** il_listing_print_scenarios: @scenarios: (element-type IlScenario): of each
 * its id and title, and below them what there is to see and to ask */
void il_listing_print_scenarios (IlPrinter *printer,
                                 GPtrArray *scenarios);

/** il_listing_print_links: Of each preset its id, title, rate and delay. */
void il_listing_print_links     (IlPrinter *printer);

G_END_DECLS
