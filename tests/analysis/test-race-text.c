/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/il-race-text.h"
#include "analysis/il-text.h"
#include "recording/il-error.h"

#define MS G_GINT64_CONSTANT (1000)

static const char *const titles[] = { "One at a time", "Together" };

/* Four downloads, in turn or at once, of the durations of the course. */
static IlRecording *
new_run (IlMode mode,
         guint  limit,
         gint64 last,
         int    code)
{
  const gint64 in_turn[] = { 2520 * MS, 4660 * MS, 7490 * MS, last };
  const gint64 together[] = { 1460 * MS, 1660 * MS, 1850 * MS, last };
  IlRecording *recording = il_recording_new (mode, limit);

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *address = g_strdup_printf ("http://h/%u", i);

      il_recording_add (recording, address, IL_SIZE_UNKNOWN);
    }
  il_recording_start (recording, 0);
  for (guint i = 0; i < 4; i++)
    {
      IlTrack *track = il_recording_get_track (recording, i);
      gboolean fails = i == 3 && code >= 0;

      il_track_begin_hop (track, "http://h/",
                          mode == IL_MODE_TOGETHER || i == 0 ? 0 : in_turn[i - 1]);
      il_track_mark (track, IL_MARK_REQUEST, 0);
      il_track_mark (track, IL_MARK_RESPONSE, 500 * MS);
      il_recording_end_track (recording, track,
                              mode == IL_MODE_TOGETHER ? together[i] : in_turn[i],
                              fails ? g_error_new_literal (IL_ERROR, code, "A reason.") : NULL);
    }
  il_recording_finish (recording);

  return recording;
}

static IlRace *
new_race (IlRecording *first,
          IlRecording *second)
{
  g_autoptr (IlRecording) a = first;
  g_autoptr (IlRecording) b = second;

  return il_race_new (a, b);
}

static IlRace *
new_course_race (void)
{
  return new_race (new_run (IL_MODE_ONE_AT_A_TIME, 0, 9810 * MS, -1),
                   new_run (IL_MODE_TOGETHER, 0, 2210 * MS, -1));
}

/* Empty for %NULL: what is not said. */
static void
assert_text (const char *expected,
             char       *text)
{
  g_autofree char *owned = text;

  g_assert_cmpstr (expected, ==, owned != NULL ? owned : "");
}

static void
test_decided (void)
{
  g_autoptr (IlRace) race = new_course_race ();
  IlRaceMoment end = il_race_at (race, IL_RACE_ALIGN_START, 9810 * MS);

  assert_text ("Same 4 files, same clock", il_race_text_heading (race));
  assert_text ("9.81 s", il_race_text_duration (&end, IL_RACE_FIRST));
  assert_text ("the sum", il_race_text_caption (race, &end, IL_RACE_FIRST));
  assert_text ("the longest", il_race_text_caption (race, &end, IL_RACE_SECOND));
  assert_text ("7.60 s saved", il_race_text_saved (race, &end, FALSE));
  assert_text ("7.60 s saved after the first byte", il_race_text_saved (race, &end, TRUE));
  assert_text ("4.4×", il_race_text_figure (race, &end));
  assert_text ("faster together", il_race_text_claim (race, &end));
  assert_text ("9.81 s becomes 2.21 s", il_race_text_detail (race, &end));
  assert_text ("One at a time 9.81 s. Together 2.21 s. 7.60 s saved, 4.4 times faster.",
               il_race_text_description (race, &end, titles));
}

static void
test_before (void)
{
  g_autoptr (IlRace) race = new_course_race ();
  IlRaceMoment early = il_race_at (race, IL_RACE_ALIGN_START, 1500 * MS);
  IlRaceMoment later = il_race_at (race, IL_RACE_ALIGN_START, 5600 * MS);

  assert_text ("1.50 s", il_race_text_figure (race, &early));
  assert_text ("Both under way", il_race_text_claim (race, &early));
  assert_text ("0 of 4 done above, 1 of 4 below", il_race_text_detail (race, &early));
  assert_text ("1 of 4 done", il_race_text_caption (race, &early, IL_RACE_SECOND));
  assert_text ("", il_race_text_saved (race, &early, FALSE));
  assert_text ("One at a time 1.50 s, 0 of 4 done. Together 1.50 s, 1 of 4 done.",
               il_race_text_description (race, &early, titles));

  assert_text ("5.60 s", il_race_text_figure (race, &later));
  assert_text ("3.39 s ahead so far", il_race_text_claim (race, &later));
  assert_text ("2 of 4 done above, 4 of 4 below", il_race_text_detail (race, &later));
  assert_text ("2 of 4 done", il_race_text_caption (race, &later, IL_RACE_FIRST));
  assert_text ("the longest", il_race_text_caption (race, &later, IL_RACE_SECOND));
  assert_text ("3.39 s saved", il_race_text_saved (race, &later, FALSE));
  assert_text ("One at a time 5.60 s, 2 of 4 done. Together 2.21 s. 3.39 s ahead so far.",
               il_race_text_description (race, &later, titles));
}

static void
test_slower (void)
{
  g_autoptr (IlRace) race = new_race (new_run (IL_MODE_TOGETHER, 0, 2210 * MS, -1),
                                      new_run (IL_MODE_ONE_AT_A_TIME, 0, 9810 * MS, -1));
  const char *const turned[] = { "Together", "One at a time" };
  IlRaceMoment end = il_race_at (race, IL_RACE_ALIGN_START, 9810 * MS);

  g_assert_cmpint (end.saved, ==, -7600 * MS);
  assert_text ("7.60 s saved", il_race_text_saved (race, &end, FALSE));
  assert_text ("4.4×", il_race_text_figure (race, &end));
  assert_text ("faster together", il_race_text_claim (race, &end));
  assert_text ("9.81 s becomes 2.21 s", il_race_text_detail (race, &end));
  assert_text ("Together 2.21 s. One at a time 9.81 s. 7.60 s lost, 4.4 times slower.",
               il_race_text_description (race, &end, turned));
}

static void
test_same_mode (void)
{
  g_autoptr (IlRecording) two = new_run (IL_MODE_TOGETHER, 2, 4400 * MS, -1);
  g_autoptr (IlRecording) four = new_run (IL_MODE_TOGETHER, 4, 2200 * MS, -1);
  g_autoptr (IlRecording) all = new_run (IL_MODE_TOGETHER, 0, 2200 * MS, -1);
  g_autoptr (IlRecording) fast = new_run (IL_MODE_TOGETHER, 4, 2000 * MS, -1);
  g_autoptr (IlRace) limits = il_race_new (two, four);
  g_autoptr (IlRace) unlimited = il_race_new (two, all);
  g_autoptr (IlRace) below = il_race_new (four, fast);
  g_autoptr (IlRace) above = il_race_new (fast, four);
  g_autoptr (IlRace) itself = il_race_new (four, four);
  IlRaceMoment end = il_race_at (limits, IL_RACE_ALIGN_START, 4400 * MS);

  assert_text ("2.0×", il_race_text_figure (limits, &end));
  assert_text ("faster with 4 at once", il_race_text_claim (limits, &end));
  assert_text ("faster without a limit", il_race_text_claim (unlimited, &end));
  assert_text ("faster in the run below", il_race_text_claim (below, &end));
  assert_text ("faster in the run above", il_race_text_claim (above, &end));
  end = il_race_at (itself, IL_RACE_ALIGN_START, 4400 * MS);
  assert_text ("2.20 s", il_race_text_figure (itself, &end));
  assert_text ("Both took as long", il_race_text_claim (itself, &end));
  assert_text ("", il_race_text_saved (itself, &end, FALSE));
}

static void
test_broken (void)
{
  g_autoptr (IlRace) race = new_race (new_run (IL_MODE_ONE_AT_A_TIME, 0, 9810 * MS,
                                               IL_ERROR_CUT_BODY),
                                      new_run (IL_MODE_TOGETHER, 0, 2210 * MS, -1));
  IlRaceMoment later = il_race_at (race, IL_RACE_ALIGN_START, 5600 * MS);
  IlRaceMoment end = il_race_at (race, IL_RACE_ALIGN_START, 9810 * MS);

  assert_text ("One is over", il_race_text_claim (race, &later));
  assert_text ("", il_race_text_saved (race, &later, FALSE));
  assert_text ("3 of 4 done, 1 failed", il_race_text_caption (race, &end, IL_RACE_FIRST));
  assert_text ("", il_race_text_saved (race, &end, FALSE));
  assert_text ("", il_race_text_figure (race, &end));
  assert_text ("No comparison", il_race_text_claim (race, &end));
  assert_text ("Only complete runs can be compared", il_race_text_detail (race, &end));
  assert_text ("One at a time 9.81 s, 3 of 4 done, 1 failed. Together 2.21 s. "
               "Only complete runs can be compared.",
               il_race_text_description (race, &end, titles));
}

static void
test_other_list (void)
{
  g_autoptr (IlRecording) other = il_recording_new (IL_MODE_TOGETHER, 0);
  IlTrack *track = il_recording_add (other, "http://h/2", IL_SIZE_UNKNOWN);
  g_autoptr (IlRecording) first = new_run (IL_MODE_ONE_AT_A_TIME, 0, 9810 * MS, -1);
  g_autoptr (IlRace) race = NULL;
  IlRaceMoment end;

  il_recording_start (other, 0);
  il_recording_end_track (other, track, 1000 * MS, NULL);
  il_recording_finish (other);
  race = il_race_new (first, other);
  end = il_race_at (race, IL_RACE_ALIGN_START, 9810 * MS);

  assert_text ("1 file in common, same clock", il_race_text_heading (race));
  assert_text ("No comparison", il_race_text_claim (race, &end));
  assert_text ("They have 1 download in common", il_race_text_detail (race, &end));
}

/* A difference is that of the figures shown, whatever was rounded off. */
static void
test_difference (void)
{
  static const struct
  {
    gint64 a, b;
    const char *text;
    gint64 difference;
  } cases[] = {
    { 9814000, 2205000, "7.60 s", 7600000 },
    { 2205000, 9814000, "7.60 s", -7600000 },
    { 1000000, 1004000, "0.00 s", 0 },
    { 8000, 9300, "1.3 ms", -1300 },
    { 300, 200, "100 µs", 100 },
    { 130400000, 129600000, "0 s", 0 },
    { 300000000, 131000000, "2:49", 169000000 },
    { 0, 0, "0.00 s", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 difference;

      assert_text (cases[i].text, il_text_difference (cases[i].a, cases[i].b, &difference));
      g_assert_cmpint (difference, ==, cases[i].difference);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/race-text/decided", test_decided);
  g_test_add_func ("/race-text/before", test_before);
  g_test_add_func ("/race-text/slower", test_slower);
  g_test_add_func ("/race-text/same-mode", test_same_mode);
  g_test_add_func ("/race-text/broken", test_broken);
  g_test_add_func ("/race-text/other-list", test_other_list);
  g_test_add_func ("/race-text/difference", test_difference);

  return g_test_run ();
}
