/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "race-test.h"

#include "app-test.h"
#include "app/il-race-field.h"
#include "display-test.h"

static void
test_end (RaceTest      *self,
          gconstpointer  data)
{
  IlRaceVerdict *verdict = race_test_get_verdict (self);
  g_autofree char *text = NULL;

  race_test_show_four (self);
  text = il_race_page_dup_text (self->page);

  g_assert_cmpint (il_playhead_get_time (self->playhead), ==, 4 * IN_TURN);
  g_assert_cmpstr (il_race_group_get_duration (race_test_get_group (self, 0)), ==, "4.00 s");
  g_assert_cmpstr (il_race_group_get_caption (race_test_get_group (self, 0)), ==, "the sum");
  g_assert_cmpstr (il_race_group_get_duration (race_test_get_group (self, 1)), ==, "1.20 s");
  g_assert_cmpstr (il_race_group_get_caption (race_test_get_group (self, 1)), ==, "the longest");
  g_assert_cmpstr (il_race_verdict_get_figure (verdict), ==, "3.3×");
  g_assert_cmpstr (il_race_verdict_get_claim (verdict), ==, "faster together");
  g_assert_cmpstr (il_race_verdict_get_detail (verdict), ==, "4.00 s becomes 1.20 s");
  g_assert_cmpstr (il_race_verdict_get_ideal (verdict), ==, "1.20 s");
  g_assert_cmpstr (il_race_row_get_duration (race_test_get_row (self, 0, 0)), ==, "1.00 s");
  g_assert_cmpstr (il_race_row_get_difference (race_test_get_row (self, 0, 0)), ==, "");
  g_assert_cmpstr (il_race_row_get_duration (race_test_get_row (self, 1, 0)), ==, "0.30 s");
  g_assert_cmpstr (il_race_row_get_difference (race_test_get_row (self, 1, 0)), ==, "−0.70 s");
  g_assert_cmpstr (il_race_row_get_difference (race_test_get_row (self, 1, 3)), ==, "+0.20 s");
  g_assert_cmpstr (text, ==, "One at a time 4.00 s. Together 1.20 s. "
                             "2.80 s saved, 3.3 times faster.");
}

/* Nothing is said that has not happened yet. */
static void
test_before (RaceTest      *self,
             gconstpointer  data)
{
  IlRaceVerdict *verdict = race_test_get_verdict (self);

  race_test_show_four (self);
  race_test_seek (self, 500 * FAKE_MS);

  g_assert_cmpstr (il_race_group_get_duration (race_test_get_group (self, 0)), ==, "0.50 s");
  g_assert_cmpstr (il_race_group_get_caption (race_test_get_group (self, 0)), ==, "0 of 4 done");
  g_assert_cmpstr (il_race_group_get_duration (race_test_get_group (self, 1)), ==, "0.50 s");
  g_assert_cmpstr (il_race_verdict_get_figure (verdict), ==, "0.50 s");
  g_assert_cmpstr (il_race_verdict_get_claim (verdict), ==, "Both under way");
  g_assert_null (il_race_verdict_get_ideal (verdict));
  g_assert_cmpstr (il_race_row_get_duration (race_test_get_row (self, 0, 1)), ==, "");
  g_assert_cmpstr (il_race_row_get_duration (race_test_get_row (self, 1, 0)), ==, "0.30 s");
  g_assert_cmpstr (il_race_row_get_difference (race_test_get_row (self, 1, 0)), ==, "");

  race_test_seek (self, 2200 * FAKE_MS);

  g_assert_cmpstr (il_race_group_get_duration (race_test_get_group (self, 0)), ==, "2.20 s");
  g_assert_cmpstr (il_race_group_get_duration (race_test_get_group (self, 1)), ==, "1.20 s");
  g_assert_cmpstr (il_race_verdict_get_claim (verdict), ==, "1.00 s ahead so far");
  g_assert_cmpstr (il_race_verdict_get_detail (verdict), ==, "2 of 4 done above, 4 of 4 below");
  g_assert_cmpstr (il_race_row_get_difference (race_test_get_row (self, 1, 1)), ==, "−0.40 s");
  g_assert_cmpstr (il_race_row_get_difference (race_test_get_row (self, 1, 2)), ==, "");
}

static void
test_broken (RaceTest      *self,
             gconstpointer  data)
{
  g_autoptr (IlRun) first = race_test_new_run (IL_MODE_ONE_AT_A_TIME, 4, IN_TURN,
                                               IL_ERROR_CUT_BODY);
  g_autoptr (IlRun) second = race_test_new_run (IL_MODE_TOGETHER, 4, TOGETHER, -1);
  IlRaceVerdict *verdict = race_test_get_verdict (self);

  race_test_show (self, first, second);

  g_assert_cmpstr (il_race_group_get_caption (race_test_get_group (self, 0)), ==,
                   "3 of 4 done, 1 failed");
  g_assert_cmpstr (il_race_verdict_get_claim (verdict), ==, "No comparison");
  g_assert_cmpstr (il_race_verdict_get_figure (verdict), ==, "");
  g_assert_null (il_race_verdict_get_ideal (verdict));
  g_assert_cmpstr (il_race_row_get_duration (race_test_get_row (self, 0, 3)), ==, "Failed");
}

/* A download that only one of them has leaves the other's row empty. */
static void
test_other_list (RaceTest      *self,
                 gconstpointer  data)
{
  g_autoptr (IlRun) first = race_test_new_run (IL_MODE_ONE_AT_A_TIME, 2, IN_TURN, -1);
  g_autoptr (IlRun) second = race_test_new_run (IL_MODE_TOGETHER, 4, TOGETHER, -1);

  race_test_show (self, first, second);

  g_assert_cmpuint (il_race_get_n_pairs (il_race_page_get_race (self->page)), ==, 4);
  g_assert_cmpstr (il_race_row_get_duration (race_test_get_row (self, 0, 3)), ==, "");
  g_assert_cmpstr (il_race_row_get_duration (race_test_get_row (self, 1, 3)), ==, "1.20 s");
  g_assert_cmpstr (il_race_verdict_get_detail (race_test_get_verdict (self)), ==,
                   "They have 2 downloads in common");
}

/* The end stays the end when it comes later, and no other time does. */
static void
test_align_end (RaceTest      *self,
                gconstpointer  data)
{
  g_autoptr (IlRun) first = race_test_new_run (IL_MODE_TOGETHER, 1, 2 * IN_TURN, -1);
  g_autoptr (IlRun) second = race_test_new_late_run ();

  race_test_show (self, first, second);
  il_race_page_set_align (self->page, IL_RACE_ALIGN_FIRST_BYTE);
  g_assert_cmpint (il_playhead_get_time (self->playhead), ==, 2 * IN_TURN + DELAY);
  race_test_seek (self, IN_TURN);
  il_race_page_set_align (self->page, IL_RACE_ALIGN_START);
  g_assert_cmpint (il_playhead_get_time (self->playhead), ==, IN_TURN);
}

/* The page's own frames move both runs to the end. */
static void
test_play (RaceTest      *self,
           gconstpointer  data)
{
  g_autoptr (IlRun) first = race_test_new_run (IL_MODE_ONE_AT_A_TIME, 2, DELAY, -1);
  g_autoptr (IlRun) second = race_test_new_run (IL_MODE_TOGETHER, 2, DELAY, -1);

  race_test_show (self, first, second);
  race_test_seek (self, 0);
  g_assert_cmpstr (il_race_group_get_caption (race_test_get_group (self, 1)), ==, "0 of 2 done");
  il_playhead_play (self->playhead);
  for (guint i = 0; i < 200 && il_playhead_is_playing (self->playhead); i++)
    app_test_spin (50);

  g_assert_false (il_playhead_is_playing (self->playhead));
  g_assert_cmpint (il_playhead_get_time (self->playhead), ==, 2 * DELAY);
  g_assert_cmpstr (il_race_group_get_caption (race_test_get_group (self, 1)), ==, "the longest");
  g_assert_cmpstr (il_race_verdict_get_claim (race_test_get_verdict (self)), ==,
                   "faster together");
}

static void
test_accessible (RaceTest      *self,
                 gconstpointer  data)
{
  race_test_show_four (self);

  gtk_test_accessible_assert_role (self->field, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (self->field, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Race of two runs");
  gtk_test_accessible_assert_property (self->field, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "One at a time 4.00 s. Together 1.20 s. "
                                       "2.80 s saved, 3.3 times faster.");
  race_test_seek (self, 2200 * FAKE_MS);
  gtk_test_accessible_assert_property (self->field, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "One at a time 2.20 s, 2 of 4 done. Together 1.20 s. "
                                       "1.00 s ahead so far.");
}

static IlRaceChooser *
get_chooser (RaceTest   *self,
             IlRaceSide  side)
{
  return IL_RACE_CHOOSER (app_test_find (GTK_WIDGET (race_test_get_group (self, side)),
                                         IL_TYPE_RACE_CHOOSER, 0));
}

/* Opens a chooser's list and takes an entry of it. */
static void
choose (RaceTest   *self,
        IlRaceSide  side,
        guint       position)
{
  GtkWidget *button = app_test_find (GTK_WIDGET (get_chooser (self, side)), GTK_TYPE_MENU_BUTTON,
                                     0);
  GtkWidget *list;

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  app_test_spin (100);
  list = app_test_find (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))),
                        GTK_TYPE_LIST_VIEW, 0);
  g_signal_emit_by_name (list, "activate", position);
  app_test_spin (100);
}

/* Any run of the list can take the place of either of the two. */
static void
test_choose (RaceTest      *self,
             gconstpointer  data)
{
  g_autoptr (GListStore) runs = g_list_store_new (IL_TYPE_RUN);
  g_autoptr (IlRun) first = race_test_new_run (IL_MODE_TOGETHER, 4, 2 * TOGETHER, -1);
  g_autoptr (IlRun) second = race_test_new_run (IL_MODE_TOGETHER, 4, 3 * TOGETHER, -1);

  il_race_page_set_choices (self->page, G_LIST_MODEL (runs));
  race_test_show_four (self);
  g_list_store_append (runs, first);
  g_list_store_append (runs, second);
  il_run_set_name (first, "Fast");
  choose (self, IL_RACE_FIRST, 0);
  g_assert_true (il_race_page_get_run (self->page, IL_RACE_FIRST) == first);
  g_assert_cmpstr (il_race_chooser_get_title (get_chooser (self, IL_RACE_FIRST)), ==, "Fast");
  choose (self, IL_RACE_SECOND, 1);
  g_assert_true (il_race_page_get_run (self->page, IL_RACE_SECOND) == second);
  g_assert_cmpstr (il_race_verdict_get_claim (race_test_get_verdict (self)), ==,
                   "faster in the run above");

  /* Its name, and not the run, changes; a run that is gone is still shown. */
  race_test_seek (self, TOGETHER);
  il_run_set_name (second, "Slow");
  g_list_store_remove_all (runs);
  g_assert_cmpstr (il_race_chooser_get_title (get_chooser (self, IL_RACE_SECOND)), ==, "Slow");
  g_assert_true (il_race_page_get_run (self->page, IL_RACE_SECOND) == second);
  g_assert_cmpint (il_playhead_get_time (self->playhead), ==, TOGETHER);
}

int
main (int    argc,
      char **argv)
{
  display_test_init (&argc, &argv);
  adw_init ();

#define ADD(path, func) \
  g_test_add (path, RaceTest, NULL, race_test_set_up, func, race_test_tear_down)
  ADD ("/race-page/end", test_end);
  ADD ("/race-page/before", test_before);
  ADD ("/race-page/broken", test_broken);
  ADD ("/race-page/other-list", test_other_list);
  ADD ("/race-page/align-end", test_align_end);
  ADD ("/race-page/play", test_play);
  ADD ("/race-page/accessible", test_accessible);
  ADD ("/race-page/choose", test_choose);

  return g_test_run ();
}
