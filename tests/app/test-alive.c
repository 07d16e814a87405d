/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app-test.h"

#include "app/il-pulse.h"
#include "app/il-timeline.h"
#include "display-test.h"
#include "engine/engine.h"

/* Several servers, so that there is data at every turn of the loop. */
#define N_SERVERS 4
#define SIZE "536870912"
#define BYTES (G_GUINT64_CONSTANT (2) << 30)

static const char scenario_text[] =
  "[Scenario]\n"
  "Title=Half a gibibyte\n"
  "Sentence=As fast as the machine can.\n"
  "[Document big.bin]\n"
  "Kind=binary\n"
  "Size=" SIZE "\n"
  "FirstByte=0\n"
  "Body=0\n";

static IlLab *
start_fast_lab (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (scenario_text, sizeof scenario_text - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (IlScenario) scenario = il_scenario_new_from_bytes ("fast", bytes, &error);
  IlLab *lab = il_lab_new ();

  g_assert_no_error (error);
  il_lab_add_scenario (lab, scenario);
  il_lab_start (lab, &error);
  g_assert_no_error (error);

  return lab;
}

static guint64
count_bytes (AppTest *self)
{
  IlRecording *recording = il_session_get_recording (self->session);
  guint64 bytes = 0;

  for (guint i = 0; i < N_SERVERS; i++)
    bytes += il_arrivals_get_bytes (il_track_get_arrivals (il_recording_get_track (recording, i)));

  return bytes;
}

static IlTimeline *
start (AppTest   *self,
       GPtrArray *labs)
{
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();
  g_auto (GStrv) addresses = NULL;

  for (guint i = 0; i < N_SERVERS; i++)
    {
      IlLab *lab = start_fast_lab ();
      g_autofree char *address = il_lab_resolve (lab, "http://lab.localhost/fast/big.bin");

      g_ptr_array_add (labs, lab);
      g_strv_builder_add (list, address);
    }

  app_test_open (self);
  addresses = g_strv_builder_end (list);
  il_session_set_list (self->session, (const char *const *) addresses);
  il_session_set_together (self->session, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.run", NULL);

  return IL_TIMELINE (app_test_find (GTK_WIDGET (self->window), IL_TYPE_TIMELINE, 0));
}

/* Sockets that always have data must not keep the window from being painted:
 * between two frames there is a small part of the bytes, never most of them. */
static void
test_frames_keep_coming (AppTest       *self,
                         gconstpointer  data)
{
  g_autoptr (GPtrArray) labs = g_ptr_array_new_with_free_func (g_object_unref);
  IlTimeline *timeline = start (self, labs);
  guint64 at_frame = 0, longest = 0;
  guint n_frames = 0;

  while (il_session_is_running (self->session))
    {
      g_main_context_iteration (NULL, TRUE);
      if (il_timeline_get_n_frames (timeline) > n_frames)
        {
          n_frames = il_timeline_get_n_frames (timeline);
          longest = MAX (longest, count_bytes (self) - at_frame);
          at_frame = count_bytes (self);
        }
    }
  longest = MAX (longest, count_bytes (self) - at_frame);

  g_test_message ("%u frames, at most %.0f MB between two", n_frames, (double) longest / 1e6);
  g_assert_true (il_recording_is_whole (il_session_get_recording (self->session)));
  g_assert_cmpuint (count_bytes (self), ==, BYTES);
  g_assert_cmpuint (n_frames, >=, 10);
  g_assert_cmpuint (longest, <, BYTES / 8);
}

static gboolean
has_pulse (AppTest *self)
{
  return app_test_find (GTK_WIDGET (self->window), IL_TYPE_PULSE, 1) != NULL;
}

/* A bar that moves by itself would have every frame painted, and where that
 * takes long nothing would be read any more: none but a told size has one. */
static void
test_no_bar_moves_by_itself (AppTest       *self,
                             gconstpointer  data)
{
  GtkWidget *window;

  app_test_open (self);
  window = GTK_WIDGET (self->window);
  il_session_set_source (self->session, "unknown-sizes");
  il_session_set_together (self->session, TRUE);
  gtk_widget_activate_action (window, "win.run", NULL);

  g_assert_true (app_test_wait (has_pulse, self, 20));
  g_assert_nonnull (app_test_find (window, GTK_TYPE_PROGRESS_BAR, 0));
  g_assert_null (app_test_find (window, GTK_TYPE_PROGRESS_BAR, 1));

  g_assert_true (app_test_wait (app_test_is_idle, self, 20));
  g_assert_false (has_pulse (self));
  g_assert_true (il_recording_is_whole (il_session_get_recording (self->session)));
}

/* To and fro at an even pace, within the trough. */
static void
test_pulse_position (void)
{
  g_assert_cmpfloat (il_pulse_position (-1), ==, 0);
  g_assert_cmpfloat (il_pulse_position (0), ==, 0);
  g_assert_cmpfloat (il_pulse_position (1000000), ==, 1);

  for (gint64 time = 0; time < 5000000; time += 10000)
    {
      double position = il_pulse_position (time);

      g_assert_cmpfloat (position, >=, 0);
      g_assert_cmpfloat (position, <=, 1);
      g_assert_cmpfloat (ABS (il_pulse_position (time + 10000) - position), <, 0.0101);
      g_assert_cmpfloat (ABS (il_pulse_position (time + 2000000) - position), <, 1e-9);
    }
}

int
main (int    argc,
      char **argv)
{
  il_engine_init ();
  display_test_init (&argc, &argv);
  adw_init ();

  g_test_add ("/alive/frames-keep-coming", AppTest, NULL, app_test_set_up, test_frames_keep_coming,
              app_test_tear_down);

  g_test_add ("/alive/no-bar-moves-by-itself", AppTest, NULL, app_test_set_up,
              test_no_bar_moves_by_itself, app_test_tear_down);
  g_test_add_func ("/alive/pulse-position", test_pulse_position);

  return g_test_run ();
}
