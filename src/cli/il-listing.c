/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/il-listing.h"

#include "cli/il-link-text.h"
#include "lab/il-scenario.h"

static void
print_indented (IlPrinter  *printer,
                const char *text)
{
  g_autofree char *line = g_strconcat ("    ", text, NULL);

  il_printer_line (printer, line);
}

static void
print_scenario (IlPrinter  *printer,
                IlScenario *scenario)
{
  g_autofree char *line = g_strdup_printf ("%-20s  %s", il_scenario_get_id (scenario),
                                           il_scenario_get_title (scenario));
  const char *question = il_scenario_get_question (scenario);

  il_printer_line (printer, line);
  print_indented (printer, il_scenario_get_sentence (scenario));
  if (question != NULL)
    print_indented (printer, question);
}

void
il_listing_print_scenarios (IlPrinter *printer,
                            GPtrArray *scenarios)
{
  g_return_if_fail (printer != NULL && scenarios != NULL);

  for (guint i = 0; i < scenarios->len; i++)
    print_scenario (printer, g_ptr_array_index (scenarios, i));
}

void
il_listing_print_links (IlPrinter *printer)
{
  g_autoptr (GPtrArray) rows = il_link_text_dup_rows ();

  g_return_if_fail (printer != NULL);

  for (guint i = 0; i < rows->len; i++)
    il_printer_line (printer, rows->pdata[i]);
}
