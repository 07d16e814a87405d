/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "timeline/il-slim-lane.h"

#include <math.h>

#include "analysis/il-text.h"
#include "timeline/il-caption.h"
#include "timeline/il-grid.h"
#include "timeline/il-slim-draw.h"
#include "timeline/il-slim-layout.h"

/* The figures stand as far from the end as the bars' end times do. */
#define END_GAP 9.0
#define HALO 4.0

/* So often, in µs, a screen reader finds another description. */
#define TELL_INTERVAL 500000

typedef struct
{
  IlRecording *recording;
  gint64 reach;
  gboolean finished;
  gboolean stale;

  GArray *steps;
  GArray *boxes;
  PangoLayout *now;
  PangoLayout *most;
  gint64 time_told;
} IlSlimLanePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (IlSlimLane, il_slim_lane, IL_TYPE_VIEW_WIDGET)

static void
il_slim_figures_clear (IlSlimFigures *self)
{
  g_clear_pointer (&self->now, g_free);
  g_clear_pointer (&self->most, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (IlSlimFigures, il_slim_figures_clear)

static IlView *
get_view (IlSlimLane *self)
{
  return il_view_widget_get_view (IL_VIEW_WIDGET (self));
}

static IlRecording *
get_recording (IlSlimLane *self)
{
  return get_view (self) != NULL ? il_view_get_recording (get_view (self)) : NULL;
}

/* What the picture has room for, whatever its time: curves are scaled to it. */
static gint64
get_reach (IlSlimLane *self)
{
  IlView *view = get_view (self);

  if (il_view_is_bare (view))
    return il_recording_get_duration (il_view_get_recording (view));

  return MAX (il_playhead_get_reach (il_view_get_playhead (view)), il_view_get_time (view));
}

/* A finished recording is looked at once, a live one once a frame. */
static void
ensure_collected (IlSlimLane *self)
{
  IlSlimLanePrivate *priv = il_slim_lane_get_instance_private (self);
  IlRecording *recording = get_recording (self);
  gint64 reach = get_reach (self);
  gboolean same = priv->recording == recording;
  gboolean grown = same && reach >= priv->reach;

  if (same && reach == priv->reach && !priv->stale)
    return;

  g_set_object (&priv->recording, recording);
  priv->finished = il_recording_is_finished (recording);
  priv->stale = FALSE;
  priv->reach = reach;
  IL_SLIM_LANE_GET_CLASS (self)->collect (self, recording, reach, grown);
}

static void
forget_collected (IlSlimLane *self)
{
  IlSlimLanePrivate *priv = il_slim_lane_get_instance_private (self);

  if (priv->recording != get_recording (self))
    g_clear_object (&priv->recording);
  else if (!priv->finished)
    priv->stale = TRUE;
}

static void
describe (IlSlimLane    *self,
          IlSlimFigures *figures)
{
  ensure_collected (self);
  IL_SLIM_LANE_GET_CLASS (self)->describe (self, get_recording (self),
                                           il_view_get_time (get_view (self)), figures);
}

static void
snapshot_at (IlSlimLane          *self,
             GtkSnapshot         *snapshot,
             const IlSlimFigures *figures,
             gint64               time)
{
  IlSlimLanePrivate *priv = il_slim_lane_get_instance_private (self);
  IlTimeScale *scale = il_view_get_scale (get_view (self));
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double x0 = CLAMP (il_time_scale_to_x (scale, 0), 0, width);
  double x1 = CLAMP (il_time_scale_to_x (scale, time), 0, width);
  IlSlimPen pen = {
    .snapshot = snapshot,
    .colors = il_palette_get_shared (il_view_get_style (get_view (self))),
    .height = gtk_widget_get_height (GTK_WIDGET (self)),
    .top = figures->top,
  };

  g_array_set_size (priv->steps, 0);
  IL_SLIM_LANE_GET_CLASS (self)->list_steps (self, get_recording (self), time, priv->steps);
  il_slim_layout_list (priv->steps, time, scale, width, priv->boxes);
  il_slim_draw_area (&pen, priv->boxes, x1);
  il_slim_draw_baseline (&pen, x0, x1);
  if (figures->limit > 0)
    il_slim_draw_limit (&pen, figures->limit, x0, x1);
}

static void
set_text (IlSlimLane   *self,
          PangoLayout **layout,
          PangoWeight   weight,
          const char   *text)
{
  if (*layout == NULL)
    *layout = il_caption_new (GTK_WIDGET (self), NULL, weight);
  if (g_strcmp0 (pango_layout_get_text (*layout), text) != 0)
    pango_layout_set_text (*layout, text, -1);
}

/* Where the figures stand, with a halo that grid and playhead respect.
 * Returns: whether there is room for them */
static gboolean
place_figures (IlSlimLane          *self,
               const IlSlimFigures *figures,
               graphene_rect_t     *halo)
{
  IlSlimLanePrivate *priv = il_slim_lane_get_instance_private (self);
  IlView *view = get_view (self);
  g_autofree char *most = il_text_at_most (figures->most);
  double x = il_time_scale_to_x (il_view_get_scale (view), il_view_get_ghost_time (view));
  int width, height, most_width, most_height;

  set_text (self, &priv->now, PANGO_WEIGHT_BOLD, figures->now);
  set_text (self, &priv->most, PANGO_WEIGHT_NORMAL, most);
  pango_layout_get_pixel_size (priv->now, &width, &height);
  pango_layout_get_pixel_size (priv->most, &most_width, &most_height);
  width = MAX (width, most_width);
  height += most_height;
  *halo = GRAPHENE_RECT_INIT ((float) (x + END_GAP - HALO),
                              (float) ((gtk_widget_get_height (GTK_WIDGET (self)) - height) / 2),
                              (float) (width + 2 * HALO), (float) height);

  return !il_view_is_bare (view) && x + END_GAP >= 0 &&
         x + END_GAP + width <= gtk_widget_get_width (GTK_WIDGET (self));
}

static void
snapshot_figures (IlSlimLane            *self,
                  GtkSnapshot           *snapshot,
                  const graphene_rect_t *halo)
{
  IlSlimLanePrivate *priv = il_slim_lane_get_instance_private (self);
  const IlSharedColors *colors = il_palette_get_shared (il_view_get_style (get_view (self)));
  double x = halo->origin.x + HALO;
  int height;

  pango_layout_get_pixel_size (priv->now, NULL, &height);
  il_caption_snapshot (priv->now, snapshot, x, halo->origin.y, &colors->text);
  il_caption_snapshot (priv->most, snapshot, x, halo->origin.y + (float) height, &colors->dim);
}

/* While time runs, not per frame. */
static void
update_accessible (IlSlimLane *self)
{
  IlSlimLanePrivate *priv = il_slim_lane_get_instance_private (self);
  IlPlayhead *playhead = il_view_get_playhead (get_view (self));
  gint64 time = il_view_get_time (get_view (self));
  gboolean runs = il_playhead_is_following (playhead) || il_playhead_is_playing (playhead);
  g_auto (IlSlimFigures) figures = { 0 };
  g_autofree char *text = NULL;

  if (runs && ABS (time - priv->time_told) < TELL_INTERVAL)
    return;

  priv->time_told = time;
  describe (self, &figures);
  text = il_text_now_at_most (figures.now, figures.most);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}

static void
il_slim_lane_view_changed (IlViewWidget *widget)
{
  IlSlimLane *self = IL_SLIM_LANE (widget);

  forget_collected (self);
  if (get_recording (self) != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    update_accessible (self);
}

static void
il_slim_lane_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (il_slim_lane_parent_class)->map (widget);

  il_slim_lane_view_changed (IL_VIEW_WIDGET (widget));
}

static void
il_slim_lane_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  IlSlimLane *self = IL_SLIM_LANE (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  g_auto (IlSlimFigures) figures = { 0 };
  const graphene_rect_t *gap;
  graphene_rect_t halo;
  gboolean bare;

  if (get_recording (self) == NULL)
    return;

  bare = il_view_is_bare (get_view (self));
  describe (self, &figures);
  gap = place_figures (self, &figures, &halo) ? &halo : NULL;
  if (!bare)
    il_grid_snapshot (snapshot, get_view (self), width, height, gap);
  if (il_grid_push_ghost (snapshot, get_view (self), width, height))
    {
      snapshot_at (self, snapshot, &figures, il_view_get_ghost_time (get_view (self)));
      il_grid_pop_ghost (snapshot);
    }
  snapshot_at (self, snapshot, &figures, il_view_get_time (get_view (self)));
  if (!bare)
    il_grid_snapshot_playhead (snapshot, get_view (self), width, height, gap);
  if (gap != NULL)
    snapshot_figures (self, snapshot, gap);
}

/* As high as two lines of figures ask for: their size is the user's. */
static void
il_slim_lane_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      g_autoptr (PangoLayout) layout = il_caption_new (widget, "0", PANGO_WEIGHT_BOLD);

      pango_layout_get_pixel_size (layout, NULL, minimum);
      *minimum = MAX (IL_SLIM_HEIGHT, 2 * *minimum);
      *natural = *minimum;
    }
  else
    {
      *minimum = 80;
      *natural = 400;
    }
}

static void
forget_layouts (IlSlimLane *self)
{
  IlSlimLanePrivate *priv = il_slim_lane_get_instance_private (self);

  g_clear_object (&priv->now);
  g_clear_object (&priv->most);
}

static void
il_slim_lane_css_changed (GtkWidget         *widget,
                          GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (il_slim_lane_parent_class)->css_changed (widget, change);

  forget_layouts (IL_SLIM_LANE (widget));
}

static void
il_slim_lane_dispose (GObject *object)
{
  IlSlimLanePrivate *priv = il_slim_lane_get_instance_private (IL_SLIM_LANE (object));

  forget_layouts (IL_SLIM_LANE (object));
  g_clear_object (&priv->recording);

  G_OBJECT_CLASS (il_slim_lane_parent_class)->dispose (object);
}

static void
il_slim_lane_finalize (GObject *object)
{
  IlSlimLanePrivate *priv = il_slim_lane_get_instance_private (IL_SLIM_LANE (object));

  g_clear_pointer (&priv->steps, g_array_unref);
  g_clear_pointer (&priv->boxes, g_array_unref);

  G_OBJECT_CLASS (il_slim_lane_parent_class)->finalize (object);
}

static void
il_slim_lane_class_init (IlSlimLaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = il_slim_lane_dispose;
  object_class->finalize = il_slim_lane_finalize;
  widget_class->snapshot = il_slim_lane_snapshot;
  widget_class->map = il_slim_lane_map;
  widget_class->measure = il_slim_lane_measure;
  widget_class->css_changed = il_slim_lane_css_changed;
  IL_VIEW_WIDGET_CLASS (klass)->view_changed = il_slim_lane_view_changed;

  gtk_widget_class_set_css_name (widget_class, "slimlane");
}

static void
il_slim_lane_init (IlSlimLane *self)
{
  IlSlimLanePrivate *priv = il_slim_lane_get_instance_private (self);

  priv->steps = g_array_new (FALSE, FALSE, sizeof (IlSlimStep));
  priv->boxes = g_array_new (FALSE, FALSE, sizeof (IlSlimBox));
  priv->time_told = -TELL_INTERVAL;
}

gboolean
il_slim_lane_may_grow (IlSlimLane *self)
{
  g_return_val_if_fail (IL_IS_SLIM_LANE (self), FALSE);

  return get_view (self) != NULL &&
         !il_playhead_is_replay (il_view_get_playhead (get_view (self)));
}

char *
il_slim_lane_dup_text (IlSlimLane *self)
{
  g_auto (IlSlimFigures) figures = { 0 };
  g_autofree char *most = NULL;

  g_return_val_if_fail (IL_IS_SLIM_LANE (self), NULL);

  if (get_recording (self) == NULL)
    return g_strdup ("");

  describe (self, &figures);
  most = il_text_at_most (figures.most);

  return g_strjoin (" · ", figures.now, most, NULL);
}
