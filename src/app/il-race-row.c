/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-race-row.h"

#include "analysis/il-row-color.h"
#include "analysis/il-text.h"
#include "app/il-race-group.h"
#include "app/il-split.h"
#include "timeline/il-lane.h"

/* Badge, name and figures; in a narrow window the badge alone. */
#define LABELS_WIDTH (IL_SPLIT_START - IL_RACE_TITLE_WIDTH)
#define LABELS_END 24

/* Free px above and below the lane, which is 30 high in a row of 52. */
#define LANE_MARGIN 11
#define LANE_MARGIN_NARROW 3

struct _IlRaceRow
{
  GtkWidget parent_instance;

  IlView *views[IL_N_RACE_SIDES];
  IlRaceSide side;
  IlRacePair *pair;
  char *difference_text;
  gboolean narrow;
  guint color;

  IlSplit *split;
  GtkWidget *label_side;
  GtkLabel *badge;
  GtkLabel *name;
  GtkWidget *figures;
  GtkLabel *duration;
  GtkLabel *difference;
  IlLane *lane;
};

G_DEFINE_FINAL_TYPE (IlRaceRow, il_race_row, GTK_TYPE_WIDGET)

static void
set_class (GtkWidget  *widget,
           const char *css_class,
           gboolean    wanted)
{
  if (wanted)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static IlView *
get_view (IlRaceRow *self)
{
  return self->views[self->side];
}

static IlTrack *
get_track (IlRaceRow *self)
{
  return self->pair != NULL ? il_race_pair_get_track (self->pair, self->side) : NULL;
}

static gboolean
has_ended (IlRaceRow  *self,
           IlRaceSide  side)
{
  IlTrack *track = il_race_pair_get_track (self->pair, side);

  return track != NULL && il_track_get_end (track) != IL_TIME_NONE &&
         il_track_get_end (track) <= il_view_get_time (self->views[side]);
}

/* A word in place of the figure of what has none. */
static char *
dup_duration (IlRaceRow *self)
{
  IlTrack *track = get_track (self);
  gint64 time = il_view_get_time (get_view (self));
  gint64 duration = il_race_pair_get_duration (self->pair, self->side, time);
  IlState state;

  if (duration != IL_TIME_NONE)
    return il_text_duration (duration);

  state = track != NULL ? il_track_get_state (track, time) : IL_STATE_QUEUED;

  return g_strdup (state > IL_STATE_DONE ? il_text_state (state) : "");
}

static void
update (IlRaceRow *self)
{
  gboolean both = self->side == IL_RACE_SECOND && self->difference_text != NULL &&
                  has_ended (self, IL_RACE_FIRST) && has_ended (self, IL_RACE_SECOND);
  g_autofree char *duration = dup_duration (self);

  gtk_label_set_text (self->duration, duration);
  gtk_label_set_text (self->difference, both ? self->difference_text : "");
}

static void
update_shape (IlRaceRow *self)
{
  gboolean narrow = il_view_get_narrow (get_view (self));
  int margin = narrow ? LANE_MARGIN_NARROW : LANE_MARGIN;

  g_object_set (self->split,
                "start-width", narrow ? IL_RACE_BADGE_WIDTH : LABELS_WIDTH,
                "end-pad", narrow ? 0 : IL_SPLIT_END_PAD,
                NULL);
  gtk_widget_set_margin_end (self->label_side, narrow ? 0 : LABELS_END);
  gtk_widget_set_visible (GTK_WIDGET (self->name), !narrow);
  gtk_widget_set_visible (self->figures, !narrow);
  gtk_widget_set_margin_top (GTK_WIDGET (self->lane), margin);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->lane), margin);
  self->narrow = narrow;
}

static void
update_labels (IlRaceRow *self)
{
  IlTrack *track = get_track (self);
  guint index = track != NULL ? il_track_get_index (track) : 0;
  g_autofree char *old_class = g_strdup_printf ("il-row-%u", self->color);
  g_autofree char *row_class = g_strdup_printf ("il-row-%u", index % IL_N_ROW_COLORS);
  g_autofree char *number = g_strdup_printf ("%u", index);

  gtk_widget_remove_css_class (GTK_WIDGET (self), old_class);
  gtk_widget_add_css_class (GTK_WIDGET (self), row_class);
  self->color = index % IL_N_ROW_COLORS;
  gtk_label_set_text (self->badge, number);
  gtk_label_set_text (self->name, track != NULL ? il_track_get_name (track) : "");
  gtk_widget_set_child_visible (GTK_WIDGET (self->split), track != NULL);
}

/* Lists keep many more rows than they show: only what is seen is kept up. */
static void
view_changed_cb (IlRaceRow *self)
{
  if (self->narrow != il_view_get_narrow (get_view (self)))
    update_shape (self);
  if (self->pair != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    update (self);
}

static gboolean
query_tooltip_cb (GtkWidget  *widget,
                  int         x,
                  int         y,
                  gboolean    keyboard,
                  GtkTooltip *tooltip)
{
  IlRaceRow *self = IL_RACE_ROW (widget);
  g_autofree char *details = NULL;

  if (get_track (self) == NULL)
    return FALSE;

  details = il_text_track_details (get_track (self), il_view_get_time (get_view (self)));
  gtk_tooltip_set_text (tooltip, details);

  return TRUE;
}

/* As high as it must be: the list would leave room for what rows wish for. */
static void
il_race_row_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (IL_RACE_ROW (widget)->split), orientation, for_size, minimum,
                      natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *natural = *minimum;
}

static void
il_race_row_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  gtk_widget_allocate (GTK_WIDGET (IL_RACE_ROW (widget)->split), width, height, baseline, NULL);
}

static void
il_race_row_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (il_race_row_parent_class)->map (widget);

  view_changed_cb (IL_RACE_ROW (widget));
}

static void
il_race_row_dispose (GObject *object)
{
  IlRaceRow *self = IL_RACE_ROW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->pair);
  for (guint side = 0; side < IL_N_RACE_SIDES; side++)
    g_clear_object (&self->views[side]);
  g_clear_pointer (&self->difference_text, g_free);

  G_OBJECT_CLASS (il_race_row_parent_class)->dispose (object);
}

static void
il_race_row_class_init (IlRaceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = il_race_row_dispose;
  widget_class->measure = il_race_row_measure;
  widget_class->size_allocate = il_race_row_size_allocate;
  widget_class->map = il_race_row_map;
  widget_class->query_tooltip = query_tooltip_cb;

  g_type_ensure (IL_TYPE_SPLIT);
  g_type_ensure (IL_TYPE_LANE);
  gtk_widget_class_set_template_from_resource (widget_class, IL_APP_PATH "/il-race-row.ui");
  gtk_widget_class_bind_template_child (widget_class, IlRaceRow, split);
  gtk_widget_class_bind_template_child (widget_class, IlRaceRow, label_side);
  gtk_widget_class_bind_template_child (widget_class, IlRaceRow, badge);
  gtk_widget_class_bind_template_child (widget_class, IlRaceRow, name);
  gtk_widget_class_bind_template_child (widget_class, IlRaceRow, figures);
  gtk_widget_class_bind_template_child (widget_class, IlRaceRow, duration);
  gtk_widget_class_bind_template_child (widget_class, IlRaceRow, difference);
  gtk_widget_class_bind_template_child (widget_class, IlRaceRow, lane);
}

static void
il_race_row_init (IlRaceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

GtkWidget *
il_race_row_new (IlView *const *views,
                 IlRaceSide     side)
{
  IlRaceRow *self;

  g_return_val_if_fail (side < IL_N_RACE_SIDES, NULL);

  self = g_object_new (IL_TYPE_RACE_ROW, NULL);
  self->side = side;
  for (guint i = 0; i < IL_N_RACE_SIDES; i++)
    self->views[i] = g_object_ref (views[i]);
  il_view_widget_set_view (IL_VIEW_WIDGET (self->lane), views[side]);
  gtk_widget_set_visible (GTK_WIDGET (self->difference), side == IL_RACE_SECOND);
  g_signal_connect_object (views[side], "changed", G_CALLBACK (view_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update_shape (self);

  return GTK_WIDGET (self);
}

void
il_race_row_set_pair (IlRaceRow  *self,
                      IlRacePair *pair)
{
  gint64 difference = 0;

  g_return_if_fail (IL_IS_RACE_ROW (self));

  if (!g_set_object (&self->pair, pair))
    return;

  g_clear_pointer (&self->difference_text, g_free);
  il_lane_set_track (self->lane, get_track (self));
  if (pair == NULL)
    return;

  self->difference_text = il_race_pair_dup_difference (pair, &difference);
  set_class (GTK_WIDGET (self->difference), "il-done", difference < 0);
  set_class (GTK_WIDGET (self->difference), "il-dim", difference >= 0);
  update_labels (self);
  view_changed_cb (self);
}

IlRacePair *
il_race_row_get_pair (IlRaceRow *self)
{
  g_return_val_if_fail (IL_IS_RACE_ROW (self), NULL);

  return self->pair;
}

const char *
il_race_row_get_duration (IlRaceRow *self)
{
  g_return_val_if_fail (IL_IS_RACE_ROW (self), NULL);

  return gtk_label_get_text (self->duration);
}

const char *
il_race_row_get_difference (IlRaceRow *self)
{
  g_return_val_if_fail (IL_IS_RACE_ROW (self), NULL);

  return gtk_label_get_text (self->difference);
}
