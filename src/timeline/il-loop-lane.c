/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "timeline/il-loop-lane.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "analysis/il-text-loop.h"
#include "timeline/il-caption.h"
#include "timeline/il-grid.h"
#include "timeline/il-loop-layout.h"

#define HEIGHT 30.0
#define BASELINE 1.5f
#define DRAWING_SHARE .34

/* What held the loop is taller than anything else. */
#define HOLD_RISE 4.0
#define HOLD_EDGE 2.f
#define HOLD_EDGE_CONTRAST 3.f
#define HOLD_SOLID 6.0

/* From so many px on, a block has an outline, and a digit. */
#define OUTLINE_FROM 4.0
#define OUTLINE 1.5f
#define OUTLINE_CONTRAST 2.f
#define DIGIT_ROOM 12.0
#define DIGIT_PAD 2.0
#define LENGTH_PAD 6.0

/* A mark that stands alone must differ so much from the card (WCAG 2.1, 1.4.11). */
#define CONTRAST_MIN 3.0

/* What is not played yet. */
#define GHOST_OPACITY .26

/* So often, in µs, a screen reader finds another description. */
#define TELL_INTERVAL 500000

/* More lengths than stand in a window at a time. */
#define LENGTHS_MAX 64

struct _IlLoopLane
{
  IlViewWidget parent_instance;

  /* Layouts are made once and kept: by index, and by ms. */
  GPtrArray *digits;
  GHashTable *lengths;
  GArray *blocks;
  gint64 time_told;
};

G_DEFINE_FINAL_TYPE (IlLoopLane, il_loop_lane, IL_TYPE_VIEW_WIDGET)

static IlView *
get_view (IlLoopLane *self)
{
  return il_view_widget_get_view (IL_VIEW_WIDGET (self));
}

static void
unref_layout (gpointer layout)
{
  g_clear_object (&layout);
}

static PangoLayout *
get_digit (IlLoopLane *self,
           guint       index)
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

static PangoLayout *
get_length (IlLoopLane *self,
            gint64      length)
{
  gpointer key = GINT_TO_POINTER ((int) MIN (length / 1000, G_MAXINT));
  PangoLayout *layout = g_hash_table_lookup (self->lengths, key);
  g_autofree char *text = NULL;

  if (layout != NULL)
    return layout;

  if (g_hash_table_size (self->lengths) >= LENGTHS_MAX)
    g_hash_table_remove_all (self->lengths);

  text = il_text_loop_length (length / 1000 * 1000);
  layout = il_caption_new (GTK_WIDGET (self), text, PANGO_WEIGHT_BOLD);
  g_hash_table_insert (self->lengths, key, layout);

  return layout;
}

static void
forget_layouts (IlLoopLane *self)
{
  g_ptr_array_set_size (self->digits, 0);
  g_hash_table_remove_all (self->lengths);
}

static double
block_height (IlLoopLane *self)
{
  return MIN (HEIGHT, gtk_widget_get_height (GTK_WIDGET (self)) - 2 * HOLD_RISE);
}

/* Where the blocks stand on. */
static double
base_line (IlLoopLane *self)
{
  return round ((gtk_widget_get_height (GTK_WIDGET (self)) + block_height (self)) / 2);
}

/* Above the baseline; what rises goes below it, too. */
static graphene_rect_t
block_bounds (IlLoopLane        *self,
              const IlLoopBlock *block,
              double             height,
              double             rise)
{
  return GRAPHENE_RECT_INIT ((float) block->x0, (float) (base_line (self) - height - rise),
                             (float) (block->x1 - block->x0), (float) (height + 2 * rise));
}

static void
append_layout (GtkSnapshot   *snapshot,
               PangoLayout   *layout,
               double         x,
               double         center_y,
               const GdkRGBA *color)
{
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) round (x),
                                                          (float) round (center_y - height / 2.0)));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
append_edge (GtkSnapshot           *snapshot,
             const graphene_rect_t *bounds,
             float                  width,
             const GdkRGBA         *color)
{
  const float widths[4] = { width, width, width, width };
  const GdkRGBA colors[4] = { *color, *color, *color, *color };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, bounds, 0);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}

/* The digit, and of what held the loop also for how long, in what is seen of the
 * block. */
static void
draw_words (IlLoopLane        *self,
            GtkSnapshot       *snapshot,
            const IlLoopBlock *block,
            const GdkRGBA     *color)
{
  double x0 = MAX (block->x0, 0);
  double x1 = MIN (block->x1, gtk_widget_get_width (GTK_WIDGET (self)));
  double center_y = base_line (self) - block_height (self) / 2;
  PangoLayout *digit = get_digit (self, (guint) block->track);
  PangoLayout *length;
  int width, rest;

  pango_layout_get_pixel_size (digit, &width, NULL);
  if (x1 - x0 < MAX (DIGIT_ROOM, width + 2 * DIGIT_PAD))
    return;

  if (block->is_hold && block->is_whole)
    {
      length = get_length (self, block->length);
      pango_layout_get_pixel_size (length, &rest, NULL);
      if (x1 - x0 >= width + rest + 3 * LENGTH_PAD)
        {
          append_layout (snapshot, digit, x0 + LENGTH_PAD, center_y, color);
          append_layout (snapshot, length, x0 + width + 2 * LENGTH_PAD, center_y, color);
          return;
        }
    }

  append_layout (snapshot, digit, (x0 + x1 - width) / 2, center_y, color);
}

static void
draw_hold (IlLoopLane        *self,
           GtkSnapshot       *snapshot,
           const IlLoopBlock *block)
{
  IlStyle style = il_view_get_style (get_view (self));
  IlRowColors colors = il_palette_get_row (style, (guint) block->track);
  const GdkRGBA *failed = &il_palette_get_shared (style)->failed;
  graphene_rect_t bounds = block_bounds (self, block, block_height (self), HOLD_RISE);

  if (bounds.size.width < HOLD_SOLID)
    {
      gtk_snapshot_append_color (snapshot, failed, &bounds);
      return;
    }

  gtk_snapshot_append_color (snapshot, &colors.fill, &bounds);
  append_edge (snapshot, &bounds,
               il_style_is_contrast (style) ? HOLD_EDGE_CONTRAST : HOLD_EDGE, failed);
  draw_words (self, snapshot, block, &colors.digit);
}

/* Alone, a thin mark has only its colour to be seen by. */
static const GdkRGBA *
choose_mark_color (IlStyle            style,
                   const IlRowColors *colors)
{
  const GdkRGBA *card = &il_palette_get_shared (style)->card;

  return il_palette_contrast (&colors->fill, card) >= CONTRAST_MIN ? &colors->fill
                                                                   : &colors->outline;
}

static void
draw_served (IlLoopLane        *self,
             GtkSnapshot       *snapshot,
             const IlLoopBlock *block)
{
  IlStyle style = il_view_get_style (get_view (self));
  IlRowColors colors = il_palette_get_row (style, (guint) block->track);
  graphene_rect_t bounds = block_bounds (self, block, block_height (self), 0);

  if (bounds.size.width < OUTLINE_FROM)
    {
      gtk_snapshot_append_color (snapshot, choose_mark_color (style, &colors), &bounds);
      return;
    }

  gtk_snapshot_append_color (snapshot, &colors.fill, &bounds);
  append_edge (snapshot, &bounds, il_style_is_contrast (style) ? OUTLINE_CONTRAST : OUTLINE,
               &colors.outline);
  draw_words (self, snapshot, block, &colors.digit);
}

static void
draw_nobodys (IlLoopLane        *self,
              GtkSnapshot       *snapshot,
              const IlLoopBlock *block)
{
  const IlSharedColors *shared = il_palette_get_shared (il_view_get_style (get_view (self)));
  double height = round (block_height (self) * DRAWING_SHARE);
  graphene_rect_t bounds = block_bounds (self, block, height, 0);

  gtk_snapshot_append_color (snapshot, &shared->drawing, &bounds);
}

static void
draw_baseline (IlLoopLane  *self,
               GtkSnapshot *snapshot,
               gint64       time)
{
  IlView *view = get_view (self);
  const GdkRGBA *color = &il_palette_get_shared (il_view_get_style (view))->baseline;
  double x0 = MAX (il_time_scale_to_x (il_view_get_scale (view), 0), 0);
  double x1 = MIN (il_time_scale_to_x (il_view_get_scale (view), time),
                   gtk_widget_get_width (GTK_WIDGET (self)));

  if (x1 > x0)
    gtk_snapshot_append_color (snapshot, color,
                               &GRAPHENE_RECT_INIT ((float) x0, (float) base_line (self),
                                                    (float) (x1 - x0), BASELINE));
}

static void
draw_at (IlLoopLane  *self,
         GtkSnapshot *snapshot,
         gint64       time)
{
  IlView *view = get_view (self);
  IlLoopTrack *loop = il_recording_get_loop (il_view_get_recording (view));

  draw_baseline (self, snapshot, time);
  il_loop_layout_list (loop, time, il_view_get_scale (view),
                       gtk_widget_get_width (GTK_WIDGET (self)), self->blocks);

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const IlLoopBlock *block = &g_array_index (self->blocks, IlLoopBlock, i);

      if (block->is_hold)
        draw_hold (self, snapshot, block);
      else if (block->track != IL_LOOP_NOBODY)
        draw_served (self, snapshot, block);
      else
        draw_nobodys (self, snapshot, block);
    }
}

/* In a replay, what comes after the playhead stands there, pale. */
static void
draw_ghost (IlLoopLane  *self,
            GtkSnapshot *snapshot)
{
  IlView *view = get_view (self);
  gint64 time = il_view_get_ghost_time (view);
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double x = MAX (0, il_time_scale_to_x (il_view_get_scale (view), il_view_get_time (view)));

  if (time <= il_view_get_time (view) || x >= width)
    return;

  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT ((float) x, 0, (float) (width - x),
                                               (float) gtk_widget_get_height (GTK_WIDGET (self))));
  gtk_snapshot_push_opacity (snapshot, GHOST_OPACITY);
  draw_at (self, snapshot, time);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_pop (snapshot);
}

/* So often while the playhead moves by itself, and wherever it rests. */
static void
update_accessible (IlLoopLane *self)
{
  IlView *view = get_view (self);
  IlPlayhead *playhead = il_view_get_playhead (view);
  gint64 time = il_view_get_time (view);
  gboolean moves = il_playhead_is_following (playhead) || il_playhead_is_playing (playhead);
  g_autofree char *story = NULL;

  if (moves && ABS (time - self->time_told) < TELL_INTERVAL)
    return;

  self->time_told = time;
  if (il_view_get_recording (view) != NULL)
    story = il_text_loop_story (il_view_get_recording (view), time);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  story != NULL ? story : "", -1);
}

static void
il_loop_lane_view_changed (IlViewWidget *widget)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (widget)))
    update_accessible (IL_LOOP_LANE (widget));
}

static void
il_loop_lane_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  IlLoopLane *self = IL_LOOP_LANE (widget);
  IlView *view = get_view (self);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  if (view == NULL || il_view_get_recording (view) == NULL)
    return;

  if (!il_view_is_bare (view))
    il_grid_snapshot (snapshot, view, width, height, NULL);
  draw_ghost (self, snapshot);
  draw_at (self, snapshot, il_view_get_time (view));
  if (!il_view_is_bare (view))
    il_grid_snapshot_playhead (snapshot, view, width, height, NULL);
}

static void
il_loop_lane_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  int height = (int) (HEIGHT + 2 * HOLD_RISE);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 80 : height;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 400 : height;
}

static void
il_loop_lane_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (il_loop_lane_parent_class)->map (widget);

  if (get_view (IL_LOOP_LANE (widget)) != NULL)
    il_loop_lane_view_changed (IL_VIEW_WIDGET (widget));
}

static void
il_loop_lane_css_changed (GtkWidget         *widget,
                          GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (il_loop_lane_parent_class)->css_changed (widget, change);

  forget_layouts (IL_LOOP_LANE (widget));
}

static void
il_loop_lane_dispose (GObject *object)
{
  IlLoopLane *self = IL_LOOP_LANE (object);

  g_clear_pointer (&self->digits, g_ptr_array_unref);
  g_clear_pointer (&self->lengths, g_hash_table_unref);
  g_clear_pointer (&self->blocks, g_array_unref);

  G_OBJECT_CLASS (il_loop_lane_parent_class)->dispose (object);
}

static void
il_loop_lane_class_init (IlLoopLaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = il_loop_lane_dispose;
  widget_class->snapshot = il_loop_lane_snapshot;
  widget_class->map = il_loop_lane_map;
  widget_class->measure = il_loop_lane_measure;
  widget_class->css_changed = il_loop_lane_css_changed;
  IL_VIEW_WIDGET_CLASS (klass)->view_changed = il_loop_lane_view_changed;

  gtk_widget_class_set_css_name (widget_class, "looplane");
}

static void
il_loop_lane_init (IlLoopLane *self)
{
  self->digits = g_ptr_array_new_with_free_func (unref_layout);
  self->lengths = g_hash_table_new_full (NULL, NULL, NULL, unref_layout);
  self->blocks = g_array_new (FALSE, FALSE, sizeof (IlLoopBlock));
  self->time_told = IL_TIME_NONE;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Event loop, one thread"), -1);
}

GtkWidget *
il_loop_lane_new (void)
{
  return g_object_new (IL_TYPE_LOOP_LANE, NULL);
}
