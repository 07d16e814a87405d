/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-row.h"

#include <glib/gi18n.h>
#include <math.h>

#include "analysis/il-row-color.h"
#include "analysis/il-text.h"
#include "app/il-pulse.h"
#include "app/il-row-drag.h"
#include "app/il-row-menu.h"
#include "app/il-split.h"
#include "timeline/il-lane.h"

struct _IlRow
{
  GtkWidget parent_instance;

  IlView *view;
  IlTrack *track;
  IlState state;
  gboolean narrow;
  gboolean labelled;
  guint color;

  IlSplit *split;
  GtkWidget *label_side;
  GtkLabel *badge;
  GtkBox *info;
  GtkLabel *name;
  GtkLabel *host;
  GtkProgressBar *progress;
  IlPulse *pulse;
  GtkLabel *counts;
  GtkWidget *state_box;
  GtkImage *state_icon;
  GtkLabel *state_word;
  IlLane *lane;
};

G_DEFINE_FINAL_TYPE (IlRow, il_row, GTK_TYPE_WIDGET)

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

static gboolean
is_started (IlRow *self)
{
  IlRecording *recording = il_view_get_recording (self->view);

  return recording != NULL && il_recording_is_started (recording);
}

/* With reduced motion the bar of an unknown size stands where it began. */
static void
update_pulse (IlRow  *self,
              gint64  time)
{
  gboolean animations;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &animations,
                NULL);
  il_pulse_set_time (self->pulse, animations ? time : 0);
}

static void
show_progress (IlRow    *self,
               gboolean  is_known)
{
  GtkWidget *known = GTK_WIDGET (self->progress);
  GtkWidget *unknown = GTK_WIDGET (self->pulse);

  if (gtk_widget_get_visible (known) != (is_known && !self->narrow))
    gtk_widget_set_visible (known, is_known && !self->narrow);
  if (gtk_widget_get_visible (unknown) != (!is_known && !self->narrow))
    gtk_widget_set_visible (unknown, !is_known && !self->narrow);
}

/* A bar moves when it would move by a pixel: each call costs an allocation. */
static void
update_progress (IlRow *self,
                 gint64 time)
{
  double fraction = il_track_get_fraction (self->track, time);
  double shown = gtk_progress_bar_get_fraction (self->progress);
  int width = gtk_widget_get_width (GTK_WIDGET (self->progress));

  /* Before it has got one, what is shown is old in any case. */
  double px = width > 0 ? width : G_MAXINT;
  gboolean at_end = fraction == 0 || fraction == 1;

  show_progress (self, fraction >= 0);

  if (fraction < 0)
    update_pulse (self, time);
  else if (fraction != shown && (at_end || fabs (fraction - shown) * px >= 1))
    gtk_progress_bar_set_fraction (self->progress, fraction);
}

static void
update_state (IlRow *self,
              gint64 time)
{
  IlState state = il_track_get_state (self->track, time);
  gboolean started = is_started (self);

  if (gtk_widget_get_visible (self->state_box) != started)
    gtk_widget_set_visible (self->state_box, started);
  if (state == self->state)
    return;

  self->state = state;
  gtk_image_set_from_icon_name (self->state_icon, il_text_state_icon (state));
  gtk_label_set_text (self->state_word, il_text_state (state));
  set_class (self->state_box, "il-done", state == IL_STATE_DONE);
  set_class (self->state_box, "il-failed", state == IL_STATE_FAILED);
  set_class (self->state_box, "il-dim",
             state == IL_STATE_QUEUED || state == IL_STATE_CANCELLED);
}

static void
update (IlRow *self)
{
  gint64 time = il_view_get_time (self->view);
  g_autofree char *counts = NULL;

  counts = il_text_track_counts (self->track, time, il_view_get_show_lines (self->view) &&
                                                    !il_view_get_narrow (self->view));
  gtk_label_set_text (self->counts, counts);
  update_state (self, time);
  update_progress (self, time);
}

static void
update_shape (IlRow *self)
{
  gboolean narrow = il_view_get_narrow (self->view);

  il_split_set_narrow (self->split, narrow);
  set_class (GTK_WIDGET (self), "narrow", narrow);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->info),
                                  narrow ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_margin_start (self->label_side, narrow ? 0 : 18);
  gtk_widget_set_margin_end (self->label_side, narrow ? 0 : 30);
  gtk_box_set_spacing (GTK_BOX (self->label_side), narrow ? 8 : 16);
  gtk_widget_set_visible (GTK_WIDGET (self->host), !narrow);
  self->narrow = narrow;
  show_progress (self, !gtk_widget_get_visible (GTK_WIDGET (self->pulse)));
}

/* What does not change while the row shows the same track. */
static void
update_labels (IlRow *self)
{
  guint index = il_track_get_index (self->track);
  g_autofree char *old_class = g_strdup_printf ("il-row-%u", self->color);
  g_autofree char *row_class = g_strdup_printf ("il-row-%u", index % IL_N_ROW_COLORS);
  g_autofree char *number = g_strdup_printf ("%u", index);

  gtk_widget_remove_css_class (GTK_WIDGET (self), old_class);
  gtk_widget_add_css_class (GTK_WIDGET (self), row_class);
  self->color = index % IL_N_ROW_COLORS;
  gtk_label_set_text (self->badge, number);
  gtk_label_set_text (self->name, il_track_get_name (self->track));
  gtk_label_set_text (self->host, il_track_get_host (self->track));
  self->state = IL_N_STATES;
  self->labelled = TRUE;
}

/* Lists keep many more rows than they show: only what is seen is kept up. */
static void
view_changed_cb (IlRow *self)
{
  /* Also of rows that are not seen, since the list is as wide as its widest. */
  if (gtk_widget_has_css_class (GTK_WIDGET (self), "narrow") != il_view_get_narrow (self->view))
    update_shape (self);
  if (self->track == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  if (!self->labelled)
    update_labels (self);
  update (self);
}

static gboolean
is_under_menu (IlRow *self)
{
  GtkWidget *menu = gtk_widget_get_ancestor (GTK_WIDGET (self), IL_TYPE_ROW_MENU);

  return menu != NULL && il_row_menu_is_open (IL_ROW_MENU (menu));
}

/* Made when it is asked for: it lists every phase and is long. */
static gboolean
query_tooltip_cb (GtkWidget  *widget,
                  int         x,
                  int         y,
                  gboolean    keyboard,
                  GtkTooltip *tooltip)
{
  IlRow *self = IL_ROW (widget);
  g_autofree char *details = NULL;

  if (self->track == NULL || is_under_menu (self))
    return FALSE;

  details = il_text_track_details (self->track, il_view_get_time (self->view));
  gtk_tooltip_set_text (tooltip, details);

  return TRUE;
}

static void
il_row_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (il_row_parent_class)->map (widget);

  view_changed_cb (IL_ROW (widget));
}

static void
il_row_dispose (GObject *object)
{
  IlRow *self = IL_ROW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->track);
  g_clear_object (&self->view);

  G_OBJECT_CLASS (il_row_parent_class)->dispose (object);
}

static void
il_row_class_init (IlRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = il_row_dispose;
  widget_class->map = il_row_map;
  widget_class->query_tooltip = query_tooltip_cb;

  g_type_ensure (IL_TYPE_SPLIT);
  g_type_ensure (IL_TYPE_LANE);
  g_type_ensure (IL_TYPE_PULSE);
  gtk_widget_class_set_template_from_resource (widget_class, IL_APP_PATH "/il-row.ui");
  gtk_widget_class_bind_template_child (widget_class, IlRow, split);
  gtk_widget_class_bind_template_child (widget_class, IlRow, label_side);
  gtk_widget_class_bind_template_child (widget_class, IlRow, badge);
  gtk_widget_class_bind_template_child (widget_class, IlRow, info);
  gtk_widget_class_bind_template_child (widget_class, IlRow, name);
  gtk_widget_class_bind_template_child (widget_class, IlRow, host);
  gtk_widget_class_bind_template_child (widget_class, IlRow, progress);
  gtk_widget_class_bind_template_child (widget_class, IlRow, pulse);
  gtk_widget_class_bind_template_child (widget_class, IlRow, counts);
  gtk_widget_class_bind_template_child (widget_class, IlRow, state_box);
  gtk_widget_class_bind_template_child (widget_class, IlRow, state_icon);
  gtk_widget_class_bind_template_child (widget_class, IlRow, state_word);
  gtk_widget_class_bind_template_child (widget_class, IlRow, lane);
}

static void
il_row_init (IlRow *self)
{
  self->state = IL_N_STATES;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

GtkWidget *
il_row_new (IlView *view)
{
  IlRow *self;

  g_return_val_if_fail (IL_IS_VIEW (view), NULL);

  self = g_object_new (IL_TYPE_ROW, NULL);
  self->view = g_object_ref (view);
  il_view_widget_set_view (IL_VIEW_WIDGET (self->lane), view);
  g_signal_connect_object (view, "changed", G_CALLBACK (view_changed_cb), self, G_CONNECT_SWAPPED);
  update_shape (self);
  il_row_drag_set_up (self);

  return GTK_WIDGET (self);
}

void
il_row_set_track (IlRow   *self,
                  IlTrack *track)
{
  g_return_if_fail (IL_IS_ROW (self));

  if (!g_set_object (&self->track, track))
    return;

  self->labelled = FALSE;
  il_lane_set_track (self->lane, track);
  view_changed_cb (self);
}

IlTrack *
il_row_get_track (IlRow *self)
{
  g_return_val_if_fail (IL_IS_ROW (self), NULL);

  return self->track;
}

gboolean
il_row_has_sibling (IlRow   *self,
                    IlTrack *track)
{
  IlRecording *recording = il_view_get_recording (self->view);
  guint index = il_track_get_index (track);

  return recording != NULL && index < il_recording_get_n_tracks (recording) &&
         il_recording_get_track (recording, index) == track;
}

const char *
il_row_get_counts (IlRow *self)
{
  g_return_val_if_fail (IL_IS_ROW (self), NULL);

  return gtk_label_get_text (self->counts);
}

const char *
il_row_get_state_word (IlRow *self)
{
  g_return_val_if_fail (IL_IS_ROW (self), NULL);

  return gtk_label_get_text (self->state_word);
}

double
il_row_get_fraction (IlRow *self)
{
  g_return_val_if_fail (IL_IS_ROW (self), 0);

  return gtk_progress_bar_get_fraction (self->progress);
}
