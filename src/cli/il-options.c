/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/il-options.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/il-option-prefix.h"
#include "engine/il-plan.h"

#define MAX_TIMEOUT (24 * 60 * 60)

/* As the parser leaves them: what has a form of its own is still text. */
typedef struct
{
  char **addresses;
  char **headers;
  char *limit;
  char *timeout;
  char *color;
  gboolean plain;
  gboolean original;
  gboolean json;
  gboolean csv;
} Raw;

static void
raw_clear (Raw *raw)
{
  g_clear_pointer (&raw->addresses, g_strfreev);
  g_clear_pointer (&raw->headers, g_strfreev);
  g_clear_pointer (&raw->limit, g_free);
  g_clear_pointer (&raw->timeout, g_free);
  g_clear_pointer (&raw->color, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Raw, raw_clear)

static gboolean
refuse (GError     **error,
        const char  *sentence)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, sentence);

  return FALSE;
}

static gboolean
read_limit (IlOptions   *self,
            const char  *text,
            GError     **error)
{
  guint64 limit;

  if (text == NULL)
    return TRUE;

  if (!g_ascii_string_to_unsigned (text, 10, 1, IL_PLAN_MAX_IN_FLIGHT, &limit, NULL))
    return refuse (error, _("The limit must be a number from 1 to 1000."));

  self->limit = (guint) limit;

  return TRUE;
}

static gboolean
read_timeout (IlOptions   *self,
              const char  *text,
              GError     **error)
{
  double seconds;
  char *end;

  if (text == NULL)
    return TRUE;

  seconds = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || !(seconds >= 0 && seconds <= MAX_TIMEOUT))
    return refuse (error, _("The timeout must be a number of seconds, such as 2.5."));

  self->timeout = (gint64) (seconds * G_USEC_PER_SEC);

  /* What is not 0 must not become it. */
  if (seconds > 0)
    self->timeout = MAX (1, self->timeout);

  return TRUE;
}

static gboolean
read_color (IlOptions   *self,
            const char  *text,
            GError     **error)
{
  static const char *const names[] = { "auto", "always", "never", NULL };

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (text == NULL || g_str_equal (text, names[i]))
        {
          self->color = (IlColorWhen) i;
          return TRUE;
        }
    }

  return refuse (error, _("--color must be auto, always or never."));
}

static gboolean
read_headers (IlOptions    *self,
              char        **lines,
              GError      **error)
{
  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    {
      g_autoptr (GError) reason = NULL;
      IlHeader header;

      if (!il_header_parse (&header, lines[i], &reason))
        return refuse (error, reason->message);

      g_array_append_val (self->headers, header);
    }

  return TRUE;
}

/* Each leads to another kind of standard output. */
static gboolean
read_output (IlOptions  *self,
             const Raw  *raw,
             GError    **error)
{
  if (raw->plain + raw->original + raw->json + raw->csv > 1)
    return refuse (error, _("Only one of --plain, --original, --json and --csv can be used."));

  if (raw->original && (self->compare || self->output_dir != NULL))
    return refuse (error, _("The course’s script can’t do that: leave out --original."));
  if (self->compare && (self->sequential || self->details))
    return refuse (error, _("Comparing runs both ways: leave out --sequential and --details."));
  if (self->compare && self->output_dir != NULL)
    return refuse (error, _("Documents are kept from one run, not from two: leave out --compare."));

  self->output = raw->plain      ? IL_OUTPUT_PLAIN
                 : raw->original ? IL_OUTPUT_ORIGINAL
                 : raw->json     ? IL_OUTPUT_JSON
                 : raw->csv      ? IL_OUTPUT_CSV
                                 : IL_OUTPUT_LINES;

  return TRUE;
}

/* Typed in the encoding of the locale, which most often is UTF-8. */
static char *
dup_utf8 (const char *typed)
{
  g_autofree char *converted = NULL;

  if (g_utf8_validate (typed, -1, NULL))
    return g_strdup (typed);

  converted = g_locale_to_utf8 (typed, -1, NULL, NULL, NULL);

  return converted != NULL ? g_steal_pointer (&converted) : g_utf8_make_valid (typed, -1);
}

static void
read_addresses (IlOptions  *self,
                char      **typed)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; typed != NULL && typed[i] != NULL; i++)
    {
      g_autofree char *address = dup_utf8 (typed[i]);

      g_strv_builder_add (builder, address);
    }

  self->addresses = g_strv_builder_end (builder);
}

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
static gboolean
parse (IlOptions   *self,
       Raw         *raw,
       char       **argv,
       GError     **error)
{
  const GOptionEntry entries[] = {
    { "sequential", 's', 0, G_OPTION_ARG_NONE, &self->sequential,
      N_("Fetch one address after the other"), NULL },
    { "details", 'd', 0, G_OPTION_ARG_NONE, &self->details,
      N_("Print a download’s index for each line it receives"), NULL },
    { "compare", 0, 0, G_OPTION_ARG_NONE, &self->compare,
      N_("Run one at a time, then together, and compare"), NULL },
    { "limit", 'n', 0, G_OPTION_ARG_STRING, &raw->limit,
      N_("Allow at most N downloads at once"), N_("N") },
    { "timeout", 0, 0, G_OPTION_ARG_STRING, &raw->timeout,
      N_("Give up after so long without a byte; 0: never"), N_("SECONDS") },
    { "header", 'H', 0, G_OPTION_ARG_STRING_ARRAY, &raw->headers,
      N_("Send this header too, such as “Accept: text/html”"), N_("LINE") },
    { "input", 'i', 0, G_OPTION_ARG_FILENAME, &self->input,
      N_("Read addresses from FILE, or standard input (-)"), N_("FILE") },
    { "output-dir", 'o', 0, G_OPTION_ARG_FILENAME, &self->output_dir,
      N_("Keep the documents in this folder"), N_("DIR") },
    { "lab", 0, 0, G_OPTION_ARG_STRING, &self->lab,
      N_("Fetch the documents of a lab scenario"), N_("SCENARIO") },
    { "list-scenarios", 0, 0, G_OPTION_ARG_NONE, &self->list_scenarios,
      N_("List the scenarios of the lab"), NULL },
    { "sample", 0, 0, G_OPTION_ARG_STRING, &self->sample,
      N_("Fetch known addresses; irs: those of the course"), N_("NAME") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &raw->json,
      N_("Print one JSON document at the end"), NULL },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &raw->csv,
      N_("Print comma-separated values at the end"), NULL },
    { "plain", 0, 0, G_OPTION_ARG_NONE, &raw->plain,
      N_("Print lines only, also on a terminal"), NULL },
    { "color", 0, 0, G_OPTION_ARG_STRING, &raw->color,
      N_("Use colors: auto, always or never"), N_("WHEN") },
    { "original", 0, 0, G_OPTION_ARG_NONE, &raw->original,
      N_("Print exactly what the course’s script prints"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &self->version, N_("Print the version"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &raw->addresses, NULL,
      N_("[URL…]") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) arguments = il_option_prefix_expand (argv, entries);
  g_autoptr (GOptionContext) context = context_new (entries);

  return g_option_context_parse_strv (context, &arguments, error);
}

static void
clear_header (gpointer header)
{
  il_header_clear (header);
}

gboolean
il_options_parse (IlOptions   *self,
                  char       **argv,
                  GError     **error)
{
  g_auto (Raw) raw = { NULL };

  g_return_val_if_fail (self != NULL && argv != NULL, FALSE);

  *self = (IlOptions) { .timeout = -1, .headers = g_array_new (FALSE, FALSE, sizeof (IlHeader)) };
  g_array_set_clear_func (self->headers, clear_header);

  if (!parse (self, &raw, argv, error))
    return FALSE;

  read_addresses (self, raw.addresses);

  return read_limit (self, raw.limit, error) &&
         read_timeout (self, raw.timeout, error) &&
         read_color (self, raw.color, error) &&
         read_headers (self, raw.headers, error) &&
         read_output (self, &raw, error);
}

void
il_options_clear (IlOptions *self)
{
  g_clear_pointer (&self->addresses, g_strfreev);
  g_clear_pointer (&self->headers, g_array_unref);
  g_clear_pointer (&self->input, g_free);
  g_clear_pointer (&self->output_dir, g_free);
  g_clear_pointer (&self->lab, g_free);
  g_clear_pointer (&self->sample, g_free);
}
