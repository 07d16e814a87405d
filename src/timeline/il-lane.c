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
  GtkWidget parent_instance;

  IlView *view;
  GSignalGroup *view_signals;
  IlTrack *track;
  PangoLayout *digit;
  PangoLayout *end;
  gint64 end_shown;
  IlState state_told;
  gint64 time_told;
};

enum
{
  PROP_VIEW = 1,
  PROP_TRACK,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IlLane, il_lane, GTK_TYPE_WIDGET)

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

  if (layout->state != IL_STATE_DONE || layout->end + END_GAP < 0)
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
                              &il_palette_get_shared (il_view_get_style (self->view))->text);
  gtk_snapshot_restore (snapshot);
}

/* Rebuilt when the state changes or some time has passed, not per frame. */
static void
update_accessible (IlLane *self)
{
  gint64 time = il_view_get_time (self->view);
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
view_changed_cb (IlLane *self)
{
  if (self->view != NULL && self->track != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    update_accessible (self);

  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
il_lane_snapshot (GtkWidget   *widget,
                  GtkSnapshot *snapshot)
{
  IlLane *self = IL_LANE (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  const graphene_rect_t *gap;
  graphene_rect_t halo;
  IlLaneLayout layout;
  IlLanePen pen;

  if (self->view == NULL || self->track == NULL)
    return;

  ensure_layouts (self);
  il_lane_layout_init (&layout, self->track, il_view_get_time (self->view),
                       il_view_get_scale (self->view), width);
  pen = (IlLanePen) {
    .snapshot = snapshot,
    .view = self->view,
    .track = self->track,
    .layout = &layout,
    .colors = il_palette_get_row (il_view_get_style (self->view), il_track_get_index (self->track)),
    .height = height,
    .bar = MIN (il_view_get_narrow (self->view) ? IL_BAR_HEIGHT_NARROW : IL_BAR_HEIGHT, height),
    .pixel_scale = gtk_widget_get_scale_factor (widget),
    .digit = self->digit,
  };

  gap = place_end_time (self, &layout, &halo) ? &halo : NULL;
  il_grid_snapshot (snapshot, self->view, width, height, gap);
  il_lane_draw (&pen);
  il_grid_snapshot_playhead (snapshot, self->view, width, height, gap);
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

  view_changed_cb (IL_LANE (widget));
}

static void
il_lane_css_changed (GtkWidget         *widget,
                     GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (il_lane_parent_class)->css_changed (widget, change);

  forget_layouts (IL_LANE (widget));
}

static void
il_lane_get_property (GObject    *object,
                      guint       prop_id,
                      GValue     *value,
                      GParamSpec *pspec)
{
  IlLane *self = IL_LANE (object);

  switch (prop_id)
    {
    case PROP_VIEW:
      g_value_set_object (value, self->view);
      break;

    case PROP_TRACK:
      g_value_set_object (value, self->track);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
il_lane_set_property (GObject      *object,
                      guint         prop_id,
                      const GValue *value,
                      GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_VIEW:
      il_lane_set_view (IL_LANE (object), g_value_get_object (value));
      break;

    case PROP_TRACK:
      il_lane_set_track (IL_LANE (object), g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
il_lane_dispose (GObject *object)
{
  IlLane *self = IL_LANE (object);

  forget_layouts (self);
  g_clear_object (&self->track);
  g_clear_object (&self->view_signals);
  g_clear_object (&self->view);

  G_OBJECT_CLASS (il_lane_parent_class)->dispose (object);
}

static void
il_lane_class_init (IlLaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = il_lane_get_property;
  object_class->set_property = il_lane_set_property;
  object_class->dispose = il_lane_dispose;
  widget_class->snapshot = il_lane_snapshot;
  widget_class->map = il_lane_map;
  widget_class->measure = il_lane_measure;
  widget_class->css_changed = il_lane_css_changed;

  properties[PROP_VIEW] =
    g_param_spec_object ("view", NULL, NULL, IL_TYPE_VIEW,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TRACK] =
    g_param_spec_object ("track", NULL, NULL, IL_TYPE_TRACK,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "lane");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
il_lane_init (IlLane *self)
{
  self->view_signals = g_signal_group_new (IL_TYPE_VIEW);
  g_signal_group_connect_swapped (self->view_signals, "changed", G_CALLBACK (view_changed_cb),
                                  self);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->state_told = IL_N_STATES;
}

GtkWidget *
il_lane_new (void)
{
  return g_object_new (IL_TYPE_LANE, NULL);
}

void
il_lane_set_view (IlLane *self,
                  IlView *view)
{
  g_return_if_fail (IL_IS_LANE (self));

  if (!g_set_object (&self->view, view))
    return;

  g_signal_group_set_target (self->view_signals, view);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
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
  view_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TRACK]);
}
