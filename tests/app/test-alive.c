/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app-test.h"

#include "app/il-timeline.h"
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

int
main (int    argc,
      char **argv)
{
  il_engine_init ();
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/alive/frames-keep-coming", AppTest, NULL, app_test_set_up, test_frames_keep_coming,
              app_test_tear_down);

  return g_test_run ();
}
