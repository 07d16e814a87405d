/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/il-options.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "analysis/il-sweep-curve.h"
#include "cli/il-link-text.h"
#include "cli/il-option-table.h"
#include "engine/il-http2.h"
#include "engine/il-plan.h"

#define MAX_TIMEOUT (24 * 60 * 60)

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
read_rounds (IlOptions   *self,
             const char  *text,
             GError     **error)
{
  guint64 rounds;

  if (text == NULL)
    return TRUE;

  if (!self->sweep)
    return refuse (error, _("--rounds belongs to --sweep."));

  if (!g_ascii_string_to_unsigned (text, 10, 1, IL_SWEEP_MAX_ROUNDS, &rounds, NULL))
    return refuse (error, _("The rounds must be a number from 1 to 9."));

  self->rounds = (guint) rounds;

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
check_http2 (const IlOptions  *self,
             GError          **error)
{
  g_autofree char *reason = self->http2 ? il_http2_dup_reason () : NULL;

  return reason == NULL || refuse (error, reason);
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
read_link (IlOptions   *self,
           const char  *text,
           GError     **error)
{
  g_autofree char *ids = il_link_text_dup_ids ();

  if (text == NULL)
    return TRUE;

  self->link = il_link_preset_find (text);
  if (self->link == NULL)
    /* Translators: what was typed, and all that can be, with commas between. */
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 _("There is no link “%s”, only %s."), text, ids);

  return self->link != NULL;
}

static gboolean
read_port (IlOptions   *self,
           const char  *text,
           GError     **error)
{
  guint64 port;

  if (text == NULL)
    return TRUE;

  if (!self->serve)
    return refuse (error, _("--port belongs to --serve."));

  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXUINT16, &port, NULL))
    return refuse (error, _("The port must be a number from 1 to 65535."));

  self->port = (guint16) port;

  return TRUE;
}

/* How to fetch, and what to do with it, is for others to say then. */
static gboolean
check_serve (IlOptions            *self,
             const IlOptionTexts  *texts,
             GError              **error)
{
  gboolean has_way = self->sequential || self->details || self->compare || self->sweep ||
                     texts->limit != NULL || texts->timeout != NULL || texts->headers != NULL ||
                     self->http2;
  gboolean has_place = self->input != NULL || self->output_dir != NULL || self->lab != NULL ||
                       self->sample != NULL;
  gboolean has_output = texts->json || texts->csv || texts->original;

  if (self->serve && (has_way || has_place || has_output))
    return refuse (error, _("Serving fetches nothing: leave out what is not --port or --link."));

  return TRUE;
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

/* It runs all of them itself, and prints what they say together. */
static gboolean
check_sweep (const IlOptions      *self,
             const IlOptionTexts  *texts,
             GError              **error)
{
  if (!self->sweep)
    return TRUE;

  if (self->sequential || self->details || self->compare)
    return refuse (error, _("A sweep runs in all ways: "
                            "leave out --sequential, --details and --compare."));
  if (texts->original)
    return refuse (error, _("The course’s script can’t do that: leave out --original."));
  if (self->output_dir != NULL)
    return refuse (error, _("Documents are kept from one run, not from many: leave out --sweep."));
  if (self->limit == 1 || self->limit > IL_SWEEP_MAX_LIMIT)
    return refuse (error, _("The limit of a sweep must be a number from 2 to 100."));

  return TRUE;
}

/* Each leads to another kind of standard output. */
static gboolean
read_output (IlOptions            *self,
             const IlOptionTexts  *texts,
             GError              **error)
{
  if (texts->plain + texts->original + texts->json + texts->csv > 1)
    return refuse (error, _("Only one of --plain, --original, --json and --csv can be used."));

  if (texts->original && (self->compare || self->output_dir != NULL))
    return refuse (error, _("The course’s script can’t do that: leave out --original."));
  if (self->compare && (self->sequential || self->details))
    return refuse (error, _("Comparing runs both ways: leave out --sequential and --details."));
  if (self->compare && self->output_dir != NULL)
    return refuse (error, _("Documents are kept from one run, not from two: leave out --compare."));

  self->output = texts->plain      ? IL_OUTPUT_PLAIN
                 : texts->original ? IL_OUTPUT_ORIGINAL
                 : texts->json     ? IL_OUTPUT_JSON
                 : texts->csv      ? IL_OUTPUT_CSV
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
  g_auto (IlOptionTexts) texts = { NULL };

  g_return_val_if_fail (self != NULL && argv != NULL, FALSE);

  *self = (IlOptions) { .timeout = -1, .headers = g_array_new (FALSE, FALSE, sizeof (IlHeader)) };
  g_array_set_clear_func (self->headers, clear_header);

  if (!il_option_table_parse (self, &texts, argv, error))
    return FALSE;

  if (self->serve)
    self->scenarios = g_steal_pointer (&texts.arguments);
  read_addresses (self, texts.arguments);

  return read_limit (self, texts.limit, error) &&
         read_rounds (self, texts.rounds, error) &&
         read_timeout (self, texts.timeout, error) &&
         check_http2 (self, error) &&
         read_color (self, texts.color, error) &&
         read_link (self, texts.link, error) &&
         read_port (self, texts.port, error) &&
         check_serve (self, &texts, error) &&
         check_sweep (self, &texts, error) &&
         read_headers (self, texts.headers, error) &&
         read_output (self, &texts, error);
}

void
il_options_clear (IlOptions *self)
{
  g_clear_pointer (&self->addresses, g_strfreev);
  g_clear_pointer (&self->scenarios, g_strfreev);
  g_clear_pointer (&self->headers, g_array_unref);
  g_clear_pointer (&self->input, g_free);
  g_clear_pointer (&self->output_dir, g_free);
  g_clear_pointer (&self->lab, g_free);
  g_clear_pointer (&self->sample, g_free);
}
