/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "formats/il-waterfall.h"

#include <math.h>
#include <string.h>

#include "analysis/il-text.h"
#include "formats/il-cells.h"
#include "picture-test.h"

#define N_RANDOM 300
#define CELLS_MAX 256

/* A lane as it is read back from a row. */
typedef struct
{
  guint width;
  guint n;
  IlState cells[CELLS_MAX];
  guint eighths;
  guint receiving;
  char after[64];
} Lane;

static guint
find_lane_start (GPtrArray         *rows,
                 const IlTextStyle *style)
{
  g_autofree char *axis = picture_dup_plain (g_ptr_array_index (rows, rows->len - 1));
  const char *tick = strstr (axis, style->unicode ? "╵" : "|");

  return tick == NULL ? G_MAXUINT : (guint) (tick - axis);
}

/* Returns: eighths of the cell, 0 for what is no cell */
static guint
read_cell (const char        *p,
           const IlTextStyle *style,
           IlState           *state)
{
  static const char *const parts[] = { "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█" };
  static const char *const signs[] = { "·", "░", "▒" };

  for (*state = IL_STATE_QUEUED; *state < IL_STATE_RECEIVING; (*state)++)
    {
      if (style->unicode ? g_str_has_prefix (p, signs[*state]) : *p == ".:="[*state])
        return 8;
    }

  if (!style->unicode)
    return *p == '#' ? 8 : 0;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (g_str_has_prefix (p, parts[i]))
        return i + 1;
    }

  return 0;
}

static Lane
read_lane (GPtrArray         *rows,
           guint              index,
           const IlTextStyle *style)
{
  guint start = find_lane_start (rows, style), column = 0, eighths;
  g_autofree char *plain = picture_dup_plain (g_ptr_array_index (rows, index));
  const char *p = plain;
  Lane lane = { .width = style->columns - 1 - start };

  for (; *p != '\0' && column < start; p = g_utf8_next_char (p))
    column += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;

  for (; (eighths = read_cell (p, style, &lane.cells[lane.n])) > 0; p = g_utf8_next_char (p))
    {
      /* Nothing of a bar comes after a part of a cell. */
      g_assert_cmpuint (lane.eighths % 8, ==, 0);
      lane.eighths += eighths;
      lane.receiving += lane.cells[lane.n++] == IL_STATE_RECEIVING ? eighths : 0;
    }

  g_strlcpy (lane.after, p, sizeof lane.after);
  return lane;
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
          gint64 time = picture_random_time (recording);
          gint64 span = g_test_rand_bit () ? IL_TIME_NONE : 1 + picture_random_time (recording);
          guint n = il_recording_get_n_tracks (recording);
          guint max = (guint) g_test_rand_int_range (0, 14);
          g_autoptr (GPtrArray) rows = il_waterfall_dup_rows (recording, time, span, max, &style);

          g_assert_cmpuint (rows->len, ==, MIN (n, max) + (n > max) + 1);
          for (guint k = 0; k < rows->len; k++)
            picture_check_row (g_ptr_array_index (rows, k), &style, !wide);
        }
    }
}

static void
test_legend (void)
{
  for (guint columns = 0; columns <= 100; columns++)
    {
      IlTextStyle style = picture_random_style (columns);
      g_autofree char *legend = il_waterfall_dup_legend (&style);

      picture_check_row (legend, &style, TRUE);
      if (columns > 60)
        g_assert_nonnull (strstr (legend, style.unicode ? "█ receiving" : "# receiving"));
    }
}

/* Whether the state at the middle of a cell is that of its neighbours too, and
 * so nobody else's to take. */
static gboolean
is_inside (IlTrack *track,
           gint64   time,
           double   us_per_cell,
           guint    cell,
           IlState *state)
{
  gint64 begin = (gint64) ((cell - 1.) * us_per_cell), end = (gint64) ((cell + 2.) * us_per_cell);

  if (cell == 0 || end > time)
    return FALSE;

  *state = il_track_get_state (track, begin);
  return *state <= IL_STATE_RECEIVING && il_track_get_state (track, end) == *state;
}

static void
check_lane (const Lane *lane,
            IlTrack    *track,
            gint64      time,
            gint64      span)
{
  IlSegment segments[IL_TRACK_MAX_SEGMENTS];
  guint n = il_track_list_segments (track, time, segments);
  double us_per_cell = (double) span / lane->width;
  double end = n == 0 ? 0 : MIN ((double) segments[n - 1].end / us_per_cell, lane->width);
  guint seen[IL_N_STATES] = { 0 };
  IlState state;

  for (guint i = 0; i < lane->n; i++)
    {
      seen[lane->cells[i]]++;
      if (i > 0)
        g_assert_cmpint (lane->cells[i], >=, lane->cells[i - 1]);
      if (is_inside (track, time, us_per_cell, i, &state))
        g_assert_cmpint (lane->cells[i], ==, state);
    }

  g_assert_cmpuint (lane->n, <=, lane->width);
  g_assert_cmpfloat (fabs (lane->n - ceil (end)), <=, 1);

  /* The mark of a failure may take the last cell. */
  for (guint i = 0; i < n && lane->width > 3 && lane->n + 1 < lane->width; i++)
    {
      if (segments[i].state >= IL_STATE_WAITING && segments[i].begin < span)
        g_assert_cmpuint (seen[segments[i].state], >, 0);
    }
}

/* The states in order, where they belong, none invisible, the end at its place. */
static void
test_lanes (void)
{
  for (guint i = 0; i < 10 * N_RANDOM; i++)
    {
      g_autoptr (IlRecording) recording = picture_random_run (i % 2 == 0);
      IlTextStyle style = picture_random_style ((guint) g_test_rand_int_range (20, 200));
      gint64 time = picture_random_time (recording);
      gint64 span = 1 + picture_random_time (recording);
      g_autoptr (GPtrArray) rows = il_waterfall_dup_rows (recording, time, span, 100, &style);

      g_assert_cmpuint (find_lane_start (rows, &style), !=, G_MAXUINT);
      for (guint k = 0; k < il_recording_get_n_tracks (recording); k++)
        {
          Lane lane = read_lane (rows, k, &style);

          check_lane (&lane, il_recording_get_track (recording, k), time, span);
        }
    }
}

/* What stands at a lane's end says how it ended; a time is whole or left out. */
static void
check_end (const Lane *lane,
           IlTrack    *track,
           gint64      shown_until)
{
  gint64 end = il_track_get_end (track);
  g_autofree char *time = il_text_duration (end);
  IlState state = il_track_get_state (track, shown_until);

  if (state == IL_STATE_FAILED)
    g_assert_cmpint (lane->after[0], ==, 'x');
  else if (state == IL_STATE_CANCELLED)
    g_assert_cmpint (lane->after[0], ==, '/');
  else if (state != IL_STATE_DONE)
    g_assert_cmpstr (lane->after, ==, "");
  else if (lane->after[0] != '\0')
    g_assert_cmpstr (lane->after + 1, ==, time);

  if (state == IL_STATE_CANCELLED && lane->after[1] != '\0')
    g_assert_cmpstr (lane->after + 2, ==, time);
}

static void
test_marks (void)
{
  for (guint i = 0; i < 10 * N_RANDOM; i++)
    {
      g_autoptr (IlRecording) recording = picture_random_run (FALSE);
      IlTextStyle style = { (guint) g_test_rand_int_range (20, 200), TRUE, IL_COLOR_NONE };
      gint64 time = picture_random_time (recording);
      gint64 span = 1 + picture_random_time (recording);
      g_autoptr (GPtrArray) rows = il_waterfall_dup_rows (recording, time, span, 100, &style);

      for (guint k = 0; k < il_recording_get_n_tracks (recording); k++)
        {
          Lane lane = read_lane (rows, k, &style);

          check_end (&lane, il_recording_get_track (recording, k), MIN (time, span));
        }
    }
}

/* With a span that fits, every end is in the picture with its time. */
static void
test_ends (void)
{
  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autoptr (IlRecording) recording = picture_random_run (FALSE);
      IlTextStyle style = { (guint) g_test_rand_int_range (60, 200), TRUE, IL_COLOR_NONE };
      g_autoptr (GPtrArray) rows = il_waterfall_dup_rows (recording, IL_ARRIVALS_MAX_TIME / 2,
                                                          IL_TIME_NONE, 100, &style);
      gboolean finished = il_recording_is_finished (recording);

      for (guint k = 0; finished && k < il_recording_get_n_tracks (recording); k++)
        {
          IlTrack *track = il_recording_get_track (recording, k);
          gint64 end = il_track_get_end (track);
          gboolean failed = il_track_get_state (track, end) == IL_STATE_FAILED;
          g_autofree char *time = il_text_duration (end);
          g_autofree char *reason = il_text_track_counts (track, end, FALSE);

          /* A reason may be cut, but begins. */
          if (failed)
            reason[6] = '\0';
          g_assert_nonnull (strstr (g_ptr_array_index (rows, k), failed ? reason : time));
        }
    }
}

static void
test_monotone (void)
{
  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autoptr (IlRecording) recording = picture_random_run (FALSE);
      IlTextStyle style = picture_random_style ((guint) g_test_rand_int_range (20, 100));
      gint64 span = il_recording_get_duration (recording) * 6 / 5 + 10;
      guint before[12] = { 0 };

      for (guint step = 0; step <= 100; step++)
        {
          gint64 time = span * step / 100;
          g_autoptr (GPtrArray) rows = il_waterfall_dup_rows (recording, time, span, 100, &style);

          for (guint k = 0; k < il_recording_get_n_tracks (recording); k++)
            {
              Lane lane = read_lane (rows, k, &style);

              /* The mark of a failure may take the last cell. */
              if (lane.n + 1 < lane.width)
                g_assert_cmpuint (lane.receiving, >=, before[k]);
              before[k] = lane.receiving;
            }
        }
    }
}

static IlRecording *
twins_new (gint64 request,
           gint64 response,
           gint64 end)
{
  IlRecording *recording = il_recording_new (IL_MODE_TOGETHER, 0);

  il_recording_add (recording, "http://localhost/short", 5);
  il_recording_add (recording, "http://localhost/much-longer", IL_SIZE_UNKNOWN);
  il_recording_start (recording, 0);
  for (guint i = 0; i < 2; i++)
    {
      IlTrack *track = il_recording_get_track (recording, i);

      il_track_begin_hop (track, il_track_get_address (track), 0);
      il_track_mark (track, IL_MARK_REQUEST, request);
      il_track_mark (track, IL_MARK_RESPONSE, response);
      il_track_add_read (track, response, i * 100 + 1, i);
    }
  for (guint i = 0; i < 2; i++)
    il_recording_end_track (recording, il_recording_get_track (recording, i), end, NULL);
  il_recording_finish (recording);

  return recording;
}

static void
test_twins (void)
{
  for (guint i = 0; i < N_RANDOM; i++)
    {
      gint64 request = g_test_rand_int_range (0, 1000);
      gint64 response = request + g_test_rand_int_range (0, 1000);
      g_autoptr (IlRecording) recording =
        twins_new (request, response, response + g_test_rand_int_range (0, 1000));
      IlTextStyle style = { (guint) g_test_rand_int_range (10, 100), TRUE, IL_COLOR_NONE };
      g_autoptr (GPtrArray) rows =
        il_waterfall_dup_rows (recording, picture_random_time (recording), 3000, 2, &style);
      Lane a = read_lane (rows, 0, &style), b = read_lane (rows, 1, &style);

      g_assert_cmpuint (a.eighths, ==, b.eighths);
      g_assert_cmpmem (a.cells, a.n * sizeof *a.cells, b.cells, b.n * sizeof *b.cells);
      g_assert_cmpstr (a.after, ==, b.after);
    }
}

static void
test_tax_forms (void)
{
  g_autoptr (IlRecording) recording = picture_tax_forms ();
  const IlTextStyle unicode = { 80, TRUE, IL_COLOR_NONE }, ascii = { 80, FALSE, IL_COLOR_NONE };
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) plain = NULL;

  rows = il_waterfall_dup_rows (recording, 2200 * PICTURE_MS, IL_TIME_NONE, 4, &unicode);
  picture_assert_rows (rows,
    "0 f1040.pdf   ░▒▒▒▒▒▒▒▒████████████████████████████████████████▎ 2.00 s\n"
    "1 f1040ez.pdf ░▒▒▒▒▒▒███████████████████████████████████████▊ 1.90 s\n"
    "2 f1040es.pdf ░░▒▒▒▒▒▒▒▒▒▒██████████████████████████████████████████▏ 2.20 s\n"
    "3 f1040sb.pdf ░░░▒▒▒▒▒▒▒█████████████████████████████████████████▊ 2.10 s\n"
    "              ╵0 s        ╵0.5 s      ╵1 s        ╵1.5 s       ╵2 s\n");

  plain = il_waterfall_dup_rows (recording, 2200 * PICTURE_MS, IL_TIME_NONE, 4, &ascii);
  picture_assert_rows (plain,
    "0 f1040.pdf   :========######################################## 2.00 s\n"
    "1 f1040ez.pdf :======######################################## 1.90 s\n"
    "2 f1040es.pdf ::==========########################################## 2.20 s\n"
    "3 f1040sb.pdf :::=======########################################## 2.10 s\n"
    "              |0 s        |0.5 s      |1 s        |1.5 s       |2 s\n");
}

/* In the colours of rows, with what is not shown, and cut at the lane's edge. */
static void
test_colors (void)
{
  g_autoptr (IlRecording) recording = picture_tax_forms ();
  const IlTextStyle style = { 40, TRUE, IL_COLOR_TRUE };
  g_autoptr (GPtrArray) rows =
    il_waterfall_dup_rows (recording, 2200 * PICTURE_MS, 1500 * PICTURE_MS, 1, &style);

  picture_assert_rows (rows,
    "\033[38;2;0;114;178m0\033[0m f1040.pdf \033[38;2;0;114;178m░▒▒▒▒▒█████████████████████"
    "\033[0m\n"
    "  and 3 more\n"
    "            \033[2m╵0 s              ╵1 s\033[0m\n");
}

/* First the end times go, then the names, then the lanes. */
static void
test_narrow (void)
{
  static const struct
  {
    guint columns;
    const char *row;
  } cases[] = {
    { 29, "0 f1040.pdf ▒█████▍ 2.00 s" },
    { 26, "0 f1040.p… ▒▒██████████▊" },
    { 20, "0 f1040… ▒▒███████▏" },
    { 12, "0 ▒███████▏" },
    { 4, "0 ▉" },
    { 3, "0" },
    { 1, "" },
  };
  g_autoptr (IlRecording) recording = picture_tax_forms ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      IlTextStyle style = { cases[i].columns, TRUE, IL_COLOR_NONE };
      g_autoptr (GPtrArray) rows =
        il_waterfall_dup_rows (recording, 2200 * PICTURE_MS, IL_TIME_NONE, 4, &style);

      g_assert_cmpstr (g_ptr_array_index (rows, 0), ==, cases[i].row);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/waterfall/rows", test_rows);
  g_test_add_func ("/waterfall/legend", test_legend);
  g_test_add_func ("/waterfall/lanes", test_lanes);
  g_test_add_func ("/waterfall/marks", test_marks);
  g_test_add_func ("/waterfall/ends", test_ends);
  g_test_add_func ("/waterfall/monotone", test_monotone);
  g_test_add_func ("/waterfall/twins", test_twins);
  g_test_add_func ("/waterfall/tax-forms", test_tax_forms);
  g_test_add_func ("/waterfall/colors", test_colors);
  g_test_add_func ("/waterfall/narrow", test_narrow);

  return g_test_run ();
}
