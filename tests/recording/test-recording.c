/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "recording/recording.h"

static void
count_cb (gpointer user_data)
{
  ++*(guint *) user_data;
}

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  guint      *n_calls)
{
  g_assert_cmpuint (position, ==, *n_calls);
  g_assert_cmpuint (removed, ==, 0);
  g_assert_cmpuint (added, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, *n_calls + 1);
  ++*n_calls;
}

static IlRecording *
recording_new (guint n_tracks)
{
  IlRecording *recording = il_recording_new (IL_MODE_TOGETHER, 0);

  for (guint i = 0; i < n_tracks; i++)
    {
      g_autofree char *address = g_strdup_printf ("http://localhost/%u", i);

      il_recording_add (recording, address, IL_SIZE_UNKNOWN);
    }

  return recording;
}

static GError *
any_error (void)
{
  return g_error_new_literal (IL_ERROR,
                              g_test_rand_bit () ? IL_ERROR_REFUSED : IL_ERROR_CANCELLED,
                              "It ended.");
}

static void
test_list_model (void)
{
  g_autoptr (IlRecording) recording = il_recording_new (IL_MODE_ONE_AT_A_TIME, 3);
  guint n_calls = 0;

  g_signal_connect (recording, "items-changed", G_CALLBACK (items_changed_cb), &n_calls);

  for (guint i = 0; i < 20; i++)
    {
      IlTrack *track = il_recording_add (recording, "http://localhost/x", 10 * i);
      g_autoptr (IlTrack) item = g_list_model_get_item (G_LIST_MODEL (recording), i);

      g_assert_true (item == track);
      g_assert_true (il_recording_get_track (recording, i) == track);
      g_assert_cmpuint (il_track_get_index (track), ==, i);
      g_assert_cmpint (il_track_get_size (track, i), ==, 10 * i);
    }

  g_assert_cmpuint (n_calls, ==, 20);
  g_assert_cmpuint (il_recording_get_n_tracks (recording), ==, 20);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (recording), 20));
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (recording)) == IL_TYPE_TRACK);
  g_assert_cmpint (il_recording_get_mode (recording), ==, IL_MODE_ONE_AT_A_TIME);
  g_assert_cmpuint (il_recording_get_limit (recording), ==, 3);
}

static void
test_life (void)
{
  g_autoptr (IlRecording) recording = recording_new (1);
  IlTrack *track = il_recording_get_track (recording, 0);
  guint n_started = 0, n_finished = 0;
  gboolean started, finished;

  g_signal_connect_swapped (recording, "notify::started", G_CALLBACK (count_cb), &n_started);
  g_signal_connect_swapped (recording, "notify::finished", G_CALLBACK (count_cb), &n_finished);

  g_assert_false (il_recording_is_started (recording));
  g_assert_cmpint (il_recording_get_now (recording), ==, 0);

  il_recording_start (recording, g_get_monotonic_time () - 5000000);
  g_assert_true (il_recording_is_started (recording));
  g_assert_cmpuint (n_started, ==, 1);
  g_assert_cmpint (il_recording_get_now (recording), >=, 5000000);
  g_assert_cmpint (il_recording_get_duration (recording), ==, 0);
  g_assert_cmpint (il_recording_to_time (recording, 0), ==, 0);

  il_track_begin_hop (track, "http://localhost/0", 7);
  il_recording_end_track (recording, track, 1234, NULL);
  g_assert_cmpint (il_recording_get_duration (recording), ==, 1234);
  g_assert_false (il_recording_is_whole (recording));

  il_recording_finish (recording);
  g_object_get (recording, "started", &started, "finished", &finished, NULL);
  g_assert_true (started && finished);
  g_assert_true (il_recording_is_finished (recording));
  g_assert_true (il_recording_is_whole (recording));
  g_assert_cmpint (il_recording_get_now (recording), ==, 1234);
  g_assert_cmpuint (n_started, ==, 1);
  g_assert_cmpuint (n_finished, ==, 1);
}

static void
test_empty (void)
{
  g_autoptr (IlRecording) recording = recording_new (0);

  il_recording_start (recording, 0);
  il_recording_finish (recording);
  g_assert_cmpint (il_recording_get_now (recording), ==, 0);
  g_assert_true (il_recording_is_whole (recording));
  g_assert_cmpuint (il_recording_count_ended (recording, G_MAXINT64), ==, 0);
}

static void
assert_counts (IlRecording *recording,
               gint64       time)
{
  guint n[IL_N_STATES] = { 0 };

  for (guint i = 0; i < il_recording_get_n_tracks (recording); i++)
    n[il_track_get_state (il_recording_get_track (recording, i), time)]++;

  g_assert_cmpuint (il_recording_count_ended (recording, time), ==,
                    n[IL_STATE_DONE] + n[IL_STATE_FAILED] + n[IL_STATE_CANCELLED]);
  g_assert_cmpuint (il_recording_count_failed (recording, time), ==, n[IL_STATE_FAILED]);
  g_assert_cmpuint (il_recording_count_cancelled (recording, time), ==, n[IL_STATE_CANCELLED]);
}

/* A clumsy engine: ends that run backwards, marks after the end it gives, an
 * end marked too early.  The books stay right. */
static void
end_any_how (IlRecording *recording,
             IlTrack     *track)
{
  GError *error = g_test_rand_int_range (0, 4) == 0 ? any_error () : NULL;
  gint64 duration = il_recording_get_duration (recording);

  if (g_test_rand_bit ())
    {
      il_track_begin_hop (track, "http://localhost/", g_test_rand_int_range (0, 2000));
      il_track_mark (track, (IlMark) g_test_rand_int_range (0, IL_N_MARKS),
                     g_test_rand_int_range (0, 2000));
    }

  il_recording_end_track (recording, track, g_test_rand_int_range (0, 1000), error);
  g_assert_cmpint (il_track_get_end (track), >=, duration);
  g_assert_cmpint (il_recording_get_duration (recording), ==, il_track_get_end (track));
}

static IlTrack *
any_live_track (IlRecording *recording)
{
  guint n_tracks = il_recording_get_n_tracks (recording);
  guint i = (guint) g_test_rand_int_range (0, (gint32) n_tracks);

  while (il_track_get_end (il_recording_get_track (recording, i)) != IL_TIME_NONE)
    i = (i + 1) % n_tracks;

  return il_recording_get_track (recording, i);
}

static void
test_counts (void)
{
  for (guint round = 0; round < 300; round++)
    {
      guint n_tracks = (guint) g_test_rand_int_range (1, 30);
      g_autoptr (IlRecording) recording = recording_new (n_tracks);
      gboolean failed = FALSE;

      il_recording_start (recording, 0);
      for (guint i = 0; i < n_tracks; i++)
        {
          end_any_how (recording, any_live_track (recording));

          for (gint64 time = -1; time < 2100; time += 97)
            assert_counts (recording, time);
        }

      for (guint i = 0; i < n_tracks; i++)
        failed |= il_track_get_error (il_recording_get_track (recording, i)) != NULL;
      il_recording_finish (recording);
      g_assert_cmpint (il_recording_is_whole (recording), ==, !failed);
    }
}

static void
test_same_addresses (void)
{
  static const char *const lists[][3] = {
    { "http://a/", "http://b/", NULL },
    { "http://b/", "http://a/", NULL },
    { "http://a/", "http://b", NULL },
    { "http://a/", NULL },
    { NULL },
  };
  g_autoptr (GPtrArray) recordings = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < 2 * G_N_ELEMENTS (lists); i++)
    {
      const char *const *list = lists[i / 2];
      IlRecording *recording = il_recording_new (IL_MODE_TOGETHER, 0);

      for (guint k = 0; k < 3 && list[k] != NULL; k++)
        il_recording_add (recording, list[k], IL_SIZE_UNKNOWN);
      g_ptr_array_add (recordings, recording);
    }

  for (guint i = 0; i < recordings->len; i++)
    {
      for (guint k = 0; k < recordings->len; k++)
        g_assert_cmpint (il_recording_has_same_addresses (recordings->pdata[i],
                                                          recordings->pdata[k]),
                         ==, i / 2 == k / 2);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/recording/list-model", test_list_model);
  g_test_add_func ("/recording/life", test_life);
  g_test_add_func ("/recording/empty", test_empty);
  g_test_add_func ("/recording/counts", test_counts);
  g_test_add_func ("/recording/same-addresses", test_same_addresses);

  return g_test_run ();
}
