/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fake-recording.h"
#include "random-recording.h"
#include "timeline/il-path-layout.h"
#include "timeline/il-view.h"

#define ROUNDS 1000

typedef struct
{
  IlTimeScale *scale;
  GArray *xs;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->scale = il_time_scale_new ();
  fixture->xs = g_array_new (FALSE, FALSE, sizeof (double));
  il_time_scale_set (fixture->scale, 0, 1);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->scale);
  g_clear_pointer (&fixture->xs, g_array_unref);
}

static void
add (GArray *path,
     guint   track,
     gint64  begin,
     gint64  end)
{
  IlPathStep step = { track, 0, begin, end };

  g_array_append_val (path, step);
}

/* The first and the last step of a track, or FALSE. */
static gboolean
find_naively (GArray     *path,
              guint       track,
              IlPathStep *first,
              IlPathStep *last)
{
  gboolean found = FALSE;

  for (guint i = 0; i < path->len; i++)
    {
      const IlPathStep *step = &g_array_index (path, IlPathStep, i);

      if (step->track != track)
        continue;

      if (!found)
        *first = *step;
      *last = *step;
      found = TRUE;
    }

  return found;
}

/* At 1 µs per px, px are µs. */
static void
check_track (Fixture *fixture,
             GArray  *path,
             IlTrack *track,
             gint64   time)
{
  guint index = il_track_get_index (track);
  IlPathStep first, last;
  IlPathStretch stretch;
  gboolean on = find_naively (path, index, &first, &last) && first.begin < time;

  g_assert_true (il_path_layout_find (path, track, time, fixture->scale, &stretch) == on);
  if (!on)
    return;

  g_assert_cmpfloat (stretch.x0, ==, (double) first.begin);
  g_assert_cmpfloat (stretch.x1, ==, (double) MIN (last.end, time));
  g_assert_true (stretch.open == (last.end > time));
  g_assert_true (stretch.from != IL_PATH_SIDE_NONE ||
                 first.begin == g_array_index (path, IlPathStep, 0).begin);
  if (stretch.to != IL_PATH_SIDE_NONE)
    g_assert_cmpfloat (stretch.to_x, >=, stretch.x1);
}

static void
test_random (Fixture       *fixture,
             gconstpointer  data)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (IlRecording) recording =
        random_recording_new (g_test_rand_bit () ? RANDOM_WILD : RANDOM_SCHEDULED);
      g_autoptr (GArray) path = il_critical_path_new (recording);
      gint64 end = il_recording_get_duration (recording);
      gint64 time = (gint64) g_test_rand_double_range (0, (double) end + 1);

      for (guint i = 0; i < il_recording_get_n_tracks (recording); i++)
        {
          check_track (fixture, path, il_recording_get_track (recording, i), time);
          check_track (fixture, path, il_recording_get_track (recording, i), end);
          check_track (fixture, path, il_recording_get_track (recording, i), 0);
        }
    }
}

/* From lane to lane, each link crosses what lies between them, and its ends
 * know each other. */
static void
test_links (Fixture       *fixture,
            gconstpointer  data)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (IlRecording) recording = random_recording_new (RANDOM_SCHEDULED);
      g_autoptr (GArray) path = il_critical_path_new (recording);
      gint64 end = il_recording_get_duration (recording);
      guint expected = 0, found = 0, n_from = 0, n_to = 0, n_links = 0;

      for (guint i = 1; i < path->len; i++)
        {
          int distance = (int) g_array_index (path, IlPathStep, i).track -
                         (int) g_array_index (path, IlPathStep, i - 1).track;

          n_links += distance != 0;
          expected += (guint) MAX (ABS (distance) - 1, 0);
        }

      for (guint i = 0; i < il_recording_get_n_tracks (recording); i++)
        {
          IlPathStretch stretch;

          il_path_layout_list_links (path, i, end, fixture->scale, fixture->xs);
          found += fixture->xs->len;
          if (!il_path_layout_find (path, il_recording_get_track (recording, i), end,
                                    fixture->scale, &stretch))
            continue;

          n_from += stretch.from != IL_PATH_SIDE_NONE;
          n_to += stretch.to != IL_PATH_SIDE_NONE;
          g_assert_false (stretch.open);
        }

      g_assert_cmpuint (found, ==, expected);
      g_assert_cmpuint (n_from, ==, n_links);
      g_assert_cmpuint (n_to, ==, n_links);
    }
}

static void
test_many_links (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (IlPathStep));

  for (guint i = 0; i < IL_PATH_LINKS_MAX; i++)
    add (path, i % 2 == 0 ? 0 : 2, i, i + 1);
  il_path_layout_list_links (path, 1, G_MAXINT64, fixture->scale, fixture->xs);
  g_assert_cmpuint (fixture->xs->len, ==, IL_PATH_LINKS_MAX - 1);
  il_path_layout_list_links (path, 1, 100, fixture->scale, fixture->xs);
  g_assert_cmpuint (fixture->xs->len, ==, 100);

  add (path, 0, IL_PATH_LINKS_MAX, IL_PATH_LINKS_MAX + 1);
  il_path_layout_list_links (path, 1, G_MAXINT64, fixture->scale, fixture->xs);
  g_assert_cmpuint (fixture->xs->len, ==, 0);
}

/* Known when a run is over, found once, and forgotten with the recording. */
static void
test_view (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (IlView) view = il_view_new ();
  g_autoptr (IlRecording) first = fake_recording_new (1);
  g_autoptr (IlRecording) second = fake_recording_new (1);
  GArray *path;

  il_view_set_show_path (view, TRUE);
  g_assert_null (il_view_get_path (view));
  il_view_set_recording (view, first);
  g_assert_null (il_view_get_path (view));

  fake_track_receive (il_recording_get_track (first, 0), 0, 200 * FAKE_MS, 1);
  fake_recording_end (first, il_recording_get_track (first, 0), 200 * FAKE_MS, -1);
  il_recording_finish (first);
  path = il_view_get_path (view);
  g_assert_cmpuint (path->len, ==, 1);
  g_assert_true (il_view_get_path (view) == path);

  il_view_set_show_path (view, FALSE);
  g_assert_false (il_view_get_show_path (view));
  g_assert_null (il_view_get_path (view));
  il_view_set_show_path (view, TRUE);
  g_assert_true (il_view_get_path (view) == path);

  il_view_set_recording (view, second);
  g_assert_null (il_view_get_path (view));
  il_recording_end_track (second, il_recording_get_track (second, 0), 0, NULL);
  il_recording_finish (second);
  g_assert_cmpuint (il_view_get_path (view)->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/path/random", test_random);
  ADD ("/path/links", test_links);
  ADD ("/path/many-links", test_many_links);
  ADD ("/path/view", test_view);

  return g_test_run ();
}
