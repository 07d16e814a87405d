/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "timeline/il-sweep-bar.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define RADIUS 4.0
#define OUTLINE 1.5f
#define MARK_HEIGHT 7.0
#define MARK_MORE 4.0
#define CROSS 14.0
#define CROSS_STROKE 2.5

struct _IlSweepBar
{
  GtkWidget parent_instance;

  IlSweepPoint point;
  IlSweepLayout layout;
  gint64 ideal;
  IlStyle style;
};

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IlSweepBar, il_sweep_bar, GTK_TYPE_WIDGET)

static gint64
get_value (IlSweepBar *self)
{
  return il_sweep_layout_get_value (self->layout.figure, &self->point);
}

static void
append_border (GtkSnapshot           *snapshot,
               const graphene_rect_t *bounds,
               double                 radius,
               float                  width,
               const GdkRGBA         *color)
{
  const float widths[4] = { width, width, width, width };
  const GdkRGBA colors[4] = { *color, *color, *color, *color };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, bounds, (float) radius);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}

/* Round above, and flat on the axis. */
static void
snapshot_bar (IlSweepBar  *self,
              GtkSnapshot *snapshot,
              double       center)
{
  IlRowColors colors = il_palette_get_row (self->style, 0);
  double top = round (il_sweep_layout_get_y (&self->layout, (double) get_value (self)));
  double x0 = round (center - self->layout.bar / 2);
  double x1 = MAX (x0 + 1, round (center + self->layout.bar / 2));
  double radius = MIN (RADIUS, (x1 - x0) / 3);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) x0, (float) top, (float) (x1 - x0),
                                               (float) (self->layout.bottom - top + radius));
  graphene_rect_t seen = bounds;
  GskRoundedRect outline;

  seen.size.height = (float) MAX (1, self->layout.bottom - top);
  gtk_snapshot_push_clip (snapshot, &seen);
  gsk_rounded_rect_init_from_rect (&outline, &bounds, (float) radius);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &colors.fill, &bounds);
  gtk_snapshot_pop (snapshot);
  if (x1 - x0 >= 4 * OUTLINE)
    append_border (snapshot, &bounds, radius, OUTLINE, &colors.outline);
  gtk_snapshot_pop (snapshot);
}

/* A little wider than the bar and hollow, so that it is seen on it and beside it. */
static void
snapshot_mark (IlSweepBar  *self,
               GtkSnapshot *snapshot,
               double       center)
{
  const IlSharedColors *colors = il_palette_get_shared (self->style);
  double y = round (il_sweep_layout_get_y (&self->layout, (double) self->ideal));
  double width = MIN (round (self->layout.bar) + 2 * MARK_MORE, self->layout.column);
  double height = MIN (MARK_HEIGHT, MAX (3, width / 2));
  float line = il_style_is_contrast (self->style) ? 2.f : OUTLINE;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) round (center - width / 2),
                                               (float) round (y - height / 2), (float) width,
                                               (float) height);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &bounds, (float) height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, width < 3 * line ? &colors->text : &colors->card, &bounds);
  gtk_snapshot_pop (snapshot);
  append_border (snapshot, &bounds, height / 2, line, &colors->text);
}

static void
snapshot_cross (IlSweepBar  *self,
                GtkSnapshot *snapshot,
                double       center)
{
  const GdkRGBA *color = &il_palette_get_shared (self->style)->text;
  float size = (float) MIN (CROSS, self->layout.column);

  for (int sign = -1; sign <= 1; sign += 2)
    {
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) center,
                                                              (float) self->layout.bottom -
                                                              size * .7f));
      gtk_snapshot_rotate (snapshot, (float) sign * 45);
      gtk_snapshot_append_color (snapshot, color,
                                 &GRAPHENE_RECT_INIT (-size / 2, (float) (-CROSS_STROKE / 2), size,
                                                      (float) CROSS_STROKE));
      gtk_snapshot_restore (snapshot);
    }
}

static void
click_cb (IlSweepBar *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
il_sweep_bar_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  IlSweepBar *self = IL_SWEEP_BAR (widget);
  double center = gtk_widget_get_width (widget) / 2.0;

  if (self->layout.n == 0)
    return;

  if (get_value (self) >= 0)
    snapshot_bar (self, snapshot, center);
  else if (self->point.n_rounds > 0 && self->point.n_whole == 0)
    snapshot_cross (self, snapshot, center);

  if (self->ideal >= 0)
    snapshot_mark (self, snapshot, center);
}

/* What is lit has its value written by the chart. */
static void
il_sweep_bar_state_flags_changed (GtkWidget     *widget,
                                  GtkStateFlags  previous)
{
  GTK_WIDGET_CLASS (il_sweep_bar_parent_class)->state_flags_changed (widget, previous);

  if (gtk_widget_get_parent (widget) != NULL)
    gtk_widget_queue_draw (gtk_widget_get_parent (widget));
}

static void
il_sweep_bar_class_init (IlSweepBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const guint keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter, GDK_KEY_space,
                         GDK_KEY_KP_Space };

  widget_class->snapshot = il_sweep_bar_snapshot;
  widget_class->state_flags_changed = il_sweep_bar_state_flags_changed;

  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass),
                                     G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);
  gtk_widget_class_set_activate_signal (widget_class, signals[ACTIVATED]);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_signal (widget_class, keys[i], 0, "activated", NULL);

  gtk_widget_class_set_css_name (widget_class, "sweepbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
il_sweep_bar_init (IlSweepBar *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->ideal = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_object (click, "released", G_CALLBACK (click_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
il_sweep_bar_new (void)
{
  return g_object_new (IL_TYPE_SWEEP_BAR, NULL);
}

void
il_sweep_bar_set_point (IlSweepBar         *self,
                        const IlSweepPoint *point,
                        gboolean            is_knee)
{
  g_autofree char *words = NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (IL_IS_SWEEP_BAR (self));

  self->point = *point;
  words = il_sweep_point_dup_words (point);
  /* Translators: what a point of a chart says, such as '4 at once: 2.90 s'. */
  label = is_knee ? g_strdup_printf (_("%s: the knee"), words) : g_strdup (words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
il_sweep_bar_set_place (IlSweepBar          *self,
                        const IlSweepLayout *layout,
                        gint64               ideal)
{
  g_return_if_fail (IL_IS_SWEEP_BAR (self));

  self->layout = *layout;
  self->ideal = ideal;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
il_sweep_bar_set_style (IlSweepBar *self,
                        IlStyle     style)
{
  g_return_if_fail (IL_IS_SWEEP_BAR (self));

  self->style = style;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
il_sweep_bar_is_lit (IlSweepBar *self)
{
  g_return_val_if_fail (IL_IS_SWEEP_BAR (self), FALSE);

  return (gtk_widget_get_state_flags (GTK_WIDGET (self)) &
          (GTK_STATE_FLAG_PRELIGHT | GTK_STATE_FLAG_FOCUS_VISIBLE)) != 0;
}

double
il_sweep_bar_get_top (IlSweepBar *self)
{
  gint64 value;

  g_return_val_if_fail (IL_IS_SWEEP_BAR (self), 0);

  value = MAX (get_value (self), self->ideal);

  return value < 0 ? self->layout.bottom
                   : il_sweep_layout_get_y (&self->layout, (double) value) - MARK_HEIGHT / 2;
}
