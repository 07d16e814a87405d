/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/il-verdict.h"

#include <math.h>

#include "recording/il-error.h"

#define MS G_GINT64_CONSTANT (1000)

/* How a run went: the ends of its tracks in ms, in growing order; a negative
 * one failed then, one that is 1 over a thousand was cancelled. */
typedef struct
{
  IlMode mode;
  guint limit;
  int ends[5];
  gboolean unfinished;
} Run;

static GError *
error_of (int end)
{
  if (end >= 0 && end % 1000 != 1)
    return NULL;

  return g_error_new_literal (IL_ERROR, end < 0 ? IL_ERROR_REFUSED : IL_ERROR_CANCELLED, "Ended.");
}

static IlRecording *
recording_of (const Run *run)
{
  IlRecording *recording = il_recording_new (run->mode, run->limit);
  guint n = 0;

  for (; run->ends[n] != 0; n++)
    {
      g_autofree char *address = g_strdup_printf ("http://localhost/%u", n);

      il_recording_add (recording, address, IL_SIZE_UNKNOWN);
    }

  il_recording_start (recording, 0);
  for (guint i = 0; i < n && !(run->unfinished && i + 1 == n); i++)
    il_recording_end_track (recording, il_recording_get_track (recording, i),
                            ABS (run->ends[i]) * MS, error_of (run->ends[i]));

  if (!run->unfinished)
    il_recording_finish (recording);

  return recording;
}

#define SEQ IL_MODE_ONE_AT_A_TIME
#define TOG IL_MODE_TOGETHER

static const struct
{
  Run run;
  Run other;
  int time;
  double factor;
  const char *claim;
  const char *detail;
} cases[] = {
  /* Both known. */
  { { TOG, 0, { 1000, 2210 } }, { SEQ, 0, { 4000, 8210 } }, 3000, 8210.0 / 2210,
    "3.7× faster", "than one at a time (8.21 s)" },
  { { SEQ, 0, { 4000, 8210 } }, { TOG, 0, { 1000, 2210 } }, 9000, 8210.0 / 2210,
    "3.7× slower", "than together (2.21 s)" },
  { { TOG, 0, { 500 } }, { SEQ, 0, { 6250 } }, 500, 12.5, "12× faster",
    "than one at a time (6.25 s)" },
  { { TOG, 0, { 1000 } }, { SEQ, 0, { 9940 } }, 1000, 9.94, "9.9× faster",
    "than one at a time (9.94 s)" },
  { { TOG, 0, { 1000 } }, { SEQ, 0, { 9960 } }, 1000, 9.96, "10× faster",
    "than one at a time (9.96 s)" },
  { { TOG, 0, { 1000 } }, { SEQ, 0, { 1020 } }, 1000, 1.02, "1.02× faster",
    "than one at a time (1.02 s)" },
  { { TOG, 0, { 1000 } }, { SEQ, 0, { 1090 } }, 1000, 1.09, "1.09× faster",
    "than one at a time (1.09 s)" },
  { { TOG, 0, { 1000 } }, { SEQ, 0, { 1097 } }, 1000, 1.097, "1.1× faster",
    "than one at a time (1.10 s)" },
  { { TOG, 0, { 1000 } }, { SEQ, 0, { 1004 } }, 1000, 1.004, "As fast",
    "as one at a time (1.00 s)" },
  { { SEQ, 0, { 1000 } }, { TOG, 0, { 1004 } }, 1000, 1 / 1.004, "As fast",
    "as together (1.00 s)" },
  { { TOG, 0, { 2000 } }, { SEQ, 0, { 1000 } }, 2000, 0.5, "2.0× slower",
    "than one at a time (1.00 s)" },
  { { SEQ, 0, { 1000 } }, { TOG, 0, { 2000 } }, 1000, 0.5, "2.0× faster",
    "than together (2.00 s)" },
  /* On the way, live or in a replay. */
  { { SEQ, 0, { 1000, 2000, 3000, 4000 } }, { TOG, 0, { 1, 2, 3, 4 } }, 1500, 0, "1 of 4 done",
    "one at a time" },
  { { TOG, 0, { 1000, 2000, 3000, 4000 } }, { SEQ, 0, { 0 } }, 0, 0, "0 of 4 done", "together" },
  { { TOG, 2, { 1000, 2000, 3000, 4000 } }, { SEQ, 0, { 0 } }, 3999, 0, "3 of 4 done",
    "together, 2 at once at most" },
  { { TOG, 0, { 1000, -2000, 3000, 4000 }, TRUE }, { SEQ, 0, { 0 } }, 9000, 0,
    "2 of 4 done, 1 failed", "together" },
  /* Over, with nothing to compare. */
  { { TOG, 0, { 1000, 2000 } }, { SEQ, 0, { 0 } }, 2000, 0, "2 of 2 done",
    "Run one at a time to compare" },
  { { SEQ, 0, { 1000, 2000 } }, { SEQ, 0, { 3000, 4000 } }, 2000, 0, "2 of 2 done",
    "Run together to compare" },
  { { TOG, 0, { 1000, 2000 } }, { SEQ, 0, { 3000, -4000 } }, 2000, 0, "2 of 2 done",
    "Run one at a time to compare" },
  { { TOG, 0, { 1000, 2000 } }, { SEQ, 0, { 3000, 4000 }, TRUE }, 2000, 0, "2 of 2 done",
    "Run one at a time to compare" },
  { { TOG, 0, { 1000, 2000, -3000, 4000 } }, { SEQ, 0, { 1, 2, 3, 4 } }, 4000, 0,
    "3 of 4 done, 1 failed", "Only complete runs can be compared" },
  { { TOG, 0, { 1001, 2001, 3000 } }, { SEQ, 0, { 0 } }, 4000, 0, "1 of 3 done, 2 cancelled",
    "Only complete runs can be compared" },
  { { TOG, 0, { 1001, -2000, 3000 } }, { SEQ, 0, { 0 } }, 4000, 0,
    "1 of 3 done, 1 failed, 1 cancelled", "Only complete runs can be compared" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (IlRecording) recording = recording_of (&cases[i].run);
      g_autoptr (IlRecording) other = recording_of (&cases[i].other);
      IlVerdict verdict = il_verdict_at (recording, other, cases[i].time * MS);
      g_autofree char *claim = il_verdict_dup_claim (&verdict, cases[i].run.mode);
      g_autofree char *detail = il_verdict_dup_detail (&verdict, cases[i].run.mode);

      g_assert_cmpstr (claim, ==, cases[i].claim);
      g_assert_cmpstr (detail, ==, cases[i].detail);
      g_assert_cmpfloat_with_epsilon (verdict.factor, cases[i].factor, 1e-9);
    }
}

static void
test_facts (void)
{
  const Run run = { TOG, 3, { 1000, -2000, 3001, 4000 } };
  const Run same = { SEQ, 0, { 2000, 4000, 6000, 8000 } };
  g_autoptr (IlRecording) recording = recording_of (&run);
  g_autoptr (IlRecording) other = recording_of (&same);
  IlVerdict verdict = il_verdict_at (recording, other, 3500 * MS);

  g_assert_true (verdict.started && !verdict.finished);
  g_assert_cmpint (verdict.duration, ==, 3500 * MS);
  g_assert_cmpuint (verdict.n_tracks, ==, 4);
  g_assert_cmpuint (verdict.n_ended, ==, 3);
  g_assert_cmpuint (verdict.n_failed, ==, 2);
  g_assert_cmpuint (verdict.n_cancelled, ==, 1);
  g_assert_cmpuint (verdict.limit, ==, 3);
  g_assert_cmpint (verdict.other, ==, 8000 * MS);

  verdict = il_verdict_at (recording, NULL, 60000 * MS);
  g_assert_true (verdict.finished);
  g_assert_cmpint (verdict.duration, ==, 4000 * MS);
  g_assert_cmpint (verdict.other, ==, IL_TIME_NONE);

  verdict = il_verdict_at (recording, other, -5);
  g_assert_cmpint (verdict.duration, ==, 0);
  g_assert_cmpuint (verdict.n_ended, ==, 0);
}

static void
test_before_start (void)
{
  g_autoptr (IlRecording) recording = il_recording_new (IL_MODE_TOGETHER, 0);
  IlVerdict verdict = il_verdict_at (recording, NULL, 0);
  g_autofree char *claim = il_verdict_dup_claim (&verdict, IL_MODE_TOGETHER);
  g_autofree char *empty = il_verdict_dup_detail (&verdict, IL_MODE_TOGETHER);
  g_autofree char *ready = NULL;

  g_assert_cmpstr (claim, ==, "");
  g_assert_cmpstr (empty, ==, "Add an address to begin");

  il_recording_add (recording, "http://localhost/", IL_SIZE_UNKNOWN);
  verdict = il_verdict_at (recording, NULL, 0);
  ready = il_verdict_dup_detail (&verdict, IL_MODE_TOGETHER);
  g_assert_cmpstr (ready, ==, "Press Run to begin");
}

/* Nothing came to compare a run of no length with: there is no factor. */
static void
test_no_length (void)
{
  const Run nothing = { TOG, 0, { 0 } };
  const Run nothing_in_turn = { SEQ, 0, { 0 } };
  g_autoptr (IlRecording) recording = recording_of (&nothing);
  g_autoptr (IlRecording) other = recording_of (&nothing_in_turn);
  IlVerdict verdict = il_verdict_at (recording, other, 0);
  g_autofree char *claim = il_verdict_dup_claim (&verdict, IL_MODE_TOGETHER);

  g_assert_true (verdict.finished);
  g_assert_cmpfloat (verdict.factor, ==, 0);
  g_assert_cmpstr (claim, ==, "0 of 0 done");
}

/* Seen from either side, one pair of runs gives one factor, and the figure in
 * the claim is within its last digit of it. */
static void
test_symmetry (void)
{
  for (guint round = 0; round < 5000; round++)
    {
      const Run a = { TOG, 0, { 1000 * g_test_rand_int_range (1, 3000) } };
      const Run b = { SEQ, 0, { 1000 * g_test_rand_int_range (1, 3000) } };
      g_autoptr (IlRecording) together = recording_of (&a);
      g_autoptr (IlRecording) in_turn = recording_of (&b);
      IlVerdict one = il_verdict_at (together, in_turn, G_MAXINT64);
      IlVerdict two = il_verdict_at (in_turn, together, G_MAXINT64);
      g_autofree char *claim = il_verdict_dup_claim (&one, TOG);
      double ratio = MAX (one.factor, 1 / one.factor);
      double figure = g_ascii_strtod (claim, NULL);

      g_assert_cmpfloat (one.factor, ==, two.factor);
      if (g_str_equal (claim, "As fast"))
        g_assert_cmpfloat (ratio, <, 1.005);
      else
        g_assert_cmpfloat (fabs (figure - ratio), <=, MAX (0.5, ratio / 20));
    }
}

/* The end of a run as a notification tells it. */
static void
test_sentence (void)
{
  static const struct
  {
    Run run, other;
    const char *sentence;
  } told[] = {
    { { TOG, 0, { 1000, 12340 } }, { SEQ, 0, { 4000, 37000 } },
      "Finished after 12.34 s: 3.0× faster than one at a time (37.00 s)" },
    { { SEQ, 0, { 12340 } }, { TOG, 0, { 12340 } },
      "Finished after 12.34 s: As fast as together (12.34 s)" },
    { { TOG, 0, { 1000, 2000, -12340 } }, { SEQ, 0, { 4000, 5000, 37000 } },
      "Finished after 12.34 s: 2 of 3 done, 1 failed" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      g_autoptr (IlRecording) recording = recording_of (&told[i].run);
      g_autoptr (IlRecording) other = recording_of (&told[i].other);
      IlVerdict verdict = il_verdict_at (recording, other, G_MAXINT64);
      g_autofree char *sentence = il_verdict_dup_sentence (&verdict, told[i].run.mode);

      g_assert_cmpstr (sentence, ==, told[i].sentence);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/verdict/cases", test_cases);
  g_test_add_func ("/verdict/facts", test_facts);
  g_test_add_func ("/verdict/before-start", test_before_start);
  g_test_add_func ("/verdict/no-length", test_no_length);
  g_test_add_func ("/verdict/symmetry", test_symmetry);
  g_test_add_func ("/verdict/sentence", test_sentence);

  return g_test_run ();
}
