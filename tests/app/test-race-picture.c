/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "race-test.h"

#include "app-test.h"
#include "app/il-race-field.h"
#include "display-test.h"
#include "node-count.h"
#include "node-list.h"
#include "timeline/il-ruler.h"

/* Where a time lies, in px of the field. */
static double
to_x (RaceTest *self,
      gint64   time)
{
  GtkWidget *ruler = app_test_find (self->window, IL_TYPE_RULER, 0);
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (ruler, self->field, &bounds));

  return bounds.origin.x +
         il_time_scale_to_x (il_view_get_scale (il_race_page_get_axis (self->page)), time);
}

static const IlSharedColors *
get_colors (RaceTest *self)
{
  return il_palette_get_shared (il_view_get_style (self->look));
}

static gboolean
is_square (const NodeRect *rect,
           const GdkRGBA  *color)
{
  return rect->bounds.size.width == 5 && rect->bounds.size.height == 5 &&
         gdk_rgba_equal (&rect->color, color);
}

/* The squares of the text's colour of all flags, by their opacity. */
static guint
count_squares (RaceTest *self,
               gboolean  pale)
{
  g_autoptr (GArray) rects = node_list_new (self->field);
  guint n = 0;

  for (guint i = 0; i < rects->len; i++)
    {
      const NodeRect *rect = &g_array_index (rects, NodeRect, i);

      if (is_square (rect, &get_colors (self)->text) && (rect->opacity < 1) == pale)
        n++;
    }

  return n;
}

/* Whether there is a pole at a time within 1 px, in the upper or lower half. */
static gboolean
has_pole (RaceTest *self,
          gint64   time,
          guint    side)
{
  g_autoptr (GArray) rects = node_list_new (self->field);
  double x = to_x (self, time);
  float middle = (float) gtk_widget_get_height (self->field) / 2;

  for (guint i = 0; i < rects->len; i++)
    {
      const NodeRect *rect = &g_array_index (rects, NodeRect, i);
      float center = rect->bounds.origin.x + rect->bounds.size.width / 2;
      float y = rect->bounds.origin.y + rect->bounds.size.height / 2;

      /* The playhead is longer: it goes through both. */
      if (gdk_rgba_equal (&rect->color, &get_colors (self)->text) &&
          rect->bounds.size.width == 2 && rect->bounds.size.height > 50 &&
          rect->bounds.size.height < middle + 20 && ABS (center - x) <= 1 &&
          (y < middle) == (side == 0))
        return TRUE;
    }

  return FALSE;
}

/* The px of the time saved that are shaded with an opacity, from x0 to x1. */
static gboolean
find_saved (RaceTest *self,
            float    alpha,
            double  *x0,
            double  *x1)
{
  g_autoptr (GArray) rects = node_list_new (self->field);
  GdkRGBA color = get_colors (self)->saved;

  color.alpha = alpha;
  for (guint i = 0; i < rects->len; i++)
    {
      const NodeRect *rect = &g_array_index (rects, NodeRect, i);

      if (gdk_rgba_equal (&rect->color, &color))
        {
          *x0 = rect->bounds.origin.x;
          *x1 = rect->bounds.origin.x + rect->bounds.size.width;
          return TRUE;
        }
    }

  return FALSE;
}

static void
assert_near (double a,
             double b)
{
  g_assert_cmpfloat_with_epsilon (a, b, 1.01);
}

static void
test_flags (RaceTest      *self,
            gconstpointer  data)
{
  race_test_show_four (self);
  g_assert_true (has_pole (self, 4 * IN_TURN, 0));
  g_assert_true (has_pole (self, TOGETHER, 1));
  g_assert_false (has_pole (self, TOGETHER, 0));
  g_assert_cmpuint (count_squares (self, FALSE), ==, 16);
  g_assert_cmpuint (count_squares (self, TRUE), ==, 0);

  /* A flag is pale until it is reached. */
  race_test_seek (self, TOGETHER);
  g_assert_cmpuint (count_squares (self, FALSE), ==, 8);
  g_assert_cmpuint (count_squares (self, TRUE), ==, 8);
  race_test_seek (self, 0);
  g_assert_cmpuint (count_squares (self, FALSE), ==, 0);
  g_assert_cmpuint (count_squares (self, TRUE), ==, 16);
}

static void
test_saved (RaceTest      *self,
            gconstpointer  data)
{
  double x0, x1;

  race_test_show_four (self);
  g_assert_true (find_saved (self, .16f, &x0, &x1));
  assert_near (x0, to_x (self, TOGETHER));
  assert_near (x1, to_x (self, 4 * IN_TURN));
  g_assert_false (find_saved (self, .08f, &x0, &x1));

  race_test_seek (self, 2 * IN_TURN);
  g_assert_true (find_saved (self, .16f, &x0, &x1));
  assert_near (x0, to_x (self, TOGETHER));
  assert_near (x1, to_x (self, 2 * IN_TURN));
  g_assert_true (find_saved (self, .08f, &x0, &x1));
  assert_near (x0, to_x (self, 2 * IN_TURN));
  assert_near (x1, to_x (self, 4 * IN_TURN));

  race_test_seek (self, 0);
  g_assert_false (find_saved (self, .16f, &x0, &x1));
  g_assert_true (find_saved (self, .08f, &x0, &x1));
  assert_near (x0, to_x (self, TOGETHER));
}

/* Lines in place of the colour, which stays away altogether. */
static void
test_contrast (RaceTest      *self,
               gconstpointer  data)
{
  NodeCount plain, contrast;
  double x0, x1;

  race_test_show_four (self);
  node_count_init_widget (&plain, self->field);
  il_view_set_style (self->look, IL_STYLE_LIGHT_CONTRAST);
  gtk_test_widget_wait_for_draw (self->window);
  node_count_init_widget (&contrast, self->field);

  g_assert_false (find_saved (self, .16f, &x0, &x1));
  g_assert_cmpuint (contrast.of[GSK_REPEAT_NODE], ==, plain.of[GSK_REPEAT_NODE] + 1);
  g_assert_cmpuint (plain.of[GSK_CAIRO_NODE] + contrast.of[GSK_CAIRO_NODE], ==, 0);
}

/* A run that is not whole has no flag, and nothing is shaded. */
static void
test_broken (RaceTest      *self,
             gconstpointer  data)
{
  g_autoptr (IlRun) first = race_test_new_run (IL_MODE_ONE_AT_A_TIME, 4, IN_TURN,
                                               IL_ERROR_CUT_BODY);
  g_autoptr (IlRun) second = race_test_new_run (IL_MODE_TOGETHER, 4, TOGETHER, -1);
  double x0, x1;

  race_test_show (self, first, second);

  g_assert_false (find_saved (self, .16f, &x0, &x1));
  g_assert_true (has_pole (self, 4 * IN_TURN, IL_RACE_FIRST));
  g_assert_cmpuint (count_squares (self, FALSE), ==, 8);
}

static void
test_align (RaceTest      *self,
            gconstpointer  data)
{
  g_autoptr (IlRun) first = race_test_new_late_run ();
  g_autoptr (IlRun) second = race_test_new_run (IL_MODE_TOGETHER, 1, TOGETHER, -1);
  GtkWidget *list = app_test_find (self->window, GTK_TYPE_DROP_DOWN, 0);
  double x0, x1;

  race_test_show (self, first, second);
  g_assert_true (has_pole (self, TOGETHER, 1));

  gtk_drop_down_set_selected (GTK_DROP_DOWN (list), IL_RACE_ALIGN_FIRST_BYTE);
  gtk_test_widget_wait_for_draw (self->window);

  g_assert_cmpuint (il_race_page_get_align (self->page), ==, IL_RACE_ALIGN_FIRST_BYTE);
  g_assert_true (has_pole (self, 2 * IN_TURN, 0));
  g_assert_true (has_pole (self, TOGETHER + DELAY, 1));
  g_assert_true (find_saved (self, .16f, &x0, &x1));
  assert_near (x0, to_x (self, TOGETHER + DELAY));
  g_assert_cmpint (il_playhead_get_time (self->playhead), ==, 2 * IN_TURN);
  g_assert_cmpstr (il_race_group_get_duration (race_test_get_group (self, 1)), ==, "1.20 s");

  g_object_set (self->page, "align", IL_RACE_ALIGN_START, NULL);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (list)), ==, IL_RACE_ALIGN_START);
}

/* What stands on screen costs; what does not, does not. */
static void
test_many (RaceTest      *self,
           gconstpointer  data)
{
  g_autoptr (IlRun) first = race_test_new_run (IL_MODE_ONE_AT_A_TIME, 1000, 2 * DELAY, -1);
  g_autoptr (IlRun) second = race_test_new_run (IL_MODE_TOGETHER, 1000, TOGETHER, -1);
  GtkAdjustment *above, *below;
  NodeCount count;

  race_test_show (self, first, second);
  above = il_race_group_get_vadjustment (race_test_get_group (self, 0));
  below = il_race_group_get_vadjustment (race_test_get_group (self, 1));
  node_count_init_widget (&count, self->field);

  g_assert_cmpuint (count.leaves, <, 1500);
  g_assert_null (app_test_find (self->window, IL_TYPE_RACE_ROW, 100));

  /* Both groups scroll together, so that rows are level. */
  gtk_adjustment_set_value (above, 5000);
  gtk_test_widget_wait_for_draw (self->window);
  g_assert_cmpfloat (gtk_adjustment_get_value (below), ==, 5000);
  gtk_adjustment_set_value (below, 20000);
  gtk_test_widget_wait_for_draw (self->window);
  g_assert_cmpfloat (gtk_adjustment_get_value (above), ==, 20000);
  g_assert_true (il_race_row_get_pair (IL_RACE_ROW (app_test_find (
                   GTK_WIDGET (race_test_get_group (self, 0)), IL_TYPE_RACE_ROW, 0))) ==
                 il_race_row_get_pair (IL_RACE_ROW (app_test_find (
                   GTK_WIDGET (race_test_get_group (self, 1)), IL_TYPE_RACE_ROW, 0))));
  g_assert_true (has_pole (self, TOGETHER, 1));
}

/* Of the same runs, the picture is a function of the time alone. */
static void
test_replay (RaceTest      *self,
             gconstpointer  data)
{
  g_autoptr (GBytes) live = NULL;
  g_autoptr (GBytes) early = NULL;
  g_autoptr (GBytes) replayed = NULL;

  race_test_show_four (self);
  live = node_list_bytes (self->field);
  race_test_seek (self, IN_TURN);
  early = node_list_bytes (self->field);
  g_assert_false (g_bytes_equal (live, early));
  for (guint step = 0; step < 2000 && il_playhead_step (self->playhead, IL_EVENT_LINE, FALSE);
       step++)
    ;
  race_test_seek (self, il_playhead_get_end (self->playhead));
  replayed = node_list_bytes (self->field);

  g_assert_true (g_bytes_equal (live, replayed));
}

static void
test_narrow (RaceTest      *self,
             gconstpointer  data)
{
  int minimum;

  race_test_show_four (self);
  il_view_set_narrow (self->look, TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 360, RACE_HEIGHT);
  app_test_spin (100);
  gtk_widget_measure (GTK_WIDGET (self->page), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                      NULL, NULL);

  g_assert_cmpint (minimum, <=, 360);
  g_assert_true (has_pole (self, TOGETHER, 1));
  g_assert_cmpuint (count_squares (self, FALSE), ==, 16);

  il_view_set_narrow (self->look, FALSE);
  gtk_window_set_default_size (GTK_WINDOW (self->window), RACE_WIDTH, RACE_HEIGHT);
  app_test_spin (100);
  g_assert_true (has_pole (self, TOGETHER, 1));
}

int
main (int    argc,
      char **argv)
{
  display_test_init (&argc, &argv);
  adw_init ();

#define ADD(path, func) \
  g_test_add (path, RaceTest, NULL, race_test_set_up, func, race_test_tear_down)
  ADD ("/race-picture/flags", test_flags);
  ADD ("/race-picture/saved", test_saved);
  ADD ("/race-picture/contrast", test_contrast);
  ADD ("/race-picture/broken", test_broken);
  ADD ("/race-picture/align", test_align);
  ADD ("/race-picture/many", test_many);
  ADD ("/race-picture/replay", test_replay);
  ADD ("/race-picture/narrow", test_narrow);

  return g_test_run ();
}
