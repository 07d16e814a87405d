/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "race-test.h"

#include "app-test.h"
#include "app/il-race-field.h"

static IlRun *
take_recording (IlRecording *recording)
{
  g_autoptr (IlRecording) owned = recording;
  IlRunInfo info = { 0 };

  return il_run_new (owned, &info);
}

IlRun *
race_test_new_run (IlMode mode,
                   guint  n,
                   gint64 duration,
                   int    code)
{
  IlRecording *recording = il_recording_new (mode, 0);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *address = g_strdup_printf ("http://127.0.0.1/%u", i);

      il_recording_add (recording, address, IL_SIZE_UNKNOWN);
    }
  il_recording_start (recording, 0);
  for (guint i = 0; i < n; i++)
    {
      IlTrack *track = il_recording_get_track (recording, i);
      gint64 begin = mode == IL_MODE_TOGETHER ? 0 : i * duration;
      gint64 end = mode == IL_MODE_TOGETHER ? duration * (i + 1) / n : begin + duration;

      fake_track_receive (track, begin, end, 5);
      fake_recording_end (recording, track, end, i == n - 1 ? code : -1);
    }
  il_recording_finish (recording);

  return take_recording (recording);
}

IlRun *
race_test_new_late_run (void)
{
  IlRecording *recording = il_recording_new (IL_MODE_ONE_AT_A_TIME, 0);
  IlTrack *track = il_recording_add (recording, "http://127.0.0.1/0", IL_SIZE_UNKNOWN);

  il_recording_start (recording, 0);
  fake_track_receive (track, DELAY, 2 * IN_TURN, 5);
  fake_recording_end (recording, track, 2 * IN_TURN, -1);
  il_recording_finish (recording);

  return take_recording (recording);
}

void
race_test_show (RaceTest *self,
                IlRun    *first,
                IlRun    *second)
{
  il_race_page_set_runs (self->page, first, second);
  gtk_test_widget_wait_for_draw (self->window);
}

void
race_test_show_four (RaceTest *self)
{
  g_autoptr (IlRun) first = race_test_new_run (IL_MODE_ONE_AT_A_TIME, 4, IN_TURN, -1);
  g_autoptr (IlRun) second = race_test_new_run (IL_MODE_TOGETHER, 4, TOGETHER, -1);

  race_test_show (self, first, second);
}

void
race_test_seek (RaceTest *self,
                gint64    time)
{
  il_playhead_seek (self->playhead, time);
  gtk_test_widget_wait_for_draw (self->window);
}

void
race_test_set_up (RaceTest      *self,
                  gconstpointer  data)
{
  app_test_forgive_tooltips ();
  self->look = il_view_new ();
  self->page = IL_RACE_PAGE (il_race_page_new ());
  self->playhead = il_race_page_get_playhead (self->page);
  il_race_page_follow_view (self->page, self->look);
  self->window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (self->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (self->window), RACE_WIDTH, RACE_HEIGHT);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->page));
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_test_widget_wait_for_draw (self->window);
  self->field = app_test_find (self->window, IL_TYPE_RACE_FIELD, 0);
}

void
race_test_tear_down (RaceTest      *self,
                     gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  app_test_spin (50);
  g_assert_finalize_object (self->look);
}

IlRaceGroup *
race_test_get_group (RaceTest   *self,
                     IlRaceSide  side)
{
  return IL_RACE_GROUP (app_test_find (self->window, IL_TYPE_RACE_GROUP, side));
}

IlRaceVerdict *
race_test_get_verdict (RaceTest *self)
{
  return IL_RACE_VERDICT (app_test_find (self->window, IL_TYPE_RACE_VERDICT, 0));
}

IlRaceRow *
race_test_get_row (RaceTest   *self,
                   IlRaceSide  side,
                   guint       index)
{
  IlRacePair *pair = il_race_get_pair (il_race_page_get_race (self->page), index);
  GtkWidget *group = GTK_WIDGET (race_test_get_group (self, side));
  GtkWidget *row;

  for (guint n = 0; (row = app_test_find (group, IL_TYPE_RACE_ROW, n)) != NULL; n++)
    {
      if (il_race_row_get_pair (IL_RACE_ROW (row)) == pair)
        return IL_RACE_ROW (row);
    }

  g_assert_not_reached ();
}
