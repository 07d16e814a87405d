/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/il-race.h"
#include "recording/il-error.h"

#define MAX_N 30
#define ROUNDS 400

static gint64
random_time (gint64 begin)
{
  return begin + g_test_rand_int_range (0, 2000000);
}

static void
end (IlRecording *recording,
     IlTrack     *track,
     gint64       time,
     gboolean     fails)
{
  il_recording_end_track (recording, track, time,
                          fails ? g_error_new_literal (IL_ERROR, IL_ERROR_CUT_BODY, "Cut.")
                                : NULL);
}

static void
play (IlRecording *recording,
      IlTrack     *track,
      gint64       start,
      gint64       time)
{
  il_track_begin_hop (track, il_track_get_address (track), start);
  il_track_mark (track, IL_MARK_REQUEST, start);
  if (g_test_rand_int_range (0, 4) > 0)
    il_track_mark (track, IL_MARK_RESPONSE, start + (time - start) / 2);
}

/* One at a time, with or without faults; few addresses, so that some come often. */
static IlRecording *
random_recording (IlMode   mode,
                  guint    n,
                  guint    n_addresses,
                  gboolean with_faults)
{
  IlRecording *recording = il_recording_new (mode, 0);
  gint64 time = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *address =
        g_strdup_printf ("http://h/%d", g_test_rand_int_range (0, (gint32) n_addresses));

      il_recording_add (recording, address, IL_SIZE_UNKNOWN);
    }

  il_recording_start (recording, 0);
  for (guint i = 0; i < n; i++)
    {
      IlTrack *track = il_recording_get_track (recording, i);
      gint64 start = mode == IL_MODE_TOGETHER ? time / 2 : time;

      time = random_time (time);
      play (recording, track, start, time);
      end (recording, track, time, with_faults && g_test_rand_int_range (0, 3) == 0);
    }
  il_recording_finish (recording);

  return recording;
}

static IlRace *
random_race (guint round)
{
  guint n = (guint) g_test_rand_int_range (0, MAX_N);
  guint n_addresses = (guint) g_test_rand_int_range (1, 2 * MAX_N);
  g_autoptr (IlRecording) first = random_recording (IL_MODE_ONE_AT_A_TIME, n, n_addresses,
                                                    round % 3 == 0);
  g_autoptr (IlRecording) second =
    random_recording (IL_MODE_TOGETHER, (guint) g_test_rand_int_range (0, MAX_N), n_addresses,
                      round % 5 == 0);

  return il_race_new (first, second);
}

/* A run of downloads of these durations, whose first bytes come after a quarter. */
static IlRecording *
run_of (IlMode        mode,
        const gint64 *durations,
        guint         n)
{
  IlRecording *recording = il_recording_new (mode, 0);
  gint64 time = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *address = g_strdup_printf ("http://h/%u", i);

      il_recording_add (recording, address, IL_SIZE_UNKNOWN);
    }
  il_recording_start (recording, 0);
  for (guint i = 0; i < n; i++)
    {
      IlTrack *track = il_recording_get_track (recording, i);
      gint64 begin = mode == IL_MODE_TOGETHER ? 0 : time;

      time = begin + durations[i];
      il_track_begin_hop (track, "http://h/", begin);
      il_track_mark (track, IL_MARK_REQUEST, begin);
      il_track_mark (track, IL_MARK_RESPONSE, begin + durations[i] / 4);
      end (recording, track, time, FALSE);
    }
  il_recording_finish (recording);

  return recording;
}

/* Every track is in exactly one row, and rows are in the order promised. */
static void
check_rows (IlRace *race)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint n_matched = il_race_get_n_matched (race);

  g_assert_cmpuint (il_race_get_n_pairs (race), ==, g_list_model_get_n_items (G_LIST_MODEL (race)));
  for (guint i = 0; i < il_race_get_n_pairs (race); i++)
    {
      IlRacePair *pair = il_race_get_pair (race, i);
      IlTrack *first = il_race_pair_get_track (pair, IL_RACE_FIRST);
      IlTrack *second = il_race_pair_get_track (pair, IL_RACE_SECOND);

      g_assert_true ((first != NULL && second != NULL) == (i < n_matched));
      if (i < n_matched)
        g_assert_cmpstr (il_track_get_address (first), ==, il_track_get_address (second));
      for (guint side = 0; side < IL_N_RACE_SIDES; side++)
        {
          IlTrack *track = il_race_pair_get_track (pair, side);

          g_assert_true (track == NULL || g_hash_table_add (seen, track));
        }
    }

  g_assert_cmpuint (g_hash_table_size (seen), ==,
                    il_recording_get_n_tracks (il_race_get_recording (race, IL_RACE_FIRST)) +
                    il_recording_get_n_tracks (il_race_get_recording (race, IL_RACE_SECOND)));
}

/* Of the same address, no track without a partner stands beside another, and
 * partners are matched in order. */
static void
check_matching (IlRace *race)
{
  g_autoptr (GHashTable) last = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) alone = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < il_race_get_n_pairs (race); i++)
    {
      IlRacePair *pair = il_race_get_pair (race, i);
      IlTrack *first = il_race_pair_get_track (pair, IL_RACE_FIRST);
      IlTrack *second = il_race_pair_get_track (pair, IL_RACE_SECOND);

      if (first != NULL && second != NULL)
        {
          IlTrack *before = g_hash_table_lookup (last, il_track_get_address (second));

          g_assert_true (before == NULL ||
                         il_track_get_index (before) < il_track_get_index (second));
          g_hash_table_insert (last, (gpointer) il_track_get_address (second), second);
        }
      else if (first != NULL)
        g_hash_table_add (alone, (gpointer) il_track_get_address (first));
      else
        g_assert_false (g_hash_table_contains (alone, il_track_get_address (second)));
    }
}

static void
test_rows (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (IlRace) race = random_race (round);

      check_rows (race);
      check_matching (race);
    }
}

static void
check_alignment (IlRace *race)
{
  gint64 a = il_race_get_first_byte (race, IL_RACE_FIRST);
  gint64 b = il_race_get_first_byte (race, IL_RACE_SECOND);
  gint64 shift_a = il_race_get_shift (race, IL_RACE_FIRST, IL_RACE_ALIGN_FIRST_BYTE);
  gint64 shift_b = il_race_get_shift (race, IL_RACE_SECOND, IL_RACE_ALIGN_FIRST_BYTE);

  g_assert_cmpint (il_race_get_shift (race, IL_RACE_FIRST, IL_RACE_ALIGN_START), ==, 0);
  g_assert_cmpint (il_race_get_shift (race, IL_RACE_SECOND, IL_RACE_ALIGN_START), ==, 0);
  g_assert_cmpint (shift_a, >=, 0);
  g_assert_cmpint (shift_b, >=, 0);
  g_assert_cmpint (MIN (shift_a, shift_b), ==, 0);
  if (a != IL_TIME_NONE && b != IL_TIME_NONE)
    g_assert_cmpint (a + shift_a, ==, b + shift_b);
  else
    g_assert_cmpint (shift_a + shift_b, ==, 0);
}

static void
test_alignment (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (IlRace) race = random_race (round);

      check_alignment (race);
    }
}

/* What is said at a time never goes back, and at the end it is all said. */
static void
check_moments (IlRace      *race,
               IlRaceAlign  align)
{
  gint64 end = il_race_get_end (race, align);
  IlRaceMoment before = { 0 };

  for (guint i = 0; i <= 20; i++)
    {
      IlRaceMoment now = il_race_at (race, align, end * i / 20);

      for (guint side = 0; side < IL_N_RACE_SIDES; side++)
        {
          g_assert_cmpint (now.durations[side], >=, before.durations[side]);
          g_assert_cmpuint (now.n_ended[side], >=, before.n_ended[side]);
          g_assert_cmpuint (now.n_done[side], <=, now.n_ended[side]);
          g_assert_true (now.finished[side] || !before.finished[side]);
          g_assert_cmpint (now.reached[side], <=, now.time);
        }
      g_assert_cmpint (ABS (now.saved), >=, ABS (before.saved));
      if (!now.finished[IL_RACE_FIRST] && !now.finished[IL_RACE_SECOND])
        g_assert_cmpint (now.saved, ==, 0);
      before = now;
    }

  g_assert_true (before.decided);
  if (il_race_get_flaw (race) == IL_RACE_FLAW_NONE)
    g_assert_cmpint (before.saved, ==, il_race_get_finish (race, IL_RACE_FIRST, align) -
                                       il_race_get_finish (race, IL_RACE_SECOND, align));
  else
    g_assert_cmpint (before.saved, ==, 0);
}

static void
test_moments (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (IlRace) race = random_race (round);

      check_moments (race, IL_RACE_ALIGN_START);
      check_moments (race, IL_RACE_ALIGN_FIRST_BYTE);
    }
}

/* Nothing is claimed of a race in all unless both are whole and of the same. */
static void
test_flaws (void)
{
  guint n[3] = { 0 };

  for (guint round = 0; round < ROUNDS; round++)
    {
      guint count = (guint) g_test_rand_int_range (1, MAX_N);
      gboolean faults = round % 2 == 0;
      g_autoptr (IlRecording) first = random_recording (IL_MODE_ONE_AT_A_TIME, count, 1, FALSE);
      g_autoptr (IlRecording) second =
        random_recording (IL_MODE_TOGETHER, count + (round % 3 == 0 ? 1 : 0), 1, faults);
      g_autoptr (IlRace) race = il_race_new (first, second);
      IlRaceFlaw flaw = il_race_get_flaw (race);

      n[flaw]++;
      g_assert_true ((flaw == IL_RACE_FLAW_LISTS) == (round % 3 == 0));
      g_assert_true ((flaw == IL_RACE_FLAW_BROKEN) ==
                     (round % 3 != 0 && !il_recording_is_whole (second)));
      if (flaw != IL_RACE_FLAW_NONE)
        {
          g_assert_cmpfloat (il_race_get_factor (race), ==, 0);
          g_assert_cmpint (il_race_get_ideal (race), ==, IL_TIME_NONE);
        }
    }

  g_assert_cmpuint (n[0], >, 0);
  g_assert_cmpuint (n[1], >, 0);
  g_assert_cmpuint (n[2], >, 0);
}

/* Turning the runs round turns the signs round, and the factor over. */
static void
test_reversed (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (IlRecording) first = random_recording (IL_MODE_ONE_AT_A_TIME, 5, 1, FALSE);
      g_autoptr (IlRecording) second = random_recording (IL_MODE_TOGETHER, 5, 1, FALSE);
      g_autoptr (IlRace) race = il_race_new (first, second);
      g_autoptr (IlRace) reversed = il_race_new (second, first);
      gint64 end = il_race_get_end (race, IL_RACE_ALIGN_FIRST_BYTE);

      g_assert_cmpint (end, ==, il_race_get_end (reversed, IL_RACE_ALIGN_FIRST_BYTE));
      g_assert_cmpint (il_race_at (race, IL_RACE_ALIGN_FIRST_BYTE, end).saved, ==,
                       -il_race_at (reversed, IL_RACE_ALIGN_FIRST_BYTE, end).saved);
      if (il_race_get_factor (race) > 0)
        g_assert_cmpfloat_with_epsilon (il_race_get_factor (race) *
                                        il_race_get_factor (reversed), 1, 1e-9);
      g_assert_cmpint (il_race_get_ideal (race), ==, il_race_get_ideal (reversed));
    }
}

/* The figures of the course. */
static void
test_course (void)
{
  const gint64 in_turn[] = { 2520000, 2140000, 2830000, 2320000 };
  const gint64 together[] = { 1460000, 1660000, 1850000, 2210000 };
  g_autoptr (IlRecording) first = run_of (IL_MODE_ONE_AT_A_TIME, in_turn, 4);
  g_autoptr (IlRecording) second = run_of (IL_MODE_TOGETHER, together, 4);
  g_autoptr (IlRace) race = il_race_new (first, second);
  g_autofree char *difference = il_race_pair_dup_difference (il_race_get_pair (race, 0), NULL);
  IlRaceMoment moment = il_race_at (race, IL_RACE_ALIGN_START, 5600000);

  g_assert_cmpint (il_race_get_end (race, IL_RACE_ALIGN_START), ==, 9810000);
  g_assert_true (il_race_is_sum (race, IL_RACE_FIRST));
  g_assert_false (il_race_is_longest (race, IL_RACE_FIRST));
  g_assert_true (il_race_is_longest (race, IL_RACE_SECOND));
  g_assert_false (il_race_is_sum (race, IL_RACE_SECOND));
  g_assert_cmpint (il_race_get_ideal (race), ==, 2210000);
  g_assert_cmpfloat_with_epsilon (il_race_get_factor (race), 4.44, .01);
  g_assert_cmpint (moment.saved, ==, 3390000);
  g_assert_cmpint (moment.durations[IL_RACE_FIRST], ==, 5600000);
  g_assert_cmpint (moment.durations[IL_RACE_SECOND], ==, 2210000);
  g_assert_cmpuint (moment.n_done[IL_RACE_FIRST], ==, 2);
  g_assert_cmpuint (moment.n_done[IL_RACE_SECOND], ==, 4);
  g_assert_cmpstr (difference, ==, "−1.06 s");

  /* 630 ms to the first byte above, 365 ms below. */
  g_assert_cmpint (il_race_get_shift (race, IL_RACE_FIRST, IL_RACE_ALIGN_FIRST_BYTE), ==, 0);
  g_assert_cmpint (il_race_get_shift (race, IL_RACE_SECOND, IL_RACE_ALIGN_FIRST_BYTE), ==, 265000);
  moment = il_race_at (race, IL_RACE_ALIGN_FIRST_BYTE, 9810000);
  g_assert_cmpint (moment.saved, ==, 7335000);
  g_assert_cmpint (moment.durations[IL_RACE_SECOND], ==, 2210000);
}

static void
test_pair (void)
{
  g_autoptr (IlRecording) recording = il_recording_new (IL_MODE_TOGETHER, 0);
  IlTrack *done = il_recording_add (recording, "http://h/", IL_SIZE_UNKNOWN);
  IlTrack *failed = il_recording_add (recording, "http://h/", IL_SIZE_UNKNOWN);
  g_autoptr (IlRacePair) same = il_race_pair_new (done, done);
  g_autoptr (IlRacePair) broken = il_race_pair_new (done, failed);
  g_autoptr (IlRacePair) alone = il_race_pair_new (NULL, done);
  g_autofree char *difference = NULL;
  gint64 number = -1;

  il_recording_start (recording, 0);
  play (recording, done, 100000, 300000);
  play (recording, failed, 100000, 300000);
  end (recording, done, 300000, FALSE);
  end (recording, failed, 300000, TRUE);
  il_recording_finish (recording);

  g_assert_cmpint (il_race_pair_get_duration (same, IL_RACE_FIRST, 99999), ==, IL_TIME_NONE);
  g_assert_cmpint (il_race_pair_get_duration (same, IL_RACE_FIRST, 150000), ==, 50000);
  g_assert_cmpint (il_race_pair_get_duration (same, IL_RACE_FIRST, 999999), ==, 200000);
  g_assert_cmpint (il_race_pair_get_duration (broken, IL_RACE_SECOND, 150000), ==, 50000);
  g_assert_cmpint (il_race_pair_get_duration (broken, IL_RACE_SECOND, 300000), ==, IL_TIME_NONE);
  g_assert_cmpint (il_race_pair_get_duration (alone, IL_RACE_FIRST, 300000), ==, IL_TIME_NONE);
  difference = il_race_pair_dup_difference (same, &number);
  g_assert_cmpstr (difference, ==, "±0.00 s");
  g_assert_cmpint (number, ==, 0);
  g_assert_null (il_race_pair_dup_difference (broken, NULL));
  g_assert_null (il_race_pair_dup_difference (alone, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/race/rows", test_rows);
  g_test_add_func ("/race/alignment", test_alignment);
  g_test_add_func ("/race/moments", test_moments);
  g_test_add_func ("/race/flaws", test_flaws);
  g_test_add_func ("/race/reversed", test_reversed);
  g_test_add_func ("/race/course", test_course);
  g_test_add_func ("/race/pair", test_pair);

  return g_test_run ();
}
