/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "timeline/il-line-strip.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "analysis/il-line-order.h"
#include "timeline/il-caption.h"

#define CHIP_HEIGHT 17
#define ROW_GAP 3
#define ROWS 2
#define CHIP_PAD 4.0
#define CHIP_GAP 2.0

/* So often, in µs, a screen reader finds another description. */
#define TELL_INTERVAL 500000

/* Digits are of one width, so a chip's width depends on its index alone. */
#define CHIPS_MAX 1024

struct _IlLineStrip
{
  IlViewWidget parent_instance;

  GPtrArray *digits;
  int digit_width;
  int chip_height;
  gint64 time_told;
};

G_DEFINE_FINAL_TYPE (IlLineStrip, il_line_strip, IL_TYPE_VIEW_WIDGET)

static IlView *
get_view (IlLineStrip *self)
{
  return il_view_widget_get_view (IL_VIEW_WIDGET (self));
}

static void
unref_layout (gpointer layout)
{
  g_clear_object (&layout);
}

static PangoLayout *
get_digits (IlLineStrip *self,
            guint        index)
{
  if (self->digits->len <= index)
    g_ptr_array_set_size (self->digits, (int) index + 1);
  if (self->digits->pdata[index] == NULL)
    {
      g_autofree char *text = g_strdup_printf ("%u", index);

      self->digits->pdata[index] = il_caption_new (GTK_WIDGET (self), text, PANGO_WEIGHT_BOLD);
    }

  return self->digits->pdata[index];
}

/* Chips are as large as the user's text asks for. */
static void
ensure_digit_size (IlLineStrip *self)
{
  int height;

  if (self->digit_width > 0)
    return;

  pango_layout_get_pixel_size (get_digits (self, 0), &self->digit_width, &height);
  self->chip_height = MAX (CHIP_HEIGHT, height);
}

static double
chip_width (IlLineStrip *self,
            guint        index)
{
  int n = 1;

  for (guint rest = index; rest >= 10; rest /= 10)
    n++;

  ensure_digit_size (self);

  return n * self->digit_width + 2 * CHIP_PAD;
}

static int
row_height (IlLineStrip *self)
{
  ensure_digit_size (self);

  return self->chip_height + ROW_GAP;
}

static guint
count_rows (IlLineStrip *self)
{
  return (guint) MAX (1, gtk_widget_get_height (GTK_WIDGET (self)) / row_height (self));
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
  IlRowColors colors = il_palette_get_row (il_view_get_style (get_view (self)), index);
  PangoLayout *digits = get_digits (self, index);
  double chip = chip_width (self, index);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) x, (float) y, (float) chip,
                                               (float) self->chip_height);
  GskRoundedRect outline;
  int width, height;

  gsk_rounded_rect_init_from_rect (&outline, &bounds, 3.f);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &colors.fill, &bounds);
  gtk_snapshot_pop (snapshot);
  pango_layout_get_pixel_size (digits, &width, &height);
  gtk_snapshot_save (snapshot);
  x = round (x + (chip - width) / 2);
  y = round (y + (self->chip_height - height) / 2.0);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, digits, &colors.digit);
  gtk_snapshot_restore (snapshot);
}

/* The tail that is shown; indices must have room for CHIPS_MAX. */
static guint
list_shown (IlLineStrip *self,
            guint       *indices,
            guint      **first)
{
  IlRecording *recording = get_view (self) != NULL ? il_view_get_recording (get_view (self)) : NULL;
  guint n, fitting;

  if (recording == NULL)
    return 0;

  n = il_line_order_tail (recording, il_view_get_time (get_view (self)), CHIPS_MAX, indices);
  fitting = count_fitting (self, indices, n);
  *first = indices + (n - fitting);

  return fitting;
}

/* The same indices for those who do not see them, so often and at the end. */
static void
update_accessible (IlLineStrip *self)
{
  gint64 time = il_view_get_time (get_view (self));
  gboolean live = il_playhead_is_live (il_view_get_playhead (get_view (self)));
  g_autofree char *text = NULL;

  if (live && ABS (time - self->time_told) < TELL_INTERVAL)
    return;

  self->time_told = time;
  text = il_line_strip_dup_text (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}

static void
il_line_strip_view_changed (IlViewWidget *widget)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (widget)))
    update_accessible (IL_LINE_STRIP (widget));
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
  double rows = count_rows (self) * (double) row_height (self);
  double top = floor ((gtk_widget_get_height (widget) - rows) / 2);
  double x = 0, y = MAX (0, top) + ROW_GAP / 2.0;

  for (guint i = 0; i < n; i++)
    {
      if (x + chip_width (self, first[i]) > width)
        {
          x = 0;
          y += row_height (self);
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
  int height = ROWS * row_height (IL_LINE_STRIP (widget));

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 80 : height;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 400 : height;
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
  IL_VIEW_WIDGET_CLASS (klass)->view_changed = il_line_strip_view_changed;

  gtk_widget_class_set_css_name (widget_class, "linestrip");
}

static void
il_line_strip_init (IlLineStrip *self)
{
  self->digits = g_ptr_array_new_with_free_func (unref_layout);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Order of the received lines"), -1);
}

GtkWidget *
il_line_strip_new (void)
{
  return g_object_new (IL_TYPE_LINE_STRIP, NULL);
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
