/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "picture-test.h"

#include <string.h>

#include "formats/il-cells.h"

/* One track's life, drawn by lot. */
typedef struct
{
  IlTrack *track;
  gint64 start, request, response, end;
  gint64 size;
  guint n_reads;
  int code;
  gboolean ends;
} Life;

static gint64
random_up_to (gint64 most)
{
  return (gint64) (g_test_rand_double () * (double) most);
}

/* A time that may be the one before, just after it, or far after it. */
static gint64
random_after (gint64 time,
              gint64 scale)
{
  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      return time;
    case 1:
      return time + random_up_to (scale / 50);
    default:
      return time + random_up_to (scale);
    }
}

static void
init_life (Life    *life,
           IlTrack *track,
           gint64   scale)
{
  life->track = track;
  life->start = g_test_rand_bit () ? 0 : random_after (0, scale);
  life->request = random_after (life->start, scale / 4);
  life->response = random_after (life->request, scale / 2);
  life->n_reads = (guint) g_test_rand_int_range (0, 20);
  life->size = g_test_rand_bit () ? IL_SIZE_UNKNOWN : 12345 * (gint64) life->n_reads;
  life->ends = g_test_rand_int_range (0, 6) > 0;
  life->code = g_test_rand_int_range (-20, IL_ERROR_FAILED + 1);

  /* Some never get as far as that. */
  life->end = random_after (g_test_rand_int_range (0, 4) > 0 ? life->response : life->start, scale);
}

static void
live_life (const Life *life)
{
  IlTrack *track = life->track;

  if (life->start > life->end)
    return;

  il_track_begin_hop (track, il_track_get_address (track), life->start);
  if (life->request <= life->end)
    il_track_mark (track, IL_MARK_REQUEST, life->request);
  if (life->response > life->end)
    return;

  il_track_mark (track, IL_MARK_RESPONSE, life->response);
  il_track_set_status (track, 200);
  il_track_set_size (track, life->size);
  for (guint i = 0; i < life->n_reads; i++)
    il_track_add_read (track, life->response + (life->end - life->response) * i / life->n_reads,
                       12345, 3);
}

static int
compare_ends (gconstpointer a,
              gconstpointer b)
{
  gint64 left = ((const Life *) a)->end, right = ((const Life *) b)->end;

  return left < right ? -1 : left > right;
}

static char *
dup_random_address (gboolean wide)
{
  GString *address = g_string_new ("http://localhost/");

  for (int i = g_test_rand_int_range (0, 20); i >= 0; i--)
    g_string_append (address, wide && g_test_rand_bit () ? "漢" : "n");

  return g_string_free (address, FALSE);
}

IlRecording *
picture_random_run (gboolean wide)
{
  g_autoptr (IlRecording) recording = il_recording_new (IL_MODE_TOGETHER, 0);
  Life lives[12];
  guint n = (guint) g_test_rand_int_range (1, G_N_ELEMENTS (lives) + 1);
  gint64 scale = 10;
  gboolean all = TRUE;

  for (int i = g_test_rand_int_range (0, 8); i > 0; i--)
    scale *= 10;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *address = dup_random_address (wide);

      init_life (&lives[i], il_recording_add (recording, address, IL_SIZE_UNKNOWN), scale);
    }

  il_recording_start (recording, 0);
  qsort (lives, n, sizeof *lives, compare_ends);
  for (guint i = 0; i < n; i++)
    {
      live_life (&lives[i]);
      if (lives[i].ends)
        il_recording_end_track (recording, lives[i].track, lives[i].end,
                                lives[i].code < 0 ? NULL
                                                  : g_error_new (IL_ERROR, lives[i].code, "So."));
      all &= lives[i].ends;
    }

  if (all)
    il_recording_finish (recording);

  return g_steal_pointer (&recording);
}

IlRecording *
picture_tax_forms (void)
{
  static const struct
  {
    const char *address;
    gint64 size, request, response, end;
    guint lines;
  } forms[] = {
    { "http://lab.localhost/f1040.pdf", 186928, 50, 350, 2000, 214 },
    { "http://lab.localhost/f1040ez.pdf", 117807, 60, 270, 1900, 126 },
    { "http://lab.localhost/f1040es.pdf", 409193, 90, 470, 2200, 431 },
    { "http://lab.localhost/f1040sb.pdf", 75864, 110, 410, 2100, 88 },
  };
  static const guint by_end[] = { 1, 0, 3, 2 };
  IlRecording *recording = il_recording_new (IL_MODE_TOGETHER, 0);

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    il_recording_add (recording, forms[i].address, forms[i].size);

  il_recording_start (recording, 0);
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      IlTrack *track = il_recording_get_track (recording, i);
      guint64 size = (guint64) forms[i].size, n = forms[i].lines;

      il_track_begin_hop (track, forms[i].address, 0);
      il_track_mark (track, IL_MARK_REQUEST, forms[i].request * PICTURE_MS);
      il_track_mark (track, IL_MARK_RESPONSE, forms[i].response * PICTURE_MS);
      il_track_set_status (track, 200);
      il_track_set_size (track, forms[i].size);
      for (guint64 k = 0; k < n; k++)
        il_track_add_read (track, (forms[i].response + (forms[i].end - forms[i].response) *
                                   (gint64) (k + 1) / (gint64) n) * PICTURE_MS,
                           size * (k + 1) / n - size * k / n, 1);
    }

  for (guint i = 0; i < G_N_ELEMENTS (by_end); i++)
    il_recording_end_track (recording, il_recording_get_track (recording, by_end[i]),
                            forms[by_end[i]].end * PICTURE_MS, NULL);
  il_recording_finish (recording);

  return recording;
}

gint64
picture_random_time (IlRecording *recording)
{
  return random_up_to (il_recording_get_duration (recording) * 6 / 5 + 10);
}

IlTextStyle
picture_random_style (guint columns)
{
  return (IlTextStyle) { columns, g_test_rand_bit (),
                         (IlColorDepth) g_test_rand_int_range (IL_COLOR_NONE, IL_COLOR_TRUE + 1) };
}

/* Any other command than the colours that are allowed is a failure. */
static const char *
skip_color (const char *p)
{
  g_assert_true (g_str_has_prefix (p, "\033["));
  p += 2 + strspn (p + 2, "0123456789;");
  g_assert_cmpint (*p, ==, 'm');

  return p + 1;
}

char *
picture_dup_plain (const char *row)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = row; *p != '\0';)
    {
      if (*p == '\033')
        p = skip_color (p);
      else
        g_string_append_c (plain, *p++);
    }

  return g_string_free (plain, FALSE);
}

static gboolean
ends_plain (const char *row)
{
  const char *last = strrchr (row, '\033');

  return last == NULL || g_str_has_prefix (last, "\033[0m");
}

void
picture_check_row (const char        *row,
                   const IlTextStyle *style,
                   gboolean           ascii_names)
{
  g_autofree char *plain = picture_dup_plain (row);

  g_assert_true (g_utf8_validate (row, -1, NULL));
  g_assert_false (g_str_has_suffix (plain, " "));
  g_assert_null (strpbrk (plain, "\n\r\t"));
  g_assert_true (ends_plain (row));

  if (style->columns == 0)
    g_assert_cmpstr (row, ==, "");
  else
    g_assert_cmpuint (il_cells_width (plain), <, style->columns);

  if (style->color == IL_COLOR_NONE)
    g_assert_cmpstr (row, ==, plain);
  if (style->color != IL_COLOR_TRUE)
    g_assert_null (strstr (row, "\033[38;2;"));
  if (!style->unicode && ascii_names)
    g_assert_true (g_str_is_ascii (plain));
}

void
picture_assert_rows (GPtrArray  *rows,
                     const char *expected)
{
  g_autoptr (GString) actual = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (actual, "%s\n", (const char *) g_ptr_array_index (rows, i));

  g_assert_cmpstr (actual->str, ==, expected);
}
