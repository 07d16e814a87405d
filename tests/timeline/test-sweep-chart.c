/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "timeline/il-sweep-chart.h"

#include "display-test.h"
#include "node-count.h"

#define S G_GINT64_CONSTANT (1000000)
#define N 6

typedef struct
{
  IlSweepCurve *curve;
  GtkWidget *window;
  GtkWidget *chart;
  guint activated;
} Fixture;

static void
activated_cb (Fixture *fixture,
              guint    limit)
{
  fixture->activated = limit;
}

/* 8 s one at a time, 2 s from four at once on; nobody tried six. */
static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const gint64 durations[] = { 2 * S, 2 * S, 2 * S, 2 * S };

  fixture->curve = il_sweep_curve_new (N);
  for (guint limit = 1; limit < N; limit++)
    il_sweep_curve_add (fixture->curve, limit, 8 * S / MIN (limit, 4), durations, 4);

  fixture->chart = il_sweep_chart_new ();
  g_signal_connect_swapped (fixture->chart, "point-activated", G_CALLBACK (activated_cb), fixture);
  il_sweep_chart_set_curve (IL_SWEEP_CHART (fixture->chart), fixture->curve, 4);

  fixture->window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (fixture->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 640, 400);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->chart);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_pointer (&fixture->curve, il_sweep_curve_free);
}

static GtkWidget *
get_column (Fixture *fixture,
            guint    limit)
{
  return il_sweep_chart_get_column (IL_SWEEP_CHART (fixture->chart), limit);
}

static guint
get_focused (Fixture *fixture)
{
  for (guint limit = 1; limit <= N; limit++)
    {
      if (gtk_widget_has_focus (get_column (fixture, limit)))
        return limit;
    }

  return 0;
}

/* Columns stand side by side; the bars are of one kind, the marks of another. */
static void
test_drawn (Fixture       *fixture,
            gconstpointer  data)
{
  NodeCount count, faster;
  double last = 0;

  for (guint limit = 1; limit <= N; limit++)
    {
      graphene_rect_t bounds;

      g_assert_true (gtk_widget_compute_bounds (get_column (fixture, limit), fixture->chart,
                                                &bounds));
      g_assert_cmpfloat (bounds.origin.x, >=, last);
      last = bounds.origin.x + bounds.size.width;
    }
  g_assert_cmpfloat (last, <=, gtk_widget_get_width (fixture->chart));

  /* Five bars and six marks have a border, one more the mark in the legend. */
  node_count_init_widget (&count, fixture->chart);
  g_assert_cmpuint (count.of[GSK_BORDER_NODE], ==, 5 + 6 + 1);
  g_assert_cmpuint (count.of[GSK_CAIRO_NODE], ==, 0);

  il_sweep_chart_set_figure (IL_SWEEP_CHART (fixture->chart), IL_SWEEP_SPEED_UP);
  gtk_test_widget_wait_for_draw (fixture->window);
  node_count_init_widget (&faster, fixture->chart);
  g_assert_cmpuint (faster.of[GSK_BORDER_NODE], ==, 5 + 6 + 1);

  /* The diagonal and its legend. */
  g_assert_cmpuint (faster.leaves, >, count.leaves + 5);
}

/* The flag is there as long as there is a knee. */
static void
test_flag (Fixture       *fixture,
           gconstpointer  data)
{
  NodeCount with, without;

  node_count_init_widget (&with, fixture->chart);
  il_sweep_chart_set_curve (IL_SWEEP_CHART (fixture->chart), fixture->curve, 0);
  gtk_test_widget_wait_for_draw (fixture->window);
  node_count_init_widget (&without, fixture->chart);
  /* Pole, pennant and word; the digit is bold no more. */
  g_assert_cmpuint (without.leaves, ==, with.leaves - 3);
}

static void
test_names (Fixture       *fixture,
            gconstpointer  data)
{
  gtk_test_accessible_assert_role (fixture->chart, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_role (get_column (fixture, 1), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (get_column (fixture, 1), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "One at a time: 8.00 s");
  gtk_test_accessible_assert_property (get_column (fixture, 2), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "2 at once: 4.00 s, 2.0 times faster, ideal 4.00 s");
  gtk_test_accessible_assert_property (get_column (fixture, 4), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "4 at once: 2.00 s, 4.0 times faster, ideal 2.00 s: "
                                       "the knee");
  gtk_test_accessible_assert_property (get_column (fixture, 6), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "6 at once: not yet measured");
}

static gboolean
press (Fixture          *fixture,
       GtkDirectionType  direction)
{
  return gtk_widget_child_focus (fixture->chart, direction);
}

/* One column for Tab, the others for the arrows. */
static void
test_focus (Fixture       *fixture,
            gconstpointer  data)
{
  gtk_root_set_focus (GTK_ROOT (fixture->window), NULL);
  g_assert_true (press (fixture, GTK_DIR_TAB_FORWARD));
  g_assert_cmpuint (get_focused (fixture), ==, 1);
  g_assert_true (press (fixture, GTK_DIR_RIGHT));
  g_assert_true (press (fixture, GTK_DIR_RIGHT));
  g_assert_cmpuint (get_focused (fixture), ==, 3);
  g_assert_true (press (fixture, GTK_DIR_LEFT));
  g_assert_cmpuint (get_focused (fixture), ==, 2);
  g_assert_false (press (fixture, GTK_DIR_TAB_FORWARD));

  gtk_root_set_focus (GTK_ROOT (fixture->window), NULL);
  g_assert_true (press (fixture, GTK_DIR_TAB_BACKWARD));
  g_assert_cmpuint (get_focused (fixture), ==, 2);

  /* At the ends it stays. */
  gtk_widget_grab_focus (get_column (fixture, N));
  g_assert_true (press (fixture, GTK_DIR_RIGHT));
  g_assert_cmpuint (get_focused (fixture), ==, N);
}

/* Only what was measured leads to a run. */
static void
test_activate (Fixture       *fixture,
               gconstpointer  data)
{
  g_assert_true (gtk_widget_activate (get_column (fixture, 3)));
  g_assert_cmpuint (fixture->activated, ==, 3);
  gtk_widget_activate (get_column (fixture, 6));
  g_assert_cmpuint (fixture->activated, ==, 3);
}

/* A window has its new size only once the display says so. */
static void
resize (Fixture *fixture,
        int      width,
        int      height)
{
  gtk_widget_set_size_request (fixture->chart, width, height);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, height);
  while (gtk_widget_get_width (fixture->chart) != width ||
         gtk_widget_get_height (fixture->chart) != height)
    g_main_context_iteration (NULL, TRUE);

  gtk_test_widget_wait_for_draw (fixture->window);
}

/* Another curve has as many columns as it has limits, in any size and look. */
static void
test_sizes (Fixture       *fixture,
            gconstpointer  data)
{
  static const int sizes[][2] = { { 240, 160 }, { 300, 200 }, { 3840, 2160 } };
  g_autoptr (IlSweepCurve) other = il_sweep_curve_new (IL_SWEEP_MAX_LIMIT);
  const gint64 durations[] = { 3 * S, 2 * S };

  for (guint limit = 1; limit <= IL_SWEEP_MAX_LIMIT; limit++)
    il_sweep_curve_add (other, limit, limit == 1 ? 5 * S : limit == 9 ? IL_TIME_NONE : 3 * S,
                        durations, 2);

  il_sweep_chart_set_curve (IL_SWEEP_CHART (fixture->chart), other, 2);
  g_assert_nonnull (get_column (fixture, IL_SWEEP_MAX_LIMIT));
  g_assert_null (get_column (fixture, IL_SWEEP_MAX_LIMIT + 1));
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (IlStyle style = 0; style < IL_N_STYLES; style++)
      {
        NodeCount count;

        il_sweep_chart_set_style (IL_SWEEP_CHART (fixture->chart), style);
        resize (fixture, sizes[i][0], sizes[i][1]);
        node_count_init_widget (&count, fixture->chart);
        g_assert_cmpuint (count.of[GSK_BORDER_NODE], >=, IL_SWEEP_MAX_LIMIT + 1);
      }
}

#define ADD(path, func) g_test_add ("/sweep-chart/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  display_test_init (&argc, &argv);

  ADD ("drawn", test_drawn);
  ADD ("flag", test_flag);
  ADD ("names", test_names);
  ADD ("focus", test_focus);
  ADD ("activate", test_activate);
  ADD ("sizes", test_sizes);

  return g_test_run ();
}
