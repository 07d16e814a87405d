/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "timeline/il-line-strip.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "analysis/il-line-order.h"

#define ROW_HEIGHT 20
#define CHIP_HEIGHT 17.0
#define CHIP_PAD 4.0
#define CHIP_GAP 2.0
#define CAPTION_SCALE (13.0 / 14.67)

/* Digits are of one width, so a chip's width depends on its index alone. */
#define CHIPS_MAX 1024

struct _IlLineStrip
{
  GtkWidget parent_instance;

  IlView *view;
  GSignalGroup *view_signals;
  GPtrArray *digits;
  double digit_width;
};

G_DEFINE_FINAL_TYPE (IlLineStrip, il_line_strip, GTK_TYPE_WIDGET)

static PangoLayout *
create_digits (IlLineStrip *self,
               guint        index)
{
  g_autofree char *text = g_strdup_printf ("%u", index);
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes, pango_attr_scale_new (CAPTION_SCALE));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, attributes);

  return layout;
}

static PangoLayout *
get_digits (IlLineStrip *self,
            guint        index)
{
  while (self->digits->len <= index)
    g_ptr_array_add (self->digits, create_digits (self, self->digits->len));

  return g_ptr_array_index (self->digits, index);
}

static double
chip_width (IlLineStrip *self,
            guint        index)
{
  int n = 1;

  for (guint rest = index; rest >= 10; rest /= 10)
    n++;

  if (self->digit_width == 0)
    {
      int width;

      pango_layout_get_pixel_size (get_digits (self, 0), &width, NULL);
      self->digit_width = width;
    }

  return n * self->digit_width + 2 * CHIP_PAD;
}

static guint
count_rows (IlLineStrip *self)
{
  return (guint) MAX (1, gtk_widget_get_height (GTK_WIDGET (self)) / ROW_HEIGHT);
}

/* How many of the tail's last chips fit, filling whole rows from the end. */
static guint
count_fitting (IlLineStrip *self,
               const guint *indices,
               guint        n)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  guint rows_left = count_rows (self);
  double room = width;
  guint fitting = 0;

  while (fitting < n)
    {
      double needed = chip_width (self, indices[n - 1 - fitting]) + CHIP_GAP;

      if (needed > room)
        {
          if (--rows_left == 0 || needed > width)
            break;
          room = width;
        }
      room -= needed;
      fitting++;
    }

  return fitting;
}

static void
draw_chip (IlLineStrip *self,
           GtkSnapshot *snapshot,
           guint        index,
           double       x,
           double       y)
{
  IlRowColors colors = il_palette_get_row (il_view_get_style (self->view), index);
  PangoLayout *digits = get_digits (self, index);
  double chip = chip_width (self, index);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) x, (float) y, (float) chip, CHIP_HEIGHT);
  GskRoundedRect outline;
  int width, height;

  gsk_rounded_rect_init_from_rect (&outline, &bounds, 3.f);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &colors.fill, &bounds);
  gtk_snapshot_pop (snapshot);
  pango_layout_get_pixel_size (digits, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) round (x + (chip - width) / 2),
                                                (float) round (y + (CHIP_HEIGHT - height) / 2)));
  gtk_snapshot_append_layout (snapshot, digits, &colors.digit);
  gtk_snapshot_restore (snapshot);
}

/* The tail that is shown; indices must have room for CHIPS_MAX. */
static guint
list_shown (IlLineStrip *self,
            guint       *indices,
            guint      **first)
{
  IlRecording *recording = self->view != NULL ? il_view_get_recording (self->view) : NULL;
  guint n, fitting;

  if (recording == NULL)
    return 0;

  n = il_line_order_tail (recording, il_view_get_time (self->view), CHIPS_MAX, indices);
  fitting = count_fitting (self, indices, n);
  *first = indices + (n - fitting);

  return fitting;
}

static void
view_changed_cb (IlLineStrip *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
il_line_strip_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  IlLineStrip *self = IL_LINE_STRIP (widget);
  guint indices[CHIPS_MAX];
  guint *first = NULL;
  guint n = list_shown (self, indices, &first);
  double width = gtk_widget_get_width (widget);
  double rows = count_rows (self) * (double) ROW_HEIGHT;
  double top = floor ((gtk_widget_get_height (widget) - rows) / 2);
  double x = 0, y = MAX (0, top) + (ROW_HEIGHT - CHIP_HEIGHT) / 2;

  for (guint i = 0; i < n; i++)
    {
      if (x + chip_width (self, first[i]) > width)
        {
          x = 0;
          y += ROW_HEIGHT;
        }
      draw_chip (self, snapshot, first[i], x, y);
      x += chip_width (self, first[i]) + CHIP_GAP;
    }
}

static void
il_line_strip_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 80 : ROW_HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 400 : 2 * ROW_HEIGHT;
}

static void
il_line_strip_css_changed (GtkWidget         *widget,
                           GtkCssStyleChange *change)
{
  IlLineStrip *self = IL_LINE_STRIP (widget);

  GTK_WIDGET_CLASS (il_line_strip_parent_class)->css_changed (widget, change);

  g_ptr_array_set_size (self->digits, 0);
  self->digit_width = 0;
}

static void
il_line_strip_dispose (GObject *object)
{
  IlLineStrip *self = IL_LINE_STRIP (object);

  g_clear_pointer (&self->digits, g_ptr_array_unref);
  g_clear_object (&self->view_signals);
  g_clear_object (&self->view);

  G_OBJECT_CLASS (il_line_strip_parent_class)->dispose (object);
}

static void
il_line_strip_class_init (IlLineStripClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = il_line_strip_dispose;
  widget_class->snapshot = il_line_strip_snapshot;
  widget_class->measure = il_line_strip_measure;
  widget_class->css_changed = il_line_strip_css_changed;

  gtk_widget_class_set_css_name (widget_class, "linestrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
il_line_strip_init (IlLineStrip *self)
{
  self->view_signals = g_signal_group_new (IL_TYPE_VIEW);
  g_signal_group_connect_swapped (self->view_signals, "changed", G_CALLBACK (view_changed_cb),
                                  self);
  self->digits = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Order of the received lines"), -1);
}

GtkWidget *
il_line_strip_new (void)
{
  return g_object_new (IL_TYPE_LINE_STRIP, NULL);
}

void
il_line_strip_set_view (IlLineStrip *self,
                        IlView      *view)
{
  g_return_if_fail (IL_IS_LINE_STRIP (self));

  if (!g_set_object (&self->view, view))
    return;

  g_signal_group_set_target (self->view_signals, view);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

char *
il_line_strip_dup_text (IlLineStrip *self)
{
  guint indices[CHIPS_MAX];
  guint *first = NULL;
  guint n;
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (IL_IS_LINE_STRIP (self), NULL);

  n = list_shown (self, indices, &first);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, i == 0 ? "%u" : " %u", first[i]);

  return g_string_free (text, FALSE);
}
