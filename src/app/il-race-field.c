/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-race-field.h"

#include <glib/gi18n.h>
#include <math.h>

#include "analysis/il-race-text.h"
#include "analysis/il-text.h"
#include "app/il-race-marks.h"
#include "timeline/il-grid.h"

/* How far the marks reach beyond what the lanes scroll in, px. */
#define POLE_ABOVE 6.0
#define POLE_BELOW 11.0
#define AREA_ABOVE 3.0
#define AREA_BELOW 5.0
#define OTHER_ABOVE 19.0
#define PILL_GAP 24.0
#define PILL_ROOM 20.0
#define ARROW_GAP 11.0

/* What has not happened yet, like in the lanes. */
#define GHOST_OPACITY .26

/* The figures in the picture, in proportion to the font. */
#define SAVED_SCALE 1.36
#define SAVED_SCALE_NARROW .95

struct _IlRaceField
{
  GtkWidget parent_instance;

  GtkWidget *child;
  GtkWidget *axis;
  GtkWidget *bands[IL_N_RACE_SIDES];
  IlView *axis_view;
  IlView *views[IL_N_RACE_SIDES];
  IlRace *race;
  IlRaceAlign align;
  PangoLayout *times[IL_N_RACE_SIDES];
  PangoLayout *saved;
  gboolean narrow;
};

/* One frame: where everything is, in px of the field. */
typedef struct
{
  IlRacePen pen;
  IlRaceMoment moment;
  IlRaceSide winner;
  graphene_rect_t axis;
  graphene_rect_t bands[IL_N_RACE_SIDES];
  double ends[IL_N_RACE_SIDES];
  double now;
} Frame;

enum
{
  PROP_CHILD = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IlRaceField, il_race_field, GTK_TYPE_WIDGET)

static PangoLayout *
new_layout (IlRaceField *self,
            double       size)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes, pango_attr_scale_new (size));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, attributes);

  return layout;
}

static void
forget_layouts (IlRaceField *self)
{
  for (guint side = 0; side < IL_N_RACE_SIDES; side++)
    g_clear_object (&self->times[side]);
  g_clear_object (&self->saved);
}

static void
ensure_layouts (IlRaceField *self)
{
  if (self->saved != NULL && self->narrow == il_view_get_narrow (self->axis_view))
    return;

  forget_layouts (self);
  self->narrow = il_view_get_narrow (self->axis_view);
  self->saved = new_layout (self, self->narrow ? SAVED_SCALE_NARROW : SAVED_SCALE);
  for (guint side = 0; side < IL_N_RACE_SIDES; side++)
    {
      IlRecording *recording = il_race_get_recording (self->race, side);
      g_autofree char *time = il_text_duration (il_recording_get_duration (recording));

      self->times[side] = new_layout (self, 1);
      pango_layout_set_text (self->times[side], time, -1);
    }
}

/* The end of the race lies at 5/6 of the lanes; a run that begins later is as
 * wide and lies further to the right. */
static void
update_scales (IlRaceField *self)
{
  int width = self->axis != NULL ? gtk_widget_get_width (self->axis) : 0;
  IlTimeScale *scale;

  if (self->race == NULL || width < 1)
    return;

  scale = il_view_get_scale (self->axis_view);
  il_time_scale_fit (scale, il_race_get_end (self->race, self->align), width);
  for (guint side = 0; side < IL_N_RACE_SIDES; side++)
    {
      il_view_set_width (self->views[side], width);
      il_time_scale_set (il_view_get_scale (self->views[side]),
                         -il_race_get_shift (self->race, side, self->align),
                         il_time_scale_get_us_per_px (scale));
    }
}

static gboolean
find_bounds (IlRaceField     *self,
             GtkWidget       *part,
             graphene_rect_t *bounds)
{
  return gtk_widget_get_mapped (part) &&
         gtk_widget_compute_bounds (part, GTK_WIDGET (self), bounds);
}

static gboolean
init_frame (IlRaceField *self,
            GtkSnapshot *snapshot,
            Frame       *frame)
{
  IlTimeScale *scale;
  gint64 time;

  if (self->race == NULL || !find_bounds (self, self->axis, &frame->axis) ||
      !find_bounds (self, self->bands[IL_RACE_FIRST], &frame->bands[IL_RACE_FIRST]) ||
      !find_bounds (self, self->bands[IL_RACE_SECOND], &frame->bands[IL_RACE_SECOND]))
    return FALSE;

  ensure_layouts (self);
  scale = il_view_get_scale (self->axis_view);
  time = il_playhead_get_time (il_view_get_playhead (self->axis_view));
  frame->pen = (IlRacePen) { snapshot, il_view_get_style (self->axis_view),
                             gtk_widget_get_scale_factor (GTK_WIDGET (self)) };
  frame->moment = il_race_at (self->race, self->align, time);
  frame->now = frame->axis.origin.x + il_time_scale_to_x (scale, time);
  for (guint side = 0; side < IL_N_RACE_SIDES; side++)
    frame->ends[side] = frame->axis.origin.x +
                        il_time_scale_to_x (scale, il_race_get_finish (self->race, side,
                                                                       self->align));
  frame->winner = frame->ends[IL_RACE_FIRST] < frame->ends[IL_RACE_SECOND] ? IL_RACE_FIRST
                                                                            : IL_RACE_SECOND;

  return TRUE;
}

static gboolean
is_comparable (IlRaceField *self)
{
  return il_race_get_flaw (self->race) == IL_RACE_FLAW_NONE;
}

static void
draw_grid (IlRaceField *self,
           const Frame *frame)
{
  GtkSnapshot *snapshot = frame->pen.snapshot;
  float top = frame->axis.origin.y + frame->axis.size.height;
  int height = gtk_widget_get_height (GTK_WIDGET (self)) - (int) top;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (frame->axis.origin.x, top));
  il_grid_snapshot (snapshot, self->axis_view, (int) frame->axis.size.width, height, NULL);
  gtk_snapshot_restore (snapshot);
}

static void
draw_saved (IlRaceField *self,
            const Frame *frame)
{
  const graphene_rect_t *band = &frame->bands[frame->winner];
  double x0 = round (frame->ends[frame->winner]);
  double x1 = round (frame->ends[IL_RACE_SECOND - frame->winner]);
  graphene_rect_t area = GRAPHENE_RECT_INIT ((float) x0, (float) (band->origin.y - AREA_ABOVE),
                                             (float) (x1 - x0),
                                             (float) (band->size.height + AREA_ABOVE +
                                                      AREA_BELOW));

  if (is_comparable (self) && x1 > x0)
    il_race_marks_draw_saved (&frame->pen, &area, frame->now);
}

/* A line without a flag where a run ended that was not whole. */
static void
draw_finish (IlRaceField *self,
             const Frame *frame,
             IlRaceSide   side)
{
  const graphene_rect_t *band = &frame->bands[side];
  gboolean is_over = frame->moment.finished[side];

  if (!is_over)
    gtk_snapshot_push_opacity (frame->pen.snapshot, GHOST_OPACITY);
  il_race_marks_draw_finish (&frame->pen, frame->ends[side], band->origin.y - POLE_ABOVE,
                             band->origin.y + band->size.height + POLE_BELOW,
                             il_recording_is_whole (il_race_get_recording (self->race, side)),
                             self->times[side], frame->axis.origin.x + frame->axis.size.width);
  if (!is_over)
    gtk_snapshot_pop (frame->pen.snapshot);
}

/* In the picture of the run that was over first, where the other's end is. */
static void
draw_other (IlRaceField *self,
            const Frame *frame)
{
  IlRaceSide other = IL_RACE_SECOND - frame->winner;
  const graphene_rect_t *band = &frame->bands[frame->winner];
  gboolean is_over = frame->moment.finished[other];
  int width;
  double above = self->narrow ? POLE_ABOVE : OTHER_ABOVE;

  if (!is_comparable (self) || frame->ends[other] - frame->ends[frame->winner] < 1)
    return;

  /* Below the flag and its time where they are in the way. */
  pango_layout_get_pixel_size (self->times[frame->winner], &width, NULL);
  if (frame->ends[other] - frame->ends[frame->winner] < IL_RACE_FLAG_WIDTH + width + PILL_GAP)
    above = POLE_ABOVE - IL_RACE_FLAG_HEIGHT - 4;

  if (!is_over)
    gtk_snapshot_push_opacity (frame->pen.snapshot, GHOST_OPACITY);
  il_race_marks_draw_other (&frame->pen, frame->ends[other], band->origin.y - above,
                            band->origin.y + band->size.height + AREA_BELOW);
  if (!is_over)
    gtk_snapshot_pop (frame->pen.snapshot);
}

static void
draw_playhead_part (const Frame *frame,
                    double       top,
                    double       bottom)
{
  gtk_snapshot_append_color (frame->pen.snapshot,
                             &il_palette_get_shared (frame->pen.style)->playhead,
                             &GRAPHENE_RECT_INIT ((float) round (frame->now) - 1, (float) top, 2,
                                                  (float) (bottom - top)));
}

/* In a narrow window there are names and figures between the lanes. */
static void
draw_playhead (IlRaceField *self,
               const Frame *frame)
{
  if (!self->narrow)
    {
      draw_playhead_part (frame, frame->axis.origin.y + frame->axis.size.height,
                          gtk_widget_get_height (GTK_WIDGET (self)));
      return;
    }

  for (guint side = 0; side < IL_N_RACE_SIDES; side++)
    draw_playhead_part (frame, frame->bands[side].origin.y - POLE_ABOVE,
                        frame->bands[side].origin.y + frame->bands[side].size.height + POLE_ABOVE);
}

/* The arrow grows with the time saved; the figure stands on it as soon as it
 * has room there, and beside it once it is final. */
static void
draw_figure (IlRaceField *self,
             const Frame *frame)
{
  const graphene_rect_t *band = &frame->bands[frame->winner];
  double x0 = frame->ends[frame->winner] + ARROW_GAP;
  double end = frame->ends[IL_RACE_SECOND - frame->winner];
  double x1 = MIN (frame->now, end) - ARROW_GAP;
  double y = round (band->origin.y + band->size.height / 2);
  double right = frame->axis.origin.x + frame->axis.size.width;
  g_autofree char *text = NULL;
  double width;

  text = il_race_text_saved (self->race, &frame->moment,
                             self->align == IL_RACE_ALIGN_FIRST_BYTE &&
                             !self->narrow);
  if (text == NULL)
    return;

  if (g_strcmp0 (pango_layout_get_text (self->saved), text) != 0)
    pango_layout_set_text (self->saved, text, -1);
  width = il_race_marks_get_pill (self->saved);
  if (x1 - x0 >= 2 * ARROW_GAP)
    il_race_marks_draw_arrow (&frame->pen, x0, x1, y);
  if (x1 - x0 >= width + PILL_ROOM)
    il_race_marks_draw_pill (&frame->pen, self->saved, (x0 + x1) / 2, y);
  else if (frame->moment.decided)
    il_race_marks_draw_pill (&frame->pen, self->saved,
                             MIN (end + PILL_GAP + width / 2, right - width / 2), y);
}

static void
il_race_field_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  IlRaceField *self = IL_RACE_FIELD (widget);
  Frame frame;
  gboolean has_race = init_frame (self, snapshot, &frame);

  if (has_race)
    {
      draw_grid (self, &frame);
      draw_saved (self, &frame);
    }

  GTK_WIDGET_CLASS (il_race_field_parent_class)->snapshot (widget, snapshot);

  if (has_race)
    {
      draw_other (self, &frame);
      draw_finish (self, &frame, IL_RACE_FIRST);
      draw_finish (self, &frame, IL_RACE_SECOND);
      draw_playhead (self, &frame);
      draw_figure (self, &frame);
    }
}

static void
il_race_field_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  IlRaceField *self = IL_RACE_FIELD (widget);

  *minimum = *natural = 0;
  if (self->child != NULL)
    gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
il_race_field_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  IlRaceField *self = IL_RACE_FIELD (widget);

  if (self->child != NULL)
    gtk_widget_allocate (self->child, width, height, baseline, NULL);
  update_scales (self);
}

static void
il_race_field_css_changed (GtkWidget         *widget,
                           GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (il_race_field_parent_class)->css_changed (widget, change);

  forget_layouts (IL_RACE_FIELD (widget));
}

static void
take_child (IlRaceField *self,
            GtkWidget   *child)
{
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
}

static void
il_race_field_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CHILD:
      g_value_set_object (value, IL_RACE_FIELD (object)->child);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
il_race_field_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_CHILD:
      take_child (IL_RACE_FIELD (object), g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
il_race_field_dispose (GObject *object)
{
  IlRaceField *self = IL_RACE_FIELD (object);

  self->axis = NULL;
  g_clear_pointer (&self->child, gtk_widget_unparent);
  for (guint side = 0; side < IL_N_RACE_SIDES; side++)
    g_clear_object (&self->views[side]);
  g_clear_object (&self->axis_view);
  g_clear_object (&self->race);
  forget_layouts (self);

  G_OBJECT_CLASS (il_race_field_parent_class)->dispose (object);
}

static void
il_race_field_class_init (IlRaceFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = il_race_field_get_property;
  object_class->set_property = il_race_field_set_property;
  object_class->dispose = il_race_field_dispose;
  widget_class->snapshot = il_race_field_snapshot;
  widget_class->measure = il_race_field_measure;
  widget_class->size_allocate = il_race_field_size_allocate;
  widget_class->css_changed = il_race_field_css_changed;

  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
il_race_field_init (IlRaceField *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Race of two runs"), -1);
}

void
il_race_field_set_parts (IlRaceField      *self,
                         GtkWidget        *axis,
                         GtkWidget *const *bands,
                         IlView           *axis_view,
                         IlView *const    *views)
{
  g_return_if_fail (IL_IS_RACE_FIELD (self));
  g_return_if_fail (self->axis == NULL);

  self->axis = axis;
  self->axis_view = g_object_ref (axis_view);
  for (guint side = 0; side < IL_N_RACE_SIDES; side++)
    {
      self->bands[side] = bands[side];
      self->views[side] = g_object_ref (views[side]);
    }

  g_signal_connect_object (axis_view, "changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

void
il_race_field_set_race (IlRaceField *self,
                        IlRace      *race,
                        IlRaceAlign  align)
{
  g_return_if_fail (IL_IS_RACE_FIELD (self));

  g_set_object (&self->race, race);
  self->align = align;
  forget_layouts (self);
  update_scales (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
