/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/il-option-table.h"

#include <glib/gi18n-lib.h>

#include "cli/il-option-prefix.h"

static GOptionContext *
context_new (const GOptionEntry *entries)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_summary (context, _("Fetches web addresses together, or one at a time."));
  g_option_context_set_description (context, _("Without addresses, fetches four documents from a "
                                               "built-in server;\nno network is needed. "
                                               "See interleave-cli(1) for more."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  return g_steal_pointer (&context);
}

/* The short texts leave the help within 80 columns, in all languages. */
static void
add_ways (GArray        *table,
          IlOptions     *options,
          IlOptionTexts *texts)
{
  const GOptionEntry entries[] = {
    { "sequential", 's', 0, G_OPTION_ARG_NONE, &options->sequential,
      N_("Fetch one address after the other"), NULL },
    { "details", 'd', 0, G_OPTION_ARG_NONE, &options->details,
      N_("Print a download’s index for each line it receives"), NULL },
    { "compare", 0, 0, G_OPTION_ARG_NONE, &options->compare,
      N_("Run one at a time, then together, and compare"), NULL },
    { "sweep", 0, 0, G_OPTION_ARG_NONE, &options->sweep,
      N_("Try 1, 2, 3… at once, to -n, and find the knee"), NULL },
    { "rounds", 0, 0, G_OPTION_ARG_STRING, &texts->rounds,
      N_("Sweep N times and take the run in the middle"), N_("N") },
    { "limit", 'n', 0, G_OPTION_ARG_STRING, &texts->limit,
      N_("Allow at most N downloads at once"), N_("N") },
    { "timeout", 0, 0, G_OPTION_ARG_STRING, &texts->timeout,
      N_("Give up after so long without a byte; 0: never"), N_("SECONDS") },
    { "http2", 0, 0, G_OPTION_ARG_NONE, &options->http2,
      N_("Speak HTTP/2 with servers that do, over https"), NULL },
    { "header", 'H', 0, G_OPTION_ARG_STRING_ARRAY, &texts->headers,
      N_("Send this header too, such as “Accept: text/html”"), N_("LINE") },
  };

  g_array_append_vals (table, entries, G_N_ELEMENTS (entries));
}

static void
add_places (GArray        *table,
            IlOptions     *options,
            IlOptionTexts *texts)
{
  const GOptionEntry entries[] = {
    { "input", 'i', 0, G_OPTION_ARG_FILENAME, &options->input,
      N_("Read addresses from FILE, or standard input (-)"), N_("FILE") },
    { "output-dir", 'o', 0, G_OPTION_ARG_FILENAME, &options->output_dir,
      N_("Keep the documents in this folder"), N_("DIR") },
    { "lab", 0, 0, G_OPTION_ARG_FILENAME, &options->lab,
      N_("Fetch the documents of a lab scenario"), N_("SCENARIO") },
    { "list-scenarios", 0, 0, G_OPTION_ARG_NONE, &options->list_scenarios,
      N_("List the scenarios of the lab"), NULL },
    { "link", 0, 0, G_OPTION_ARG_STRING, &texts->link,
      N_("Slow the lab down as this kind of network would"), N_("PRESET") },
    { "list-links", 0, 0, G_OPTION_ARG_NONE, &options->list_links,
      N_("List the kinds of network"), NULL },
    { "serve", 0, 0, G_OPTION_ARG_NONE, &options->serve,
      N_("Serve the named scenarios, or all, to others"), NULL },
    { "port", 0, 0, G_OPTION_ARG_STRING, &texts->port,
      N_("Serve on port N and the next ones"), N_("N") },
    { "sample", 0, 0, G_OPTION_ARG_STRING, &options->sample,
      N_("Fetch known addresses; irs: those of the course"), N_("NAME") },
  };

  g_array_append_vals (table, entries, G_N_ELEMENTS (entries));
}

static void
add_outputs (GArray        *table,
             IlOptions     *options,
             IlOptionTexts *texts)
{
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &texts->json,
      N_("Print one JSON document at the end"), NULL },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &texts->csv,
      N_("Print comma-separated values at the end"), NULL },
    { "plain", 0, 0, G_OPTION_ARG_NONE, &texts->plain,
      N_("Print lines only, also on a terminal"), NULL },
    { "color", 0, 0, G_OPTION_ARG_STRING, &texts->color,
      N_("Use colors: auto, always or never"), N_("WHEN") },
    { "original", 0, 0, G_OPTION_ARG_NONE, &texts->original,
      N_("Print exactly what the course’s script prints"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &options->version, N_("Print the version"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &texts->arguments, NULL,
      N_("[URL…]") },
  };

  g_array_append_vals (table, entries, G_N_ELEMENTS (entries));
}

void
il_option_texts_clear (IlOptionTexts *self)
{
  g_clear_pointer (&self->arguments, g_strfreev);
  g_clear_pointer (&self->headers, g_strfreev);
  g_clear_pointer (&self->limit, g_free);
  g_clear_pointer (&self->rounds, g_free);
  g_clear_pointer (&self->timeout, g_free);
  g_clear_pointer (&self->link, g_free);
  g_clear_pointer (&self->port, g_free);
  g_clear_pointer (&self->color, g_free);
}

gboolean
il_option_table_parse (IlOptions      *options,
                       IlOptionTexts  *texts,
                       char          **argv,
                       GError        **error)
{
  g_autoptr (GArray) table = g_array_new (TRUE, TRUE, sizeof (GOptionEntry));
  g_autoptr (GOptionContext) context = NULL;
  g_auto (GStrv) arguments = NULL;
  const GOptionEntry *entries;

  g_return_val_if_fail (options != NULL && texts != NULL && argv != NULL, FALSE);

  add_ways (table, options, texts);
  add_places (table, options, texts);
  add_outputs (table, options, texts);
  entries = (const GOptionEntry *) (gpointer) table->data;
  arguments = il_option_prefix_expand (argv, entries);
  context = context_new (entries);

  return g_option_context_parse_strv (context, &arguments, error);
}
