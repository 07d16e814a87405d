/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "formats-test.h"

#include <gio/gio.h>
#include <locale.h>
#include <string.h>

#include "formats/il-number.h"
#include "recording/il-error.h"

#define HOUR (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)

static const char *const addresses[] = {
  "http://localhost/a.txt",
  "https://example.com:8443/b?c=d#e",
  "http://" TEST_USER ":" TEST_SECRET "@example.com/",
  "http://" TEST_USER "@example.com/@x",
  "http://" TEST_USER ":" TEST_SECRET "/@example.com/",
  TEST_USER ":" TEST_SECRET "@example.com",
  "=1+1,\"x\"",
  "@SUM(A1)",
  "not an address\r\n\033[31m",
  "http://example.com/\342\200\256gpj.exe",
  "http://example.com/\377",
  "http://b\303\274cher.example/,;\"'",
  "",
};

static gint64
step (gint64 time)
{
  return time + g_test_rand_int_range (0, g_test_rand_bit () ? 3 : 5000000);
}

static void
receive (IlTrack *track,
         gint64  *time)
{
  int n_reads = g_test_rand_int_range (0, 6);

  if (g_test_rand_bit ())
    il_track_set_size (track, g_test_rand_int_range (0, 100000));

  for (int i = 0; i < n_reads; i++)
    {
      *time = step (*time);
      il_track_add_read (track, *time, (guint64) g_test_rand_int_range (1, 100000),
                         (guint64) g_test_rand_int_range (0, 100));
    }
}

/* Any marks in order, some left out; stops at one of them if it goes on. */
static void
ask (IlTrack  *track,
     gboolean  is_last,
     gint64   *time)
{
  for (IlMark mark = IL_MARK_DNS_START; mark <= IL_MARK_RESPONSE; mark++)
    {
      if (g_test_rand_int_range (0, 6) == 0)
        continue;

      *time = step (*time);
      il_track_mark (track, mark, *time);
    }

  if (g_test_rand_int_range (0, 4) > 0)
    {
      il_track_set_status (track, is_last ? 200 : 302);
      il_track_set_version (track, g_test_rand_int_range (IL_HTTP_UNKNOWN, IL_HTTP_2 + 1));
    }

  if (is_last && il_track_get_status (track) != 0)
    receive (track, time);
}

static GError *
random_error (void)
{
  g_autofree char *text = random_text ();

  if (g_test_rand_int_range (0, 3) > 0)
    return NULL;

  return g_error_new_literal (IL_ERROR, g_test_rand_int_range (0, IL_ERROR_FAILED + 1), text);
}

static void
live (IlRecording *recording,
      IlTrack     *track,
      gboolean     ends)
{
  gint64 time = step (0);
  int n_hops = g_test_rand_int_range (0, 4);

  for (int i = 0; i < n_hops; i++)
    {
      il_track_begin_hop (track, i == 0 ? il_track_get_address (track)
                                        : addresses[g_test_rand_int_range (0, 6)], time);
      ask (track, i + 1 == n_hops, &time);
      time = step (time);
    }

  if (!ends)
    return;

  il_track_set_wire_bytes (track, (guint64) g_test_rand_int_range (0, 100000));
  if (g_test_rand_bit ())
    il_track_set_characters (track, g_test_rand_int_range (0, 100000));
  il_recording_end_track (recording, track, time, random_error ());
}

/* strspn() and strcspn(), which sanitizers have measure all of the text first. */
static gsize
span (const char *p,
      const char *set,
      gboolean    inside)
{
  gsize n = 0;

  while (p[n] != '\0' && (strchr (set, p[n]) != NULL) == inside)
    n++;

  return n;
}

static void
check_number (const char *p,
              gsize       length)
{
  g_autofree char *shortest = NULL;
  g_autofree char *number = NULL;

  if (span (p, "-0123456789", TRUE) >= length)
    return;

  number = g_strndup (p, length);
  shortest = il_number_dup_shortest (g_ascii_strtod (number, NULL));
  g_assert_cmpstr (number, ==, shortest);
}

static void
check_json_text (const char *text)
{
  gboolean in_string = FALSE;

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_true (g_str_has_suffix (text, "}\n"));
  g_assert_null (strstr (text, TEST_SECRET));
  g_assert_null (strstr (text, TEST_USER));

  for (const char *p = text; *p != '\0'; p++)
    {
      gsize n = in_string ? 0 : span (p, "+-.0123456789Ee", TRUE);

      g_assert_true ((guchar) *p >= ' ' || (*p == '\n' && !in_string));
      if (in_string && *p == '\\')
        p++;
      else if (*p == '"')
        in_string = !in_string;
      else if (n > 0 && (*p == '-' || g_ascii_isdigit (*p)))
        {
          check_number (p, n);
          p += n - 1;
        }
    }
}

/* Reads a field in quotes as RFC 4180 has it, and no other; returns what
 * follows it. */
static const char *
parse_quoted (const char *p,
              GString    *field)
{
  for (p++; *p != '"' || p[1] == '"'; p++)
    {
      g_assert_cmpint (*p, !=, '\0');
      p += *p == '"';
      g_string_append_c (field, *p);
    }

  return p + 1;
}

static const char *
parse_bare (const char *p,
            GString    *field)
{
  gsize length = span (p, ",\r\n\"", FALSE);

  g_assert_cmpint (p[length], !=, '"');
  g_assert_cmpint (p[length], !=, '\n');
  g_string_append_len (field, p, (gssize) length);

  return p + length;
}

/* Of many recordings some are measured, and in some of these no download was
 * served. */
static void
add_turns (IlRecording *recording)
{
  int owner_end = g_test_rand_int_range (0, (gint32) il_recording_get_n_tracks (recording) + 1);
  int n = g_test_rand_int_range (-3, 6);
  gint64 time = 0;

  for (int i = 0; i < n; i++)
    {
      time += g_test_rand_int_range (0, 300);
      il_loop_track_add_turn (il_recording_get_loop (recording), time,
                              time + g_test_rand_int_range (0, 300),
                              g_test_rand_int_range (-1, owner_end));
    }
}

IlRecording *
random_recording_new (IlMode   mode,
                      guint    n,
                      gboolean finish)
{
  IlRecording *recording = il_recording_new (mode, (guint) g_test_rand_int_range (0, 5));

  for (guint i = 0; i < n; i++)
    il_recording_add (recording, addresses[g_test_rand_int_range (0, G_N_ELEMENTS (addresses))],
                      g_test_rand_int_range (-1, 1000));

  il_recording_start (recording, g_get_monotonic_time () - HOUR);
  for (guint i = 0; i < n; i++)
    live (recording, il_recording_get_track (recording, i), finish || g_test_rand_bit ());

  add_turns (recording);
  if (finish)
    il_recording_finish (recording);

  return recording;
}

char *
random_text (void)
{
  static const char *const pieces[] = {
    "\"", "\\", "'", ",", ";", "\r\n", "\n", "\r", "\t", "=", "+", "-", "@", "\037", "\177",
    "\302\205", "\342\200\250", "\342\200\251", "\355\240\200", "\377", "\360\237\230\200", "\303",
    "</script>", "\\u0000", "1.5", "e+22.0", "{", "]", ":", "é",
  };
  GString *text = g_string_new (NULL);
  int n = g_test_rand_int_range (0, 13);

  for (int i = 0; i < n; i++)
    {
      if (g_test_rand_bit ())
        g_string_append_c (text, (char) g_test_rand_int_range (1, 256));
      else
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
    }

  return g_string_free (text, FALSE);
}

const char *
file_by_index (IlTrack *track,
               gpointer data)
{
  char **files = data;
  guint index = il_track_get_index (track);

  return index < g_strv_length (files) ? files[index] : NULL;
}

JsonNode *
parse_json (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node;

  check_json_text (text);
  node = json_from_string (text, &error);
  g_assert_no_error (error);

  return node;
}

GPtrArray *
parse_csv (const char *text)
{
  const char *p = text;
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GStrvBuilder) row = g_strv_builder_new ();

  while (*p != '\0')
    {
      g_autoptr (GString) field = g_string_new (NULL);

      p = *p == '"' ? parse_quoted (p, field) : parse_bare (p, field);
      g_strv_builder_add (row, field->str);
      if (*p == ',')
        {
          p++;
          continue;
        }

      g_assert_true (g_str_has_prefix (p, "\r\n"));
      g_ptr_array_add (rows, g_strv_builder_end (row));
      p += 2;
    }

  return rows;
}

gboolean
set_comma_locale (void)
{
  static const char *const names[] = {
    "de_DE.UTF-8", "fr_FR.UTF-8", "es_ES.UTF-8", "it_IT.UTF-8", "pt_BR.UTF-8", "pl_PL.UTF-8",
    "ru_RU.UTF-8", "nl_NL.UTF-8", "sv_SE.UTF-8", "de_DE", "fr_FR",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (setlocale (LC_ALL, names[i]) != NULL && strcmp (localeconv ()->decimal_point, ",") == 0)
        return TRUE;
    }

  setlocale (LC_ALL, "C");

  return FALSE;
}

char *
python_run (const char *program,
            const char *input)
{
  const char *const usual = "/usr/bin/python3";
  g_autofree char *found = NULL;
  g_autofree char *output = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  if (g_file_test (usual, G_FILE_TEST_IS_EXECUTABLE))
    found = g_strdup (usual);
  else
    found = g_find_program_in_path ("python3");
  if (found == NULL)
    return NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                              &error, found, "-I", "-c", program, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));

  return g_steal_pointer (&output);
}
