/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "formats/il-live.h"

#include <math.h>
#include <string.h>

#include "analysis/il-text.h"
#include "formats/il-cells.h"
#include "picture-test.h"

#define N_RANDOM 300

static const char *
get_row (GPtrArray *rows,
         guint      index)
{
  return g_ptr_array_index (rows, index);
}

static void
test_rows (void)
{
  for (guint columns = 0; columns <= 200; columns++)
    {
      for (guint i = 0; i < 10; i++)
        {
          gboolean wide = i % 2 == 0;
          g_autoptr (IlRecording) recording = picture_random_run (wide);
          IlTextStyle style = picture_random_style (columns);
          guint n = il_recording_get_n_tracks (recording);
          guint max = (guint) g_test_rand_int_range (0, 15);
          g_autoptr (GPtrArray) rows =
            il_live_dup_rows (recording, picture_random_time (recording), max, &style);

          g_assert_cmpuint (rows->len, ==, n + 1 <= max ? n + 1 : MIN (max, 1));
          for (guint k = 0; k < rows->len; k++)
            picture_check_row (get_row (rows, k), &style, !wide || rows->len == 1);
        }
    }
}

/* Where the state stands in a row; a reason that has the same word follows. */
static guint
find_state (const char *row,
            IlState     state)
{
  g_autofree char *word = g_strconcat ("  ", il_text_state (state), NULL);
  const char *place = strstr (row, word);

  g_assert_nonnull (place);

  return (guint) g_utf8_pointer_to_offset (row, place);
}

/* In all rows, and at all times, so that only what changes moves. */
static void
test_columns (void)
{
  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autoptr (IlRecording) recording = picture_random_run (FALSE);
      IlTextStyle style = { (guint) g_test_rand_int_range (40, 200), g_test_rand_bit (),
                            IL_COLOR_NONE };
      guint n = il_recording_get_n_tracks (recording), column = 0;

      for (guint step = 0; step < 20; step++)
        {
          gint64 time = picture_random_time (recording);
          g_autoptr (GPtrArray) rows = il_live_dup_rows (recording, time, n + 1, &style);

          for (guint k = 0; k < n; k++)
            {
              IlTrack *track = il_recording_get_track (recording, k);
              guint found = find_state (get_row (rows, k), il_track_get_state (track, time));

              if (column == 0)
                column = found;
              g_assert_cmpuint (found, ==, column);
            }
        }
    }
}

/* Reads the bar of a row without colours, which begins behind one blank after
 * the name; returns its eighths, and all of its columns in @width. */
static guint
read_bar (const char *row,
          guint       name_end,
          gboolean    unicode,
          guint      *width)
{
  static const char *const parts[] = { "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█" };
  guint eighths = 0;

  *width = 0;
  for (const char *p = g_utf8_offset_to_pointer (row, name_end + 1); *p != ' ';
       p = g_utf8_next_char (p))
    {
      (*width)++;
      for (guint i = 0; unicode && i < G_N_ELEMENTS (parts); i++)
        eighths += g_str_has_prefix (p, parts[i]) ? i + 1 : 0;
      eighths += *p == '#' ? 8 : 0;
    }

  return eighths;
}

static void
test_bars (void)
{
  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autoptr (IlRecording) recording = picture_random_run (FALSE);
      IlTextStyle style = { (guint) g_test_rand_int_range (60, 200), g_test_rand_bit (),
                            IL_COLOR_NONE };
      guint n = il_recording_get_n_tracks (recording), names = 0;
      gint64 time = picture_random_time (recording);
      g_autoptr (GPtrArray) rows = il_live_dup_rows (recording, time, n + 1, &style);

      for (guint k = 0; k < n; k++)
        names = MAX (names, il_cells_width (il_track_get_name (il_recording_get_track (recording,
                                                                                       k))));

      names = MIN (names, (style.columns - 1) / 3) + (n > 10 ? 3 : 2);
      for (guint k = 0; k < n; k++)
        {
          double fraction = il_track_get_fraction (il_recording_get_track (recording, k), time);
          guint width, eighths = read_bar (get_row (rows, k), names, style.unicode, &width);
          double unit = style.unicode ? 1 : 8;

          g_assert_cmpuint (width, >=, 5);
          g_assert_cmpfloat (eighths, ==,
                             unit * floor (MAX (fraction, 0) * width * 8 / unit));
        }
    }
}

/* A figure that counts something is there, and no other. */
static void
assert_has (const char *row,
            const char *what,
            guint       number)
{
  g_autofree char *text = g_strdup_printf ("%u %s", number, what);

  g_assert_true ((strstr (row, text) != NULL) == (number > 0));
}

/* Against a count that looks at every track. */
static void
test_summary (void)
{
  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autoptr (IlRecording) recording = picture_random_run (FALSE);
      IlTextStyle style = { 200, g_test_rand_bit (), IL_COLOR_NONE };
      gint64 time = picture_random_time (recording);
      guint n = il_recording_get_n_tracks (recording), counts[IL_N_STATES] = { 0 }, in_flight;
      g_autoptr (GPtrArray) rows = il_live_dup_rows (recording, time, n + 1, &style);
      g_autofree char *done = NULL;
      const char *row = get_row (rows, n);

      for (guint k = 0; k < n; k++)
        counts[il_track_get_state (il_recording_get_track (recording, k), time)]++;

      in_flight = counts[IL_STATE_CONNECTING] + counts[IL_STATE_WAITING] +
                  counts[IL_STATE_RECEIVING];
      done = g_strdup_printf ("%u of %u done", counts[IL_STATE_DONE], n);
      g_assert_true (g_str_has_prefix (row, done));
      assert_has (row, "in flight", in_flight);
      assert_has (row, "failed", counts[IL_STATE_FAILED]);
      assert_has (row, "cancelled", counts[IL_STATE_CANCELLED]);
    }
}

static void
test_tax_forms (void)
{
  g_autoptr (IlRecording) recording = picture_tax_forms ();
  const IlTextStyle unicode = { 80, TRUE, IL_COLOR_NONE }, ascii = { 80, FALSE, IL_COLOR_NONE };
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) plain = NULL;

  rows = il_live_dup_rows (recording, 1950 * PICTURE_MS, 5, &unicode);
  picture_assert_rows (rows,
    "0 f1040.pdf   ██████████████████▍  Receiving   181 of 187 kB · 207 lines\n"
    "1 f1040ez.pdf ███████████████████  Done        118 kB · 126 lines\n"
    "2 f1040es.pdf ████████████████▏··  Receiving   349 of 409 kB · 368 lines\n"
    "3 f1040sb.pdf █████████████████▎·  Receiving   69 of 76 kB · 80 lines\n"
    "1 of 4 done · 3 in flight · 717 kB · 2.0 s\n");

  plain = il_live_dup_rows (recording, 300 * PICTURE_MS, 5, &ascii);
  picture_assert_rows (plain,
    "0 f1040.pdf   -------------------  Waiting     0 of 187 kB\n"
    "1 f1040ez.pdf -------------------  Receiving   2 of 118 kB, 2 lines\n"
    "2 f1040es.pdf -------------------  Waiting     0 of 409 kB\n"
    "3 f1040sb.pdf -------------------  Waiting     0 of 76 kB\n"
    "0 of 4 done, 4 in flight, 2 kB, 0.3 s\n");
}

/* What does not fit is left out whole. */
static void
test_too_many (void)
{
  g_autoptr (IlRecording) recording = picture_tax_forms ();
  const IlTextStyle wide = { 80, TRUE, IL_COLOR_NONE }, narrow = { 42, FALSE, IL_COLOR_NONE };
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) cut = NULL;

  rows = il_live_dup_rows (recording, 1950 * PICTURE_MS, 4, &wide);
  picture_assert_rows (rows, "█████··············· 1 of 4 done · 3 in flight · 717 kB · 2.0 s\n");
  cut = il_live_dup_rows (recording, 1950 * PICTURE_MS, 4, &narrow);
  picture_assert_rows (cut, "##-------- 1 of 4 done, 3 in flight\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/live/rows", test_rows);
  g_test_add_func ("/live/columns", test_columns);
  g_test_add_func ("/live/bars", test_bars);
  g_test_add_func ("/live/summary", test_summary);
  g_test_add_func ("/live/tax-forms", test_tax_forms);
  g_test_add_func ("/live/too-many", test_too_many);

  return g_test_run ();
}
