/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/il-cause.h"

#include "analysis/il-bounds.h"
#include "random-recording.h"

#define ROUNDS 3000
#define MAX_TRACKS 8
#define MS G_GINT64_CONSTANT (1000)
#define NEVER (-1)
#define DONE (-1)

/* A track in ms, in the order of the ends: when it left the queue, sent its
 * request, was answered, got its last byte, and ended; its error; how many
 * bytes came in each ms between answer and last byte. */
typedef struct
{
  const char *name;
  int start, request, answer, last, end;
  int code;
  guint bytes;
} Track;

typedef struct
{
  IlMode mode;
  guint limit;
  int hold, holder;
  Track tracks[MAX_TRACKS + 1];
} Run;

static void
play (IlTrack     *track,
      const Track *fate)
{
  if (fate->start == NEVER)
    return;

  il_track_begin_hop (track, il_track_get_address (track), fate->start * MS);
  if (fate->request != NEVER)
    il_track_mark (track, IL_MARK_REQUEST, fate->request * MS);
  if (fate->answer != NEVER)
    il_track_mark (track, IL_MARK_RESPONSE, fate->answer * MS);
  for (int time = fate->answer + 1; fate->bytes > 0 && time <= fate->last; time++)
    il_track_add_read (track, time * MS, fate->bytes, 0);
}

static IlRecording *
recording_of (const Run *run)
{
  IlRecording *recording = il_recording_new (run->mode, run->limit);
  guint n = 0;

  for (; run->tracks[n].name != NULL; n++)
    {
      g_autofree char *address = g_strconcat ("http://localhost/", run->tracks[n].name, NULL);

      il_recording_add (recording, address, IL_SIZE_UNKNOWN);
    }

  il_recording_start (recording, 0);
  if (run->hold > 0)
    il_loop_track_add_turn (il_recording_get_loop (recording), 10 * MS, (10 + run->hold) * MS,
                            run->holder);

  for (guint i = 0; i < n; i++)
    play (il_recording_get_track (recording, i), &run->tracks[i]);

  for (guint i = 0; i < n; i++)
    {
      int code = run->tracks[i].code;

      il_recording_end_track (recording, il_recording_get_track (recording, i),
                              run->tracks[i].end * MS,
                              code == DONE ? NULL
                                           : g_error_new_literal (IL_ERROR, code, "A reason."));
    }
  il_recording_finish (recording);

  return recording;
}

#define SEQ IL_MODE_ONE_AT_A_TIME
#define TOG IL_MODE_TOGETHER
#define PLAIN(name, start, end) { name, start, start, start, end, end, DONE, 0 }
#define QUEUED(name, end, code) { name, NEVER, NEVER, NEVER, NEVER, end, code, 0 }

static const struct
{
  IlCauseKind kind;
  const char *sentence;
  Run run;
} cases[] = {
  { IL_CAUSE_NONE, NULL, { TOG, 0, 0, 0, { { NULL } } } },
  { IL_CAUSE_NONE, NULL, { TOG, 2, 0, 0, { QUEUED ("a", 1000, IL_ERROR_BAD_ADDRESS) } } },
  { IL_CAUSE_NONE, NULL, { TOG, 2, 0, 0, { PLAIN ("a", 1000, 1000) } } },

  /* Somebody stopped it, and that was its end. */
  { IL_CAUSE_CANCELLED, "Stopped after 1.00 s: 1 of 2 was cancelled",
    { TOG, 0, 0, 0, { PLAIN ("a", 0, 999), { "b", 0, 0, 0, 0, 1000, IL_ERROR_CANCELLED, 0 } } } },
  { IL_CAUSE_CANCELLED, "Stopped after 1.00 s: 2 of 3 were cancelled",
    { SEQ, 0, 0, 0, { PLAIN ("a", 0, 500), { "b", 500, 500, 500, 500, 1000, IL_ERROR_CANCELLED, 0 },
                      QUEUED ("c", 1000, IL_ERROR_CANCELLED) } } },
  { IL_CAUSE_LONGEST, "b alone took 1.00 s: the run can’t take less",
    { TOG, 0, 0, 0, { { "a", 0, 0, 0, 0, 999, IL_ERROR_CANCELLED, 0 }, PLAIN ("b", 0, 1000) } } },

  /* One after the other, with pauses of a tenth or more. */
  { IL_CAUSE_SEQUENCE, "One after the other: the sum of 2 downloads",
    { SEQ, 0, 0, 0, { PLAIN ("a", 0, 500), PLAIN ("b", 600, 1000) } } },
  { IL_CAUSE_SEQUENCE, "One after the other: the sum of 2 downloads",
    { TOG, 1, 500, 0, { PLAIN ("a", 0, 500), PLAIN ("b", 500, 1000),
                        QUEUED ("c", 1000, IL_ERROR_BAD_ADDRESS) } } },
  { IL_CAUSE_LAST, "b was the last to end, after 1.00 s",
    { SEQ, 0, 0, 0, { PLAIN ("a", 0, 500), PLAIN ("b", 601, 1000) } } },

  /* A hold of 100 ms, and of a tenth of the run. */
  { IL_CAUSE_LOOP, "One handler, that of a, held the loop for 0.10 s",
    { TOG, 0, 100, 0, { PLAIN ("a", 0, 500), PLAIN ("b", 0, 1000) } } },
  { IL_CAUSE_LONGEST, "b alone took 1.00 s: the run can’t take less",
    { TOG, 0, 100, 0, { PLAIN ("a", 0, 500), PLAIN ("b", 0, 1001) } } },
  { IL_CAUSE_LONGEST, "b alone took 0.50 s: the run can’t take less",
    { TOG, 0, 99, 0, { PLAIN ("a", 0, 400), PLAIN ("b", 0, 500) } } },

  /* The bytes would take 860 or 840 of 1000 ms; or 710, or 690. */
  { IL_CAUSE_LINE, "The line was full: 1.72 MB at 1.72 MB/s",
    { TOG, 0, 0, 0, { { "a", 0, 0, 0, 860, 1000, DONE, 1000 },
                      { "b", 0, 0, 0, 860, 1000, DONE, 1000 } } } },
  { IL_CAUSE_LAST, "a was the last to end, after 1.00 s",
    { TOG, 0, 0, 0, { { "a", 0, 0, 0, 840, 1000, DONE, 1000 },
                      { "b", 0, 0, 0, 840, 1000, DONE, 1000 } } } },
  { IL_CAUSE_LAST, "a was the last to end, after 1.00 s",
    { TOG, 0, 0, 0, { { "a", 0, 0, 0, 710, 1000, DONE, 1000 },
                      { "b", 0, 0, 0, 710, 1000, DONE, 1000 } } } },
  { IL_CAUSE_LONGEST, "a alone took 1.00 s: the run can’t take less",
    { TOG, 0, 0, 0, { { "a", 0, 0, 0, 690, 1000, DONE, 1000 },
                      { "b", 0, 0, 0, 690, 1000, DONE, 1000 } } } },

  /* Two documents come during half of the run, or less, or only one by one. */
  { IL_CAUSE_LINE, "The line was full: 2.00 MB at 2.00 MB/s",
    { TOG, 0, 0, 0, { { "a", 0, 0, 0, 500, 500, DONE, 1500 },
                      { "b", 0, 0, 0, 1000, 1000, DONE, 500 },
                      { "c", 500, 500, 500, 1000, 1000, DONE, 1500 } } } },
  { IL_CAUSE_LINE, "The line was full: 2.00 MB at 2.00 MB/s",
    { TOG, 0, 0, 0, { { "a", 0, 0, 0, 1000, 1000, DONE, 2000 },
                      { "b", 0, 0, 500, 500, 1000, DONE, 0 } } } },
  { IL_CAUSE_LONGEST, "a alone took 1.00 s: the run can’t take less",
    { TOG, 0, 0, 0, { { "a", 0, 0, 0, 1000, 1000, DONE, 2000 },
                      { "b", 0, 0, 501, 501, 1000, DONE, 0 } } } },
  { IL_CAUSE_SEQUENCE, "One after the other: the sum of 2 downloads",
    { SEQ, 0, 0, 0, { { "a", 0, 0, 0, 500, 500, DONE, 2000 },
                      { "b", 500, 500, 500, 1000, 1000, DONE, 2000 } } } },

  /* What was behind others took 899 or 900 of 1000 ms. */
  { IL_CAUSE_LIMIT, "The limit of 2 made 1 download wait",
    { TOG, 2, 0, 0, { PLAIN ("a", 0, 101), PLAIN ("b", 0, 200), PLAIN ("c", 101, 1000) } } },
  { IL_CAUSE_LONGEST, "c alone took 0.90 s: the run can’t take less",
    { TOG, 2, 0, 0, { PLAIN ("a", 0, 100), PLAIN ("b", 0, 200), PLAIN ("c", 100, 1000) } } },
  { IL_CAUSE_LIMIT, "The limit of 2 made 6 downloads wait",
    { TOG, 2, 0, 0, { PLAIN ("a", 0, 250), PLAIN ("b", 0, 250), PLAIN ("c", 250, 500),
                      PLAIN ("d", 250, 500), PLAIN ("e", 500, 750), PLAIN ("f", 500, 750),
                      PLAIN ("g", 750, 1000), PLAIN ("h", 750, 1000) } } },
  { IL_CAUSE_LONGEST, "c alone took 1.00 s: the run can’t take less",
    { TOG, 2, 0, 0, { PLAIN ("a", 0, 100), PLAIN ("b", 100, 200), PLAIN ("c", 0, 1000) } } },

  /* One that took all the time, and failed. */
  { IL_CAUSE_FAILED, "b took longest, and failed after 1.00 s",
    { TOG, 0, 0, 0, { PLAIN ("a", 0, 500),
                      { "b", 0, 0, NEVER, 0, 1000, IL_ERROR_CUT_BODY, 0 } } } },
  { IL_CAUSE_FAILED, "a failed after 1.00 s",
    { TOG, 0, 0, 0, { { "a", 0, 0, NEVER, 0, 1000, IL_ERROR_FIRST_BYTE_TIMEOUT, 0 } } } },
  { IL_CAUSE_LONGEST, "b alone took 1.00 s: the run can’t take less",
    { TOG, 0, 0, 0, { { "a", 0, 0, NEVER, 0, 900, IL_ERROR_CUT_BODY, 0 },
                      PLAIN ("b", 0, 1000) } } },

  { IL_CAUSE_LAST, "b was the last to end, after 1.00 s",
    { SEQ, 0, 0, 0, { PLAIN ("a", 0, 500),
                      { "b", 601, 601, NEVER, 0, 1000, IL_ERROR_CUT_BODY, 0 } } } },

  /* Half of the time for one thing. */
  { IL_CAUSE_CONNECT, "b waited 0.50 s of 1.00 s for its connection",
    { TOG, 0, 0, 0, { PLAIN ("a", 0, 500), { "b", 0, 500, 500, 500, 1000, DONE, 0 } } } },
  { IL_CAUSE_LONGEST, "b alone took 1.00 s: the run can’t take less",
    { TOG, 0, 0, 0, { PLAIN ("a", 0, 500), { "b", 0, 499, 998, 998, 1000, DONE, 0 } } } },
  { IL_CAUSE_SERVER, "b waited 0.50 s of 1.00 s for the first byte",
    { TOG, 0, 0, 0, { PLAIN ("a", 0, 500), { "b", 0, 499, 999, 999, 1000, DONE, 0 } } } },
  { IL_CAUSE_SERVER, "a waited 1.90 s of 2.20 s for the first byte",
    { SEQ, 0, 0, 0, { { "a", 0, 100, 2000, 2200, 2200, DONE, 9 } } } },
  { IL_CAUSE_LIMIT, "The limit of 2 made 1 download wait",
    { TOG, 2, 0, 0, { PLAIN ("a", 0, 500), PLAIN ("b", 0, 500),
                      { "c", 500, 500, 999, 999, 1000, DONE, 0 } } } },

  { IL_CAUSE_SINGLE, "The only download, a, took 1.00 s",
    { TOG, 0, 0, 0, { { "a", 0, 0, 0, 1000, 1000, DONE, 9 } } } },
  { IL_CAUSE_SINGLE, "The only download, a, took 1.00 s",
    { SEQ, 0, 0, 0, { { "a", 100, 200, 300, 1100, 1100, DONE, 9 } } } },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (IlRecording) recording = recording_of (&cases[i].run);
      IlCause cause = il_cause_find (recording);
      g_autofree char *sentence = il_cause_dup_sentence (&cause, recording);

      g_test_message ("case %u: %s", i, sentence);
      g_assert_cmpstr (sentence, ==, cases[i].sentence);
      g_assert_cmpint (cause.kind, ==, cases[i].kind);
    }
}

static void
test_unfinished (void)
{
  g_autoptr (IlRecording) recording = random_recording_new_live (RANDOM_SCHEDULED);
  IlCause cause = il_cause_find (recording);

  g_assert_cmpint (cause.kind, ==, IL_CAUSE_NONE);
  g_assert_null (il_cause_dup_sentence (&cause, recording));
}

/* Who held the loop, of a recording that may come from a file. */
static void
test_holder (void)
{
  const int holders[] = { 0, 1, 2, 1000000, IL_LOOP_NOBODY };

  for (guint i = 0; i < G_N_ELEMENTS (holders); i++)
    {
      const Run run = { TOG, 0, 300, holders[i],
                        { PLAIN ("a", 0, 500), PLAIN ("b", 0, 1000) } };
      g_autoptr (IlRecording) recording = recording_of (&run);
      IlCause cause = il_cause_find (recording);

      g_assert_cmpint (cause.kind, ==, holders[i] == 0 || holders[i] == 1 ? IL_CAUSE_LOOP
                                                                          : IL_CAUSE_LONGEST);
    }
}

static void
assert_name (const char *name,
             const char *expected)
{
  const Run run = { TOG, 0, 0, 0, { PLAIN (name, 0, 500) } };
  g_autoptr (IlRecording) recording = recording_of (&run);
  IlCause cause = il_cause_find (recording);
  g_autofree char *sentence = il_cause_dup_sentence (&cause, recording);
  g_autofree char *whole = g_strdup_printf ("The only download, %s, took 0.50 s", expected);

  g_assert_cmpstr (sentence, ==, whole);
}

/* What servers and files call things is plain text, and not too much of it. */
static void
test_names (void)
{
  assert_name ("%3Cb%3E%25s%26amp;", "<b>%s&amp;");
  assert_name ("%1B%5B31m%0A%E2%80%AEfdp", "\357\277\275[31m\357\277\275\357\277\275fdp");
  assert_name ("0123456789012345678901234567890123456789",
               "0123456789012345678901234567890123456789");
  assert_name ("01234567890123456789012345678901234567890",
               "012345678901234567890123…678901234567890");
  assert_name ("a-name-that-is-much-too-long-for-a-sentence-that-people-read.tar.gz",
               "a-name-that-is-much-too-…ple-read.tar.gz");
  /* An accent of its own, where either cut would be. */
  assert_name ("01234567890123456789012e%CC%8145678901234567890123456789",
               "01234567890123456789012…567890123456789");
  assert_name ("01234567890123456789012345678901234e%CC%8189012345678901",
               "012345678901234567890123…89012345678901");
}

/* Whatever a recording holds, there is a cause as soon as anything took time,
 * and it says nothing that the bounds deny. */
static void
check_claim (IlRecording *recording)
{
  IlCause cause = il_cause_find (recording);
  g_autofree char *sentence = il_cause_dup_sentence (&cause, recording);
  IlBounds bounds;

  il_bounds_init (&bounds, recording);
  g_assert_cmpint (cause.kind != IL_CAUSE_NONE, ==, bounds.longest > 0);
  g_assert_cmpint (cause.kind != IL_CAUSE_NONE, ==, sentence != NULL);
  g_assert_cmpint (cause.time, <=, MAX (bounds.makespan, 4 * IL_LOOP_HOLD));
  g_assert_cmpint (cause.whole, <=, bounds.makespan);

  if (cause.kind == IL_CAUSE_LIMIT)
    g_assert_true (cause.n > 0 && cause.n_of > 1 && cause.n_of == bounds.n_slots);
  if (cause.kind == IL_CAUSE_SEQUENCE)
    g_assert_true (cause.n > 1 && bounds.n_slots == 1);
  if (cause.kind == IL_CAUSE_CANCELLED)
    g_assert_false (il_recording_is_whole (recording));
  if (cause.kind == IL_CAUSE_LINE)
    g_assert_cmpint (bounds.transfer * 100, >=, bounds.makespan * IL_CAUSE_FULL);
}

static void
test_random (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (IlRecording) scheduled = random_recording_new (RANDOM_SCHEDULED);
      g_autoptr (IlRecording) wild = random_recording_new (RANDOM_WILD);

      check_claim (scheduled);
      check_claim (wild);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cause/cases", test_cases);
  g_test_add_func ("/cause/unfinished", test_unfinished);
  g_test_add_func ("/cause/holder", test_holder);
  g_test_add_func ("/cause/names", test_names);
  g_test_add_func ("/cause/random", test_random);

  return g_test_run ();
}
