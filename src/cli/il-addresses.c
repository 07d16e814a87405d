/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/il-addresses.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#define BYTE_ORDER_MARK "\357\273\277"

#define READ_SIZE (64 * 1024)

/* The four documents that the course fetches. */
static const char *const course_addresses[] = {
  "http://www.irs.gov/pub/irs-pdf/f1040.pdf",
  "http://www.irs.gov/pub/irs-pdf/f1040ez.pdf",
  "http://www.irs.gov/pub/irs-pdf/f1040es.pdf",
  "http://www.irs.gov/pub/irs-pdf/f1040sb.pdf",
};

static void
add_scenario (GPtrArray  *addresses,
              IlScenario *scenario)
{
  for (guint i = 0; i < il_scenario_get_n_documents (scenario); i++)
    g_ptr_array_add (addresses, il_scenario_dup_address (scenario, i));
}

static gboolean
add_sample (GPtrArray   *addresses,
            const char  *name,
            GError     **error)
{
  if (!g_str_equal (name, "irs"))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("There is no sample “%s”, only irs."), name);
      return FALSE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (course_addresses); i++)
    g_ptr_array_add (addresses, g_strdup (course_addresses[i]));

  return TRUE;
}

static GInputStream *
open_input (const char  *name,
            GError     **error)
{
  g_autoptr (GFile) file = NULL;

  if (g_str_equal (name, "-"))
    return g_unix_input_stream_new (STDIN_FILENO, FALSE);

  file = g_file_new_for_path (name);

  return G_INPUT_STREAM (g_file_read (file, NULL, error));
}

/* A device that never ends must not fill the memory. */
static GByteArray *
read_all (GInputStream  *stream,
          GError       **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (READ_SIZE);
  gssize n;

  while ((n = g_input_stream_read (stream, buffer, READ_SIZE, NULL, error)) > 0)
    {
      if (bytes->len + (gsize) n > IL_ADDRESSES_MAX_INPUT)
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
                               _("The list of addresses is longer than 64 MiB."));
          return NULL;
        }

      g_byte_array_append (bytes, buffer, (guint) n);
    }

  return n < 0 ? NULL : g_steal_pointer (&bytes);
}

static gboolean
add_input (GPtrArray   *addresses,
           const char  *name,
           GError     **error)
{
  g_autoptr (GInputStream) stream = open_input (name, error);
  g_autoptr (GByteArray) bytes = NULL;
  g_autoptr (GPtrArray) read = NULL;

  if (stream == NULL)
    return FALSE;

  bytes = read_all (stream, error);
  if (bytes == NULL)
    return FALSE;

  read = il_addresses_from_text ((const char *) bytes->data, bytes->len);
  g_ptr_array_extend_and_steal (addresses, g_steal_pointer (&read));

  return TRUE;
}

GPtrArray *
il_addresses_from_text (const char *text,
                        gsize       length)
{
  GPtrArray *addresses = g_ptr_array_new_with_free_func (g_free);
  const char *end = text + length;

  /* What some editors put before UTF-8 is none of the first address. */
  if (length >= strlen (BYTE_ORDER_MARK) && g_str_has_prefix (text, BYTE_ORDER_MARK))
    text += strlen (BYTE_ORDER_MARK);

  while (text < end)
    {
      const char *feed = memchr (text, '\n', (gsize) (end - text));
      gsize n = (gsize) ((feed != NULL ? feed : end) - text);
      g_autofree char *line = g_utf8_make_valid (text, (gssize) n);

      g_strstrip (line);
      if (*line != '\0' && *line != '#')
        g_ptr_array_add (addresses, g_steal_pointer (&line));

      text += n + 1;
    }

  return addresses;
}

GPtrArray *
il_addresses_from_options (const IlOptions  *options,
                           IlScenario       *scenario,
                           GError          **error)
{
  g_autoptr (GPtrArray) addresses = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; options->addresses[i] != NULL; i++)
    g_ptr_array_add (addresses, g_strdup (options->addresses[i]));

  if (options->input != NULL && !add_input (addresses, options->input, error))
    return NULL;

  if (scenario != NULL)
    add_scenario (addresses, scenario);

  if (options->sample != NULL && !add_sample (addresses, options->sample, error))
    return NULL;

  return g_steal_pointer (&addresses);
}

gboolean
il_addresses_are_named (const IlOptions *options)
{
  return options->addresses[0] != NULL || options->input != NULL || options->lab != NULL ||
         options->sample != NULL;
}
