/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "timeline/il-sweep-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "timeline/il-sweep-bar.h"
#include "timeline/il-sweep-draw.h"

#define MIN_WIDTH 240
#define MIN_HEIGHT 160
#define NATURAL_WIDTH 640
#define NATURAL_HEIGHT 400

struct _IlSweepChart
{
  GtkWidget parent_instance;

  IlSweepPoint *points;
  GtkWidget **columns;
  guint n;
  guint knee;
  guint current;
  IlSweepFigure figure;
  IlStyle style;
  IlSweepLayout layout;
  GHashTable *texts;
};

enum
{
  POINT_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IlSweepChart, il_sweep_chart, GTK_TYPE_WIDGET)

static IlSweepPen
get_pen (IlSweepChart *self,
         GtkSnapshot  *snapshot)
{
  return (IlSweepPen) {
    .snapshot = snapshot,
    .chart = GTK_WIDGET (self),
    .texts = self->texts,
    .layout = &self->layout,
    .style = self->style,
    .points = self->points,
    .columns = self->columns,
    .knee = self->knee,
  };
}

static void
update_layout (IlSweepChart *self)
{
  const IlSweepPen pen = get_pen (self, NULL);
  g_autofree char *highest = g_strdup_printf ("%u", self->n);
  const IlSweepSpace space = {
    .width = gtk_widget_get_width (GTK_WIDGET (self)),
    .height = gtk_widget_get_height (GTK_WIDGET (self)),
    /* Translators: a label as wide as those beside an axis become. */
    .text_width = il_sweep_pen_get_text_width (&pen, _("0.00 s")),
    .digits_width = il_sweep_pen_get_text_width (&pen, highest),
    .text_height = il_sweep_pen_get_text_height (&pen),
  };

  il_sweep_layout_init (&self->layout, self->figure, self->points, self->n, &space);
}

static gint64
get_ideal (IlSweepChart *self,
           guint         index)
{
  return il_sweep_layout_get_ideal (self->figure, &self->points[index], &self->points[0]);
}

static void
place_columns (IlSweepChart *self)
{
  const IlSweepPen pen = get_pen (self, NULL);
  const IlSweepLayout *layout = &self->layout;
  int height = (int) (layout->bottom + il_sweep_pen_get_text_height (&pen) + IL_SWEEP_GAP);

  for (guint i = 0; i < self->n; i++)
    {
      double x0 = round (il_sweep_layout_get_x (layout, i + 1));
      double x1 = round (il_sweep_layout_get_x (layout, i + 2));
      GtkAllocation place = { (int) x0, 0, (int) MAX (1, x1 - x0), height };

      il_sweep_bar_set_place (IL_SWEEP_BAR (self->columns[i]), layout, get_ideal (self, i));
      gtk_widget_size_allocate (self->columns[i], &place, -1);
    }
}

static void
activated_cb (IlSweepChart *self,
              GtkWidget    *column)
{
  for (guint i = 0; i < self->n; i++)
    {
      if (self->columns[i] == column && self->points[i].n_rounds > 0)
        g_signal_emit (self, signals[POINT_ACTIVATED], 0, i + 1);
    }
}

static void
remove_columns (IlSweepChart *self)
{
  for (guint i = 0; i < self->n; i++)
    gtk_widget_unparent (self->columns[i]);

  g_clear_pointer (&self->columns, g_free);
  g_clear_pointer (&self->points, g_free);
  self->n = 0;
}

static void
make_columns (IlSweepChart *self,
              guint         n)
{
  remove_columns (self);
  self->n = n;
  self->current = 1;
  self->points = g_new0 (IlSweepPoint, n);
  self->columns = g_new0 (GtkWidget *, n);
  for (guint i = 0; i < n; i++)
    {
      self->columns[i] = il_sweep_bar_new ();
      il_sweep_bar_set_style (IL_SWEEP_BAR (self->columns[i]), self->style);
      g_signal_connect_object (self->columns[i], "activated", G_CALLBACK (activated_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_widget_set_parent (self->columns[i], GTK_WIDGET (self));
    }
}

static gboolean
focus_column (IlSweepChart *self,
              guint         limit)
{
  if (limit < 1 || limit > self->n)
    return FALSE;

  self->current = limit;

  return gtk_widget_grab_focus (self->columns[limit - 1]);
}

static gboolean
end_key_cb (GtkWidget *widget,
            GVariant  *parameter,
            gpointer   data)
{
  IlSweepChart *self = IL_SWEEP_CHART (widget);

  return focus_column (self, g_variant_get_boolean (parameter) ? self->n : 1);
}

static void
il_sweep_chart_set_focus_child (GtkWidget *widget,
                                GtkWidget *child)
{
  IlSweepChart *self = IL_SWEEP_CHART (widget);

  for (guint i = 0; i < self->n; i++)
    {
      if (self->columns[i] == child)
        self->current = i + 1;
    }

  GTK_WIDGET_CLASS (il_sweep_chart_parent_class)->set_focus_child (widget, child);
}

/* Tab comes to the column that had the focus, and goes on from there. */
static gboolean
il_sweep_chart_focus (GtkWidget        *widget,
                      GtkDirectionType  direction)
{
  IlSweepChart *self = IL_SWEEP_CHART (widget);

  if (gtk_widget_get_focus_child (widget) == NULL)
    return focus_column (self, self->current);

  if (direction == GTK_DIR_LEFT || direction == GTK_DIR_RIGHT)
    return focus_column (self, direction == GTK_DIR_LEFT ? self->current - 1 : self->current + 1) ||
           gtk_widget_keynav_failed (widget, direction);

  return FALSE;
}

static void
il_sweep_chart_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  IlSweepChart *self = IL_SWEEP_CHART (widget);
  IlSweepPen pen;

  if (self->n == 0)
    return;

  pen = get_pen (self, snapshot);
  il_sweep_draw_axes (&pen);
  for (guint i = 0; i < self->n; i++)
    gtk_widget_snapshot_child (widget, self->columns[i], snapshot);
  il_sweep_draw_words (&pen);
}

static void
il_sweep_chart_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : MIN_HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH : NATURAL_HEIGHT;
}

static void
il_sweep_chart_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  IlSweepChart *self = IL_SWEEP_CHART (widget);

  if (self->n == 0)
    return;

  update_layout (self);
  place_columns (self);
}

static void
il_sweep_chart_css_changed (GtkWidget         *widget,
                            GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (il_sweep_chart_parent_class)->css_changed (widget, change);

  g_hash_table_remove_all (IL_SWEEP_CHART (widget)->texts);
  gtk_widget_queue_allocate (widget);
}

static void
il_sweep_chart_dispose (GObject *object)
{
  IlSweepChart *self = IL_SWEEP_CHART (object);

  remove_columns (self);
  g_hash_table_remove_all (self->texts);

  G_OBJECT_CLASS (il_sweep_chart_parent_class)->dispose (object);
}

static void
il_sweep_chart_finalize (GObject *object)
{
  IlSweepChart *self = IL_SWEEP_CHART (object);

  g_clear_pointer (&self->texts, g_hash_table_unref);

  G_OBJECT_CLASS (il_sweep_chart_parent_class)->finalize (object);
}

static void
il_sweep_chart_class_init (IlSweepChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = il_sweep_chart_dispose;
  object_class->finalize = il_sweep_chart_finalize;
  widget_class->focus = il_sweep_chart_focus;
  widget_class->set_focus_child = il_sweep_chart_set_focus_child;
  widget_class->snapshot = il_sweep_chart_snapshot;
  widget_class->measure = il_sweep_chart_measure;
  widget_class->size_allocate = il_sweep_chart_size_allocate;
  widget_class->css_changed = il_sweep_chart_css_changed;

  signals[POINT_ACTIVATED] = g_signal_new ("point-activated", G_TYPE_FROM_CLASS (klass),
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                           G_TYPE_UINT);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, end_key_cb, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Home, 0, end_key_cb, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, end_key_cb, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_End, 0, end_key_cb, "b", TRUE);
  gtk_widget_class_set_css_name (widget_class, "sweepchart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
il_sweep_chart_init (IlSweepChart *self)
{
  self->current = 1;
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Results by how many at once"), -1);
}

GtkWidget *
il_sweep_chart_new (void)
{
  return g_object_new (IL_TYPE_SWEEP_CHART, NULL);
}

void
il_sweep_chart_set_curve (IlSweepChart       *self,
                          const IlSweepCurve *curve,
                          guint               knee)
{
  g_return_if_fail (IL_IS_SWEEP_CHART (self));
  g_return_if_fail (curve != NULL);

  if (self->n != il_sweep_curve_get_max_limit (curve))
    make_columns (self, il_sweep_curve_get_max_limit (curve));

  self->knee = knee;
  for (guint i = 0; i < self->n; i++)
    {
      self->points[i] = *il_sweep_curve_get_point (curve, i + 1);
      il_sweep_bar_set_point (IL_SWEEP_BAR (self->columns[i]), &self->points[i], i + 1 == knee);
    }

  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
il_sweep_chart_set_figure (IlSweepChart  *self,
                           IlSweepFigure  figure)
{
  g_return_if_fail (IL_IS_SWEEP_CHART (self));

  if (self->figure == figure)
    return;

  self->figure = figure;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

IlSweepFigure
il_sweep_chart_get_figure (IlSweepChart *self)
{
  g_return_val_if_fail (IL_IS_SWEEP_CHART (self), IL_SWEEP_TIME);

  return self->figure;
}

void
il_sweep_chart_set_style (IlSweepChart *self,
                          IlStyle       style)
{
  g_return_if_fail (IL_IS_SWEEP_CHART (self));

  self->style = style;
  for (guint i = 0; i < self->n; i++)
    il_sweep_bar_set_style (IL_SWEEP_BAR (self->columns[i]), style);

  gtk_widget_queue_draw (GTK_WIDGET (self));
}

GtkWidget *
il_sweep_chart_get_column (IlSweepChart *self,
                           guint         limit)
{
  g_return_val_if_fail (IL_IS_SWEEP_CHART (self), NULL);

  return limit >= 1 && limit <= self->n ? self->columns[limit - 1] : NULL;
}
