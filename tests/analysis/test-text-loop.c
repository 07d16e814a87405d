/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/il-text-loop.h"

#define MS G_GINT64_CONSTANT (1000)

static IlRecording *
recording_new (guint n_tracks)
{
  IlRecording *recording = il_recording_new (IL_MODE_TOGETHER, 0);

  for (guint i = 0; i < n_tracks; i++)
    il_recording_add (recording, "http://localhost/", IL_SIZE_UNKNOWN);
  il_recording_start (recording, 0);

  return recording;
}

static void
assert_summary (IlRecording *recording,
                gint64       time,
                const char  *expected)
{
  g_autofree char *text = il_text_loop_summary (recording, time);

  g_assert_cmpstr (text, ==, expected);
}

/* A turn of a length at each of these times. */
static void
add_turns (IlRecording *recording,
           gint64       begin,
           gint64       length,
           int          track,
           guint        n)
{
  for (guint i = 0; i < n; i++)
    il_loop_track_add_turn (il_recording_get_loop (recording), begin + i * 10 * MS,
                            begin + i * 10 * MS + length, track);
}

static void
assert_texts (IlRecording *recording,
              gint64       time,
              const char  *asleep,
              const char  *work,
              const char  *story)
{
  g_autofree char *a = il_text_loop_asleep (recording, time);
  g_autofree char *w = il_text_loop_work (recording, time);
  g_autofree char *s = il_text_loop_story (recording, time);

  g_assert_cmpstr (a, ==, asleep);
  g_assert_cmpstr (w, ==, work);
  g_assert_cmpstr (s, ==, story);
}

static void
test_lengths (void)
{
  static const struct
  {
    gint64 length;
    const char *text;
  } cases[] = {
    { 0, "0.00 s" }, { 1, "1 µs" }, { 999, "999 µs" }, { 8300, "8.3 ms" }, { 9949, "9.9 ms" },
    { 9950, "10 ms" }, { 13499, "13 ms" }, { 13500, "14 ms" }, { 302000, "302 ms" },
    { 999499, "999 ms" }, { 999500, "1.00 s" }, { 2210000, "2.21 s" }, { 150000000, "2:30" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = il_text_loop_length (cases[i].length);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_nothing (void)
{
  g_autoptr (IlRecording) recording = recording_new (2);

  assert_texts (recording, 0, "", "", "");
  assert_texts (recording, 5000, "", "", "");
  assert_summary (recording, 5000, "");
  add_turns (recording, 0, 100, 0, 1);
  assert_texts (recording, 0, "", "", "");
  assert_texts (recording, -7, "", "", "");
}

/* At each time, what has been by then. */
static void
test_course (void)
{
  g_autoptr (IlRecording) recording = recording_new (3);

  add_turns (recording, 10 * MS, 100, 1, 1);
  assert_texts (recording, 5 * MS, "asleep 100 %", "0.00 s awake · 0 wake-ups",
                "Asleep 100 % of 5.0 ms. 0 wake-ups.");
  add_turns (recording, 20 * MS, 100, IL_LOOP_NOBODY, 2);
  add_turns (recording, 40 * MS, 100, 2, 124);
  assert_texts (recording, 15 * MS, "asleep 99.3 %", "100 µs awake · 1 wake-up",
                "Asleep 99.3 % of 0.02 s. 1 wake-up: 1 for download 1.");
  assert_texts (recording, 2210 * MS, "asleep 99.4 %", "13 ms awake · 127 wake-ups",
                "Asleep 99.4 % of 2.21 s. 127 wake-ups: 1 for download 1, 124 for 2, "
                "2 for none of them.");
  assert_summary (recording, 2210 * MS,
                  "Event loop: asleep 99.4 % · 13 ms awake · 127 wake-ups");
}

/* Rounding does not say what is not so. */
static void
test_extremes (void)
{
  g_autoptr (IlRecording) busy = recording_new (1);
  g_autoptr (IlRecording) idle = recording_new (1);

  add_turns (busy, 0, 5000 * MS, 0, 1);
  add_turns (idle, 0, 1, 0, 1);
  assert_texts (busy, 50 * MS, "asleep 0 %", "50 ms awake · 1 wake-up",
                "Asleep 0 % of 0.05 s. 1 wake-up: 1 for download 0.");
  assert_texts (busy, 5001 * MS, "asleep 0.1 %", "5.00 s awake · 1 wake-up",
                "Asleep 0.1 % of 5.00 s. 1 wake-up: 1 for download 0. "
                "Download 0 held the loop for 5.00 s.");
  assert_texts (idle, 5000 * MS, "asleep 99.9 %", "1 µs awake · 1 wake-up",
                "Asleep 99.9 % of 5.00 s. 1 wake-up: 1 for download 0.");
}

static void
test_hold (void)
{
  g_autoptr (IlRecording) recording = recording_new (2);

  add_turns (recording, 100 * MS, 302 * MS, 1, 1);
  add_turns (recording, 600 * MS, 120 * MS, 0, 1);
  assert_texts (recording, 199 * MS, "asleep 50.3 %", "99 ms awake · 1 wake-up",
                "Asleep 50.3 % of 0.20 s. 1 wake-up: 1 for download 1.");
  assert_texts (recording, 200 * MS, "asleep 50.0 %", "100 ms awake · 1 wake-up",
                "Asleep 50.0 % of 0.20 s. 1 wake-up: 1 for download 1. "
                "Download 1 held the loop for 100 ms.");
  assert_texts (recording, 1000 * MS, "asleep 57.8 %", "422 ms awake · 2 wake-ups",
                "Asleep 57.8 % of 1.00 s. 2 wake-ups: 1 for download 0, 1 for 1. "
                "Download 1 held the loop for 302 ms.");
}

/* Nobody listens to a list of hundreds. */
static void
test_many (void)
{
  g_autoptr (IlRecording) eight = recording_new (8);
  g_autoptr (IlRecording) nine = recording_new (9);
  g_autofree char *told = NULL;
  g_autofree char *untold = NULL;

  add_turns (eight, 0, 100, 7, 1200);
  add_turns (nine, 0, 100, 7, 1200);
  told = il_text_loop_story (eight, 20000 * MS);
  untold = il_text_loop_story (nine, 20000 * MS);
  g_assert_cmpstr (told, ==, "Asleep 99.4 % of 20.00 s. 1200 wake-ups: 1200 for download 7.");
  g_assert_cmpstr (untold, ==, "Asleep 99.4 % of 20.00 s. 1200 wake-ups.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text-loop/lengths", test_lengths);
  g_test_add_func ("/text-loop/nothing", test_nothing);
  g_test_add_func ("/text-loop/course", test_course);
  g_test_add_func ("/text-loop/extremes", test_extremes);
  g_test_add_func ("/text-loop/hold", test_hold);
  g_test_add_func ("/text-loop/many", test_many);

  return g_test_run ();
}
