/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-timeline.h"

#include <glib/gi18n.h>

#include "analysis/il-line-order.h"
#include "analysis/il-text.h"
#include "app/il-lane-bands.h"
#include "app/il-row-menu.h"
#include "app/il-row.h"
#include "app/il-split.h"
#include "app/il-verdict-bar.h"
#include "timeline/il-frame-driver.h"
#include "timeline/il-line-strip.h"
#include "timeline/il-ruler.h"

struct _IlTimeline
{
  GtkWidget parent_instance;

  IlView *view;
  IlFrameDriver *driver;
  gboolean low;

  GtkWidget *page;
  GtkLabel *count;
  IlSplit *ruler_split;
  IlRuler *ruler;
  GtkWidget *list;
  GtkSingleSelection *selection;
  IlLaneBands *bands;
  IlSplit *strip_split;
  GtkWidget *strip_labels;
  GtkLabel *strip_count;
  IlLineStrip *strip;
  IlVerdictBar *verdict;
};

enum
{
  PROP_SELECTED = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IlTimeline, il_timeline, GTK_TYPE_WIDGET)

static void
update_count (IlTimeline *self)
{
  IlRecording *recording = il_view_get_recording (self->view);
  guint n = recording != NULL ? il_recording_get_n_tracks (recording) : 0;
  g_autofree char *text = g_strdup_printf (ngettext ("%u download", "%u downloads", n), n);

  gtk_label_set_text (self->count, text);
}

static void
update_strip_count (IlTimeline *self)
{
  IlRecording *recording = il_view_get_recording (self->view);
  guint64 n = recording != NULL ? il_line_order_count (recording, il_view_get_time (self->view))
                                : 0;
  g_autofree char *number = il_text_count (n);
  g_autofree char *text = NULL;

  text = g_strdup_printf (ngettext ("%s line", "%s lines", (gulong) MIN (n, G_MAXLONG)), number);
  gtk_label_set_text (self->strip_count, text);
}

static void
update_shape (IlTimeline *self)
{
  gboolean narrow = il_view_get_narrow (self->view);

  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");

  il_split_set_narrow (self->ruler_split, narrow);
  il_split_set_narrow (self->strip_split, narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->count), !narrow);
  gtk_widget_set_margin_start (self->strip_labels, narrow ? 0 : 18);
  gtk_widget_set_margin_end (self->strip_labels, narrow ? 0 : 30);
}

static void
view_changed_cb (IlTimeline *self)
{
  gboolean narrow = il_view_get_narrow (self->view);

  /* Where there is least room the replay bar needs it more. */
  gboolean lines = il_view_get_show_lines (self->view) && !(self->low && narrow);

  if (gtk_widget_has_css_class (GTK_WIDGET (self), "narrow") != narrow)
    update_shape (self);
  if (gtk_widget_get_visible (GTK_WIDGET (self->strip_split)) != lines)
    gtk_widget_set_visible (GTK_WIDGET (self->strip_split), lines);
  if (lines)
    update_strip_count (self);
}

static void
ideal_changed_cb (IlTimeline *self)
{
  il_view_set_flag (self->view, IL_FLAG_IDEAL, il_verdict_bar_get_ideal (self->verdict));
}

static void
row_setup_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              IlTimeline               *self)
{
  gtk_list_item_set_child (item, il_row_new (self->view));
}

static void
row_bind_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             IlTimeline               *self)
{
  il_row_set_track (IL_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
row_unbind_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               IlTimeline               *self)
{
  il_row_set_track (IL_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
selected_changed_cb (IlTimeline *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static void
il_timeline_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SELECTED:
      g_value_set_uint (value, il_timeline_get_selected (IL_TIMELINE (object)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
il_timeline_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (IL_TIMELINE (widget)->list);
}

static void
il_timeline_dispose (GObject *object)
{
  IlTimeline *self = IL_TIMELINE (object);

  g_clear_object (&self->driver);
  g_clear_pointer (&self->page, gtk_widget_unparent);
  g_clear_object (&self->view);

  G_OBJECT_CLASS (il_timeline_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, IlTimeline, page);
  gtk_widget_class_bind_template_child (widget_class, IlTimeline, count);
  gtk_widget_class_bind_template_child (widget_class, IlTimeline, ruler_split);
  gtk_widget_class_bind_template_child (widget_class, IlTimeline, ruler);
  gtk_widget_class_bind_template_child (widget_class, IlTimeline, list);
  gtk_widget_class_bind_template_child (widget_class, IlTimeline, selection);
  gtk_widget_class_bind_template_child (widget_class, IlTimeline, bands);
  gtk_widget_class_bind_template_child (widget_class, IlTimeline, strip_split);
  gtk_widget_class_bind_template_child (widget_class, IlTimeline, strip_labels);
  gtk_widget_class_bind_template_child (widget_class, IlTimeline, strip_count);
  gtk_widget_class_bind_template_child (widget_class, IlTimeline, strip);
  gtk_widget_class_bind_template_child (widget_class, IlTimeline, verdict);
  gtk_widget_class_bind_template_callback (widget_class, row_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_changed_cb);
}

static void
il_timeline_class_init (IlTimelineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = il_timeline_get_property;
  object_class->dispose = il_timeline_dispose;
  widget_class->grab_focus = il_timeline_grab_focus;

  properties[PROP_SELECTED] =
    g_param_spec_uint ("selected", NULL, NULL, 0, G_MAXUINT, GTK_INVALID_LIST_POSITION,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (IL_TYPE_LANE_BANDS);
  g_type_ensure (IL_TYPE_ROW_MENU);
  g_type_ensure (IL_TYPE_SPLIT);
  g_type_ensure (IL_TYPE_RULER);
  g_type_ensure (IL_TYPE_LINE_STRIP);
  g_type_ensure (IL_TYPE_VERDICT_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, IL_APP_PATH "/il-timeline.ui");
  bind_template (widget_class);
}

static void
il_timeline_init (IlTimeline *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
il_timeline_set_view (IlTimeline *self,
                      IlView     *view)
{
  g_return_if_fail (IL_IS_TIMELINE (self));
  g_return_if_fail (self->view == NULL);

  self->view = g_object_ref (view);
  self->driver = il_frame_driver_new (GTK_WIDGET (self), il_view_get_playhead (view));
  il_view_widget_set_view (IL_VIEW_WIDGET (self->ruler), view);
  il_view_widget_set_view (IL_VIEW_WIDGET (self->strip), view);
  il_lane_bands_set_view (self->bands, view);
  il_verdict_bar_set_view (self->verdict, view);
  g_signal_connect_object (self->verdict, "notify::ideal", G_CALLBACK (ideal_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "changed", G_CALLBACK (view_changed_cb), self, G_CONNECT_SWAPPED);
  view_changed_cb (self);
}

void
il_timeline_set_recording (IlTimeline  *self,
                           IlRecording *recording,
                           IlRecording *other)
{
  gboolean same;
  guint selected;

  g_return_if_fail (IL_IS_TIMELINE (self));

  same = il_view_get_recording (self->view) != NULL &&
         il_recording_has_same_addresses (il_view_get_recording (self->view), recording);
  selected = same ? il_timeline_get_selected (self) : GTK_INVALID_LIST_POSITION;
  il_frame_driver_reset (self->driver);
  il_verdict_bar_set_other (self->verdict, other);
  il_view_set_recording (self->view, recording);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (recording));
  gtk_single_selection_set_selected (self->selection, selected);
  update_count (self);
}

IlLaneBands *
il_timeline_get_bands (IlTimeline *self)
{
  g_return_val_if_fail (IL_IS_TIMELINE (self), NULL);

  return self->bands;
}

void
il_timeline_set_low (IlTimeline *self,
                     gboolean    low)
{
  g_return_if_fail (IL_IS_TIMELINE (self));

  self->low = low;
  if (low)
    gtk_widget_add_css_class (GTK_WIDGET (self), "low");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "low");
  il_lane_bands_set_low (self->bands, low && il_view_get_narrow (self->view));
  view_changed_cb (self);
}

guint
il_timeline_get_selected (IlTimeline *self)
{
  g_return_val_if_fail (IL_IS_TIMELINE (self), GTK_INVALID_LIST_POSITION);

  return gtk_single_selection_get_selected (self->selection);
}

void
il_timeline_select (IlTimeline *self,
                    guint       index)
{
  g_return_if_fail (IL_IS_TIMELINE (self));

  gtk_single_selection_set_selected (self->selection, index);
}

guint
il_timeline_get_n_frames (IlTimeline *self)
{
  g_return_val_if_fail (IL_IS_TIMELINE (self), 0);

  return il_frame_driver_get_n_frames (self->driver);
}
