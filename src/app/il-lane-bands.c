/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-lane-bands.h"

#include "analysis/il-text-loop.h"
#include "app/il-split.h"
#include "timeline/il-flight-lane.h"
#include "timeline/il-loop-lane.h"
#include "timeline/il-throughput-lane.h"

enum
{
  PROP_LOOP = 1,
  PROP_FLIGHT,
  PROP_RATE,
  PROP_PATH,
  N_PROPS
};

/* The first three are bands. */
#define N_BANDS PROP_RATE

struct _IlLaneBands
{
  GtkWidget parent_instance;

  IlView *view;
  gboolean wanted[N_PROPS];
  gboolean narrow;
  gboolean low;

  GtkWidget *box;
  IlSplit *loop_split;
  GtkWidget *loop_labels;
  GtkLabel *loop_asleep;
  GtkLabel *loop_work;
  IlLoopLane *loop;
  IlSplit *flight_split;
  GtkWidget *flight_labels;
  GtkLabel *flight_text;
  IlFlightLane *flight;
  IlSplit *rate_split;
  GtkWidget *rate_labels;
  GtkLabel *rate_text;
  IlThroughputLane *rate;
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IlLaneBands, il_lane_bands, GTK_TYPE_WIDGET)

static void
list_splits (IlLaneBands  *self,
             IlSplit     **splits,
             GtkWidget   **labels)
{
  splits[0] = self->loop_split;
  splits[1] = self->flight_split;
  splits[2] = self->rate_split;
  labels[0] = self->loop_labels;
  labels[1] = self->flight_labels;
  labels[2] = self->rate_labels;
}

static void
update_shape (IlLaneBands *self)
{
  IlSplit *splits[N_BANDS];
  GtkWidget *labels[N_BANDS];

  list_splits (self, splits, labels);
  for (guint i = 0; i < N_BANDS; i++)
    {
      il_split_set_narrow (splits[i], self->narrow);
      gtk_widget_set_margin_start (labels[i], self->narrow ? 0 : 18);
      gtk_widget_set_margin_end (labels[i], self->narrow ? 0 : 30);
      gtk_widget_set_visible (GTK_WIDGET (splits[i]), self->wanted[i + 1] && !self->low);
    }

  /* A wide lane has its own words at the curve's end. */
  gtk_widget_set_visible (GTK_WIDGET (self->flight_text), self->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->rate_text), self->narrow);
}

static void
set_slim_text (GtkLabel   *label,
               IlSlimLane *lane)
{
  g_autofree char *text = NULL;

  if (!gtk_widget_get_mapped (GTK_WIDGET (label)))
    return;

  text = il_slim_lane_dup_text (lane);
  gtk_label_set_text (label, text);
}

static void
update_loop_words (IlLaneBands *self)
{
  IlRecording *recording = il_view_get_recording (self->view);
  gint64 time = il_view_get_time (self->view);
  g_autofree char *asleep = NULL;
  g_autofree char *work = NULL;

  if (recording == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self->loop_work)))
    return;

  asleep = il_text_loop_asleep (recording, time);
  work = il_text_loop_work (recording, time);
  gtk_label_set_text (self->loop_asleep, asleep);
  gtk_label_set_text (self->loop_work, work);
}

static void
update_words (IlLaneBands *self)
{
  if (self->view == NULL)
    return;

  update_loop_words (self);
  set_slim_text (self->flight_text, IL_SLIM_LANE (self->flight));
  set_slim_text (self->rate_text, IL_SLIM_LANE (self->rate));
}

static void
view_changed_cb (IlLaneBands *self)
{
  if (self->narrow != il_view_get_narrow (self->view))
    {
      self->narrow = il_view_get_narrow (self->view);
      update_shape (self);
    }

  update_words (self);
}

static void
set_wanted (IlLaneBands *self,
            guint        property,
            gboolean     wanted)
{
  if (self->wanted[property] == wanted)
    return;

  self->wanted[property] = wanted;
  if (property != PROP_PATH)
    update_shape (self);
  else if (self->view != NULL)
    il_view_set_show_path (self->view, wanted);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
il_lane_bands_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  if (prop_id > 0 && prop_id < N_PROPS)
    g_value_set_boolean (value, IL_LANE_BANDS (object)->wanted[prop_id]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
il_lane_bands_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  if (prop_id > 0 && prop_id < N_PROPS)
    set_wanted (IL_LANE_BANDS (object), prop_id, g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
il_lane_bands_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (il_lane_bands_parent_class)->map (widget);

  update_words (IL_LANE_BANDS (widget));
}

static void
il_lane_bands_dispose (GObject *object)
{
  IlLaneBands *self = IL_LANE_BANDS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->view);

  G_OBJECT_CLASS (il_lane_bands_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, IlLaneBands, box);
  gtk_widget_class_bind_template_child (widget_class, IlLaneBands, loop_split);
  gtk_widget_class_bind_template_child (widget_class, IlLaneBands, loop_labels);
  gtk_widget_class_bind_template_child (widget_class, IlLaneBands, loop_asleep);
  gtk_widget_class_bind_template_child (widget_class, IlLaneBands, loop_work);
  gtk_widget_class_bind_template_child (widget_class, IlLaneBands, loop);
  gtk_widget_class_bind_template_child (widget_class, IlLaneBands, flight_split);
  gtk_widget_class_bind_template_child (widget_class, IlLaneBands, flight_labels);
  gtk_widget_class_bind_template_child (widget_class, IlLaneBands, flight_text);
  gtk_widget_class_bind_template_child (widget_class, IlLaneBands, flight);
  gtk_widget_class_bind_template_child (widget_class, IlLaneBands, rate_split);
  gtk_widget_class_bind_template_child (widget_class, IlLaneBands, rate_labels);
  gtk_widget_class_bind_template_child (widget_class, IlLaneBands, rate_text);
  gtk_widget_class_bind_template_child (widget_class, IlLaneBands, rate);
}

static void
il_lane_bands_class_init (IlLaneBandsClass *klass)
{
  static const char *const names[N_PROPS] = { NULL, "loop", "flight", "rate", "path" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = il_lane_bands_get_property;
  object_class->set_property = il_lane_bands_set_property;
  object_class->dispose = il_lane_bands_dispose;
  widget_class->map = il_lane_bands_map;

  for (guint i = PROP_LOOP; i < N_PROPS; i++)
    properties[i] = g_param_spec_boolean (names[i], NULL, NULL, FALSE,
                                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                          G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (IL_TYPE_SPLIT);
  g_type_ensure (IL_TYPE_LOOP_LANE);
  g_type_ensure (IL_TYPE_FLIGHT_LANE);
  g_type_ensure (IL_TYPE_THROUGHPUT_LANE);
  gtk_widget_class_set_template_from_resource (widget_class, IL_APP_PATH "/il-lane-bands.ui");
  bind_template (widget_class);
}

static void
il_lane_bands_init (IlLaneBands *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_shape (self);
}

void
il_lane_bands_set_view (IlLaneBands *self,
                        IlView      *view)
{
  g_return_if_fail (IL_IS_LANE_BANDS (self));
  g_return_if_fail (self->view == NULL);

  self->view = g_object_ref (view);
  il_view_set_show_path (view, self->wanted[PROP_PATH]);
  il_view_widget_set_view (IL_VIEW_WIDGET (self->loop), view);
  il_view_widget_set_view (IL_VIEW_WIDGET (self->flight), view);
  il_view_widget_set_view (IL_VIEW_WIDGET (self->rate), view);
  g_signal_connect_object (view, "changed", G_CALLBACK (view_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  view_changed_cb (self);
}

void
il_lane_bands_set_low (IlLaneBands *self,
                       gboolean     low)
{
  g_return_if_fail (IL_IS_LANE_BANDS (self));

  if (self->low == low)
    return;

  self->low = low;
  update_shape (self);
}
