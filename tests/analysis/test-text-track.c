/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/il-text.h"

#include <locale.h>
#include <string.h>

#include "recording/il-error.h"

#define MS G_GINT64_CONSTANT (1000)
#define ADDRESS "http://lab.localhost/f1040es.pdf"

/* A life in ms: queued to 1000, connecting to 1200, waiting to 1470, then a
 * read every 100 ms. */
static IlTrack *
track_new (gint64 size,
           guint  status,
           guint  n_reads)
{
  IlTrack *track = il_track_new (2, ADDRESS, size);

  il_track_begin_hop (track, ADDRESS, 1000 * MS);
  il_track_mark (track, IL_MARK_DNS_START, 1001 * MS);
  il_track_mark (track, IL_MARK_DNS_END, 1004 * MS);
  il_track_mark (track, IL_MARK_CONNECT_START, 1004 * MS);
  il_track_mark (track, IL_MARK_CONNECT_END, 1200 * MS);
  il_track_mark (track, IL_MARK_REQUEST, 1200 * MS);
  if (n_reads == 0)
    return track;

  il_track_mark (track, IL_MARK_RESPONSE, 1470 * MS);
  il_track_set_status (track, status);
  il_track_set_size (track, size);
  for (guint i = 0; i < n_reads; i++)
    il_track_add_read (track, (1470 + 100 * i) * MS, 10000, 107);

  return track;
}

static void
end_track (IlTrack *track,
           gint64   time,
           int      code)
{
  il_track_end (track, time * MS,
                code < 0 ? NULL : g_error_new (IL_ERROR, code, "A \033 sentence."));
}

static void
assert_texts (IlTrack    *track,
              gint64      time,
              const char *counts,
              const char *with_lines,
              const char *story)
{
  g_autofree char *actual_counts = il_text_track_counts (track, time * MS, FALSE);
  g_autofree char *actual_with_lines = il_text_track_counts (track, time * MS, TRUE);
  g_autofree char *actual_story = il_text_track_story (track, time * MS);

  g_assert_cmpstr (actual_counts, ==, counts);
  g_assert_cmpstr (actual_with_lines, ==, with_lines);
  g_assert_cmpstr (actual_story, ==, story);
}

static void
test_done (void)
{
  g_autoptr (IlTrack) track = track_new (40000, 200, 4);

  end_track (track, 1800, -1);

  assert_texts (track, 999, "40 kB", "40 kB", "Queued for 1.00 s.");
  assert_texts (track, 1100, "0 of 40 kB", "0 of 40 kB", "Connecting for 0.10 s.");
  assert_texts (track, 1300, "0 of 40 kB", "0 of 40 kB", "Waiting for 0.30 s.");
  assert_texts (track, 1600, "20 of 40 kB", "20 of 40 kB · 214 lines",
                "Began to receive at 1.47 s: 20 of 40 kB in 214 lines so far.");
  assert_texts (track, 1800, "40 kB", "40 kB · 428 lines",
                "Done. Waited 0.47 s, received 40 kB in 428 lines from 1.47 s to 1.80 s.");
  assert_texts (track, 9000, "40 kB", "40 kB · 428 lines",
                "Done. Waited 0.47 s, received 40 kB in 428 lines from 1.47 s to 1.80 s.");
}

static void
test_unknown_size (void)
{
  g_autoptr (IlTrack) track = track_new (IL_SIZE_UNKNOWN, 200, 4);

  assert_texts (track, 500, "Size unknown", "Size unknown", "Queued for 0.50 s.");
  assert_texts (track, 1300, "Size unknown", "Size unknown", "Waiting for 0.30 s.");
  assert_texts (track, 1600, "20 kB", "20 kB · 214 lines",
                "Began to receive at 1.47 s: 20 kB in 214 lines so far.");
}

/* A hint that the answer did not confirm is what was known before it. */
static void
test_hint (void)
{
  g_autoptr (IlTrack) track = track_new (40000, 200, 4);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  il_track_set_size (track, 50000);
  assert_texts (track, 500, "40 kB", "40 kB", "Queued for 0.50 s.");
  assert_texts (track, 1300, "0 of 40 kB", "0 of 40 kB", "Waiting for 0.30 s.");
  assert_texts (track, 1600, "20 of 50 kB", "20 of 50 kB · 214 lines",
                "Began to receive at 1.47 s: 20 of 50 kB in 214 lines so far.");

  before = il_text_track_details (track, 1300 * MS);
  after = il_text_track_details (track, 1600 * MS);
  g_assert_nonnull (strstr (before, "\n0 of 40000 bytes\n"));
  g_assert_nonnull (strstr (after, "\n20000 of 50000 bytes\n"));
}

static void
test_one_line (void)
{
  g_autoptr (IlTrack) track = track_new (IL_SIZE_UNKNOWN, 200, 0);

  il_track_mark (track, IL_MARK_RESPONSE, 1300 * MS);
  il_track_add_read (track, 1300 * MS, 187, 1);
  assert_texts (track, 1400, "187 B", "187 B · 1 line",
                "Began to receive at 1.30 s: 187 B in 1 line so far.");
  il_track_set_status (track, 404);
  end_track (track, 1500, -1);
  assert_texts (track, 1500, "404 Not Found · 187 B", "404 Not Found · 187 B · 1 line",
                "Done, with the answer 404 Not Found. "
                "Waited 0.30 s, received 187 B in 1 line from 1.30 s to 1.50 s.");
}

static void
test_unknown_status (void)
{
  g_autoptr (IlTrack) track = track_new (10000, 499, 1);

  end_track (track, 1500, -1);
  assert_texts (track, 1500, "HTTP 499 · 10 kB", "HTTP 499 · 10 kB · 107 lines",
                "Done, with the answer HTTP 499. "
                "Waited 0.47 s, received 10 kB in 107 lines from 1.47 s to 1.50 s.");
}

static void
test_failed (void)
{
  g_autoptr (IlTrack) refused = track_new (40000, 0, 0);
  g_autoptr (IlTrack) cut = track_new (40000, 200, 2);
  g_autoptr (IlTrack) bad = il_track_new (0, "nonsense", IL_SIZE_UNKNOWN);
  g_autoptr (IlTrack) strange = il_track_new (0, ADDRESS, IL_SIZE_UNKNOWN);

  end_track (refused, 1310, IL_ERROR_REFUSED);
  assert_texts (refused, 1310, "Connection refused", "Connection refused",
                "Failed after 0.31 s: Connection refused. 0 B received. A \357\277\275 sentence.");
  end_track (cut, 2000, IL_ERROR_CUT_BODY);
  assert_texts (cut, 2000, "Answer cut short", "Answer cut short",
                "Failed after 1.00 s: Answer cut short. 20 kB received. A \357\277\275 sentence.");
  end_track (bad, 40, IL_ERROR_BAD_ADDRESS);
  assert_texts (bad, 40, "Not an address", "Not an address",
                "Failed after 0.04 s: Not an address. 0 B received. A \357\277\275 sentence.");
  il_track_end (strange, 40 * MS, g_error_new_literal (G_FILE_ERROR, 3, "From elsewhere."));
  assert_texts (strange, 40, "Failed", "Failed",
                "Failed after 0.04 s: Failed. 0 B received. From elsewhere.");
}

static void
test_cancelled (void)
{
  g_autoptr (IlTrack) track = track_new (40000, 200, 2);
  g_autoptr (IlTrack) queued = il_track_new (0, ADDRESS, IL_SIZE_UNKNOWN);

  end_track (track, 2000, IL_ERROR_CANCELLED);
  assert_texts (track, 2000, "20 of 40 kB", "20 of 40 kB",
                "Cancelled after 1.00 s. 20 kB received.");
  end_track (queued, 700, IL_ERROR_CANCELLED);
  assert_texts (queued, 700, "0 B", "0 B", "Cancelled after 0.70 s. 0 B received.");
}

static void
test_title (void)
{
  g_autoptr (IlTrack) track = il_track_new (2, ADDRESS, IL_SIZE_UNKNOWN);
  g_autoptr (IlTrack) bad = il_track_new (13, "u:secret@nonsense", IL_SIZE_UNKNOWN);
  g_autofree char *title = il_text_track_title (track);
  g_autofree char *bad_title = il_text_track_title (bad);

  g_assert_cmpstr (title, ==, "Download 2, f1040es.pdf, lab.localhost");
  g_assert_cmpstr (bad_title, ==, "Download 13, u@nonsense");
}

static void
test_details (void)
{
  g_autoptr (IlTrack) track = track_new (40000, 200, 4);
  g_autofree char *queued = il_text_track_details (track, 500 * MS);
  g_autofree char *receiving = il_text_track_details (track, 1600 * MS);
  g_autofree char *done = NULL;

  g_assert_cmpstr (queued, ==, ADDRESS "\n0 of 40000 bytes\nQueued: 500.0 ms");
  g_assert_cmpstr (receiving, ==,
                   ADDRESS "\nAnswer: 200 OK\n20000 of 40000 bytes\nQueued: 1000.0 ms\n"
                   "Name lookup: 3.0 ms\nConnection: 196.0 ms\nWaiting: 270.0 ms\n"
                   "Receiving: 130.0 ms");

  il_track_set_wire_bytes (track, 1234);
  end_track (track, 1800, -1);
  done = il_text_track_details (track, 1800 * MS);
  g_assert_nonnull (strstr (done, "\n40000 bytes\n1234 bytes over the network\n"));
  g_assert_nonnull (strstr (done, "\nReceiving: 330.0 ms"));
}

static void
test_details_of_redirect (void)
{
  g_autoptr (IlTrack) track = track_new (IL_SIZE_UNKNOWN, 302, 0);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  il_track_mark (track, IL_MARK_RESPONSE, 1300 * MS);
  il_track_set_status (track, 302);
  il_track_begin_hop (track, "http://user:secret@other.example/", 1310 * MS);
  il_track_mark (track, IL_MARK_TLS_START, 1320 * MS);
  end_track (track, 1400, IL_ERROR_TLS);

  before = il_text_track_details (track, 1305 * MS);
  g_assert_cmpstr (before, ==,
                   ADDRESS "\nAnswer: 302 Found\n0 bytes\nQueued: 1000.0 ms\nName lookup: 3.0 ms\n"
                   "Connection: 196.0 ms\nWaiting: 100.0 ms\nReceiving: 5.0 ms");
  after = il_text_track_details (track, 1400 * MS);
  g_assert_cmpstr (after, ==,
                   ADDRESS "\nAnswer: 302 Found\nRedirected to http://user@other.example/\n"
                   "A \357\277\275 sentence.\n0 bytes\nQueued: 1000.0 ms\nTLS handshake: 80.0 ms");
}

/* Any address, size and time give text that a screen can show. */
static void
test_any (void)
{
  for (guint round = 0; round < 3000; round++)
    {
      gint64 size = g_test_rand_int_range (-1, 100);
      g_autoptr (IlTrack) track = track_new (size, (guint) g_test_rand_int_range (0, 700),
                                             (guint) g_test_rand_int_range (0, 4));

      if (g_test_rand_bit ())
        end_track (track, g_test_rand_int_range (0, 3000),
                   g_test_rand_int_range (-1, IL_ERROR_FAILED + 1));

      for (gint64 time = -1; time < 3000; time += 217)
        {
          g_autofree char *counts = il_text_track_counts (track, time * MS, TRUE);
          g_autofree char *story = il_text_track_story (track, time * MS);
          g_autofree char *details = il_text_track_details (track, time * MS);

          g_assert_true (g_utf8_validate (counts, -1, NULL) && *counts != '\0');
          g_assert_true (g_str_has_suffix (story, "."));
          g_assert_null (strstr (story, " -"));
          g_assert_null (strstr (details, ": -"));
          g_assert_null (strpbrk (details, "\033\r\t"));
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text-track/done", test_done);
  g_test_add_func ("/text-track/unknown-size", test_unknown_size);
  g_test_add_func ("/text-track/hint", test_hint);
  g_test_add_func ("/text-track/one-line", test_one_line);
  g_test_add_func ("/text-track/unknown-status", test_unknown_status);
  g_test_add_func ("/text-track/failed", test_failed);
  g_test_add_func ("/text-track/cancelled", test_cancelled);
  g_test_add_func ("/text-track/title", test_title);
  g_test_add_func ("/text-track/details", test_details);
  g_test_add_func ("/text-track/details-of-redirect", test_details_of_redirect);
  g_test_add_func ("/text-track/any", test_any);

  return g_test_run ();
}
