/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "timeline/il-lane.h"

#include <math.h>

#include "analysis/il-text.h"
#include "timeline/il-caption.h"
#include "timeline/il-grid.h"
#include "timeline/il-lane-draw.h"

#define END_GAP 9.0
#define HALO 4.0

/* So often, in µs, a screen reader finds another description of the same state. */
#define TELL_INTERVAL 500000

struct _IlLane
{
  IlViewWidget parent_instance;

  IlTrack *track;
  PangoLayout *digit;
  PangoLayout *end;
  gint64 end_shown;
  IlState state_told;
  gint64 time_told;
};

G_DEFINE_FINAL_TYPE (IlLane, il_lane, IL_TYPE_VIEW_WIDGET)

static IlView *
get_view (IlLane *self)
{
  return il_view_widget_get_view (IL_VIEW_WIDGET (self));
}

/* Layouts are made once and kept: their text rarely changes. */
static void
ensure_layouts (IlLane *self)
{
  gint64 end = il_track_get_end (self->track);

  if (self->digit == NULL)
    {
      g_autofree char *digit = g_strdup_printf ("%u", il_track_get_index (self->track));

      self->digit = il_caption_new (GTK_WIDGET (self), digit, PANGO_WEIGHT_BOLD);
    }

  if (self->end == NULL)
    {
      self->end = il_caption_new (GTK_WIDGET (self), NULL, PANGO_WEIGHT_BOLD);
      self->end_shown = IL_TIME_NONE;
    }

  if (self->end_shown != end)
    {
      g_autofree char *text = il_text_duration (end);

      pango_layout_set_text (self->end, text, -1);
      self->end_shown = end;
    }
}

static void
forget_layouts (IlLane *self)
{
  g_clear_object (&self->digit);
  g_clear_object (&self->end);
}

/* Where the end time stands, with a halo that grid and playhead respect. */
static gboolean
place_end_time (IlLane             *self,
                const IlLaneLayout *layout,
                graphene_rect_t    *halo)
{
  int width, height;

  if (layout->state != IL_STATE_DONE || layout->end + END_GAP < 0 ||
      il_view_is_bare (get_view (self)))
    return FALSE;

  pango_layout_get_pixel_size (self->end, &width, &height);
  *halo = GRAPHENE_RECT_INIT ((float) (layout->end + END_GAP - HALO),
                              (float) ((gtk_widget_get_height (GTK_WIDGET (self)) - height) / 2),
                              (float) (width + 2 * HALO), (float) height);

  return TRUE;
}

static void
snapshot_end_time (IlLane                *self,
                   GtkSnapshot           *snapshot,
                   const graphene_rect_t *halo)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (halo->origin.x + (float) HALO,
                                                          halo->origin.y));
  gtk_snapshot_append_layout (snapshot, self->end,
                              &il_palette_get_shared (il_view_get_style (get_view (self)))->text);
  gtk_snapshot_restore (snapshot);
}

/* Rebuilt when the state changes or some time has passed, not per frame. */
static void
update_accessible (IlLane *self)
{
  gint64 time = il_view_get_time (get_view (self));
  IlState state = il_track_get_state (self->track, time);
  g_autofree char *title = NULL;
  g_autofree char *story = NULL;

  if (state == self->state_told &&
      (state >= IL_STATE_DONE || ABS (time - self->time_told) < TELL_INTERVAL))
    return;

  self->state_told = state;
  self->time_told = time;
  title = il_text_track_title (self->track);
  story = il_text_track_story (self->track, time);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, story, -1);
}

static void
il_lane_view_changed (IlViewWidget *widget)
{
  IlLane *self = IL_LANE (widget);

  if (get_view (self) != NULL && self->track != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    update_accessible (self);
}

static void
snapshot_at (IlLane             *self,
             GtkSnapshot        *snapshot,
             const IlLaneLayout *layout,
             gint64              time)
{
  GtkWidget *widget = GTK_WIDGET (self);
  IlView *view = get_view (self);
  int height = gtk_widget_get_height (widget);
  IlLanePen pen = {
    .snapshot = snapshot,
    .view = view,
    .track = self->track,
    .time = time,
    .layout = layout,
    .colors = il_palette_get_row (il_view_get_style (view), il_track_get_index (self->track)),
    .height = height,
    .bar = MIN (il_view_get_narrow (view) ? IL_BAR_HEIGHT_NARROW : IL_BAR_HEIGHT, height),
    .pixel_scale = gtk_widget_get_scale_factor (widget),
    .digit = self->digit,
  };

  il_lane_draw (&pen);
}

/* In a replay, what comes after the playhead stands there, pale. */
static void
snapshot_ghost (IlLane      *self,
                GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  IlView *view = get_view (self);
  int width = gtk_widget_get_width (widget);
  gint64 time = il_view_get_ghost_time (view);
  graphene_rect_t halo;
  IlLaneLayout layout;

  if (!il_grid_push_ghost (snapshot, view, width, gtk_widget_get_height (widget)))
    return;

  il_lane_layout_init (&layout, self->track, time, il_view_get_scale (view), width);
  snapshot_at (self, snapshot, &layout, time);
  if (place_end_time (self, &layout, &halo))
    snapshot_end_time (self, snapshot, &halo);
  il_grid_pop_ghost (snapshot);
}

static void
il_lane_snapshot (GtkWidget   *widget,
                  GtkSnapshot *snapshot)
{
  IlLane *self = IL_LANE (widget);
  IlView *view = get_view (self);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  const graphene_rect_t *gap;
  graphene_rect_t halo;
  IlLaneLayout layout;

  if (view == NULL || self->track == NULL)
    return;

  ensure_layouts (self);
  il_lane_layout_init (&layout, self->track, il_view_get_time (view),
                       il_view_get_scale (view), width);
  gap = place_end_time (self, &layout, &halo) ? &halo : NULL;
  if (!il_view_is_bare (view))
    il_grid_snapshot (snapshot, view, width, height, gap);
  snapshot_ghost (self, snapshot);
  snapshot_at (self, snapshot, &layout, il_view_get_time (view));
  if (!il_view_is_bare (view))
    il_grid_snapshot_playhead (snapshot, view, width, height, gap);
  if (gap != NULL)
    snapshot_end_time (self, snapshot, gap);
}

static void
il_lane_measure (GtkWidget      *widget,
                 GtkOrientation  orientation,
                 int             for_size,
                 int            *minimum,
                 int            *natural,
                 int            *minimum_baseline,
                 int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 80 : (int) IL_BAR_HEIGHT_NARROW;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 400 : (int) IL_BAR_HEIGHT;
}

static void
il_lane_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (il_lane_parent_class)->map (widget);

  il_lane_view_changed (IL_VIEW_WIDGET (widget));
}

static void
il_lane_css_changed (GtkWidget         *widget,
                     GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (il_lane_parent_class)->css_changed (widget, change);

  forget_layouts (IL_LANE (widget));
}

static void
il_lane_dispose (GObject *object)
{
  IlLane *self = IL_LANE (object);

  forget_layouts (self);
  g_clear_object (&self->track);

  G_OBJECT_CLASS (il_lane_parent_class)->dispose (object);
}

static void
il_lane_class_init (IlLaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = il_lane_dispose;
  widget_class->snapshot = il_lane_snapshot;
  widget_class->map = il_lane_map;
  widget_class->measure = il_lane_measure;
  widget_class->css_changed = il_lane_css_changed;
  IL_VIEW_WIDGET_CLASS (klass)->view_changed = il_lane_view_changed;

  gtk_widget_class_set_css_name (widget_class, "lane");
}

static void
il_lane_init (IlLane *self)
{
  self->state_told = IL_N_STATES;
}

GtkWidget *
il_lane_new (void)
{
  return g_object_new (IL_TYPE_LANE, NULL);
}

void
il_lane_set_track (IlLane  *self,
                   IlTrack *track)
{
  g_return_if_fail (IL_IS_LANE (self));

  if (!g_set_object (&self->track, track))
    return;

  forget_layouts (self);
  self->state_told = IL_N_STATES;
  il_lane_view_changed (IL_VIEW_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
