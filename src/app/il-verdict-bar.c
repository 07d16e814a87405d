/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-verdict-bar.h"

#include <glib/gi18n.h>

#include "analysis/il-bounds.h"
#include "analysis/il-cause.h"
#include "analysis/il-text.h"
#include "analysis/il-verdict.h"
#include "app/il-split.h"

/* The band's figure stands above the labels' column, inset like they are. */
#define SPACING 12
#define DURATION_WIDTH (IL_SPLIT_START - 18 - SPACING)

struct _IlVerdictBar
{
  GtkWidget parent_instance;

  IlView *view;
  IlRecording *other;
  IlRecording *judged;
  char *sentence;
  gint64 ideal_time;

  GtkWidget *box;
  GtkLabel *duration;
  GtkLabel *claim;
  GtkLabel *detail;
  GtkLabel *cause;
  GtkWidget *ideal_line;
  GtkWidget *before_box;
  GtkWidget *ideal_box;
  GtkLabel *ideal;
};

enum
{
  PROP_IDEAL = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IlVerdictBar, il_verdict_bar, GTK_TYPE_WIDGET)

static void
update_ideal (IlVerdictBar *self)
{
  gboolean known = self->ideal_time != IL_TIME_NONE;
  gboolean narrow = il_view_get_narrow (self->view);
  g_autofree char *time = known ? il_text_duration (self->ideal_time) : g_strdup ("");
  /* Translators: %s is a duration: as long as the downloads would ideally take. */
  g_autofree char *line = g_strdup_printf (_("Ideal %s"), time);

  gtk_label_set_text (self->ideal, time);
  gtk_label_set_text (GTK_LABEL (self->ideal_line), line);
  gtk_widget_set_visible (self->ideal_box, known && !narrow);
  gtk_widget_set_visible (self->ideal_line, known && narrow);
}

/* What a finished run is judged by stays, and is found once. */
static void
judge (IlVerdictBar *self,
       IlRecording  *recording)
{
  /* Not in a picture that was paused while the run went on. */
  gboolean finished = recording != NULL && il_recording_is_finished (recording) &&
                      il_playhead_is_replay (il_view_get_playhead (self->view));
  IlRecording *judged = finished ? recording : NULL;
  gint64 ideal = IL_TIME_NONE;

  if (!g_set_object (&self->judged, judged))
    return;

  g_clear_pointer (&self->sentence, g_free);
  if (finished)
    {
      IlCause cause = il_cause_find (recording);

      self->sentence = il_cause_dup_sentence (&cause, recording);
    }
  if (finished && il_recording_is_whole (recording))
    {
      IlBounds bounds;

      il_bounds_init (&bounds, recording);
      ideal = bounds.ideal;
    }

  if (self->ideal_time == ideal)
    return;

  self->ideal_time = ideal;
  update_ideal (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IDEAL]);
}

static void
update_shape (IlVerdictBar *self)
{
  gboolean narrow = il_view_get_narrow (self->view);

  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");

  gtk_widget_set_size_request (GTK_WIDGET (self->duration), narrow ? -1 : DURATION_WIDTH, -1);
  gtk_label_set_xalign (self->claim, narrow ? 1 : 0);
  gtk_label_set_xalign (self->detail, narrow ? 1 : 0);
  gtk_label_set_xalign (self->cause, narrow ? 1 : 0);
  gtk_label_set_justify (self->claim, narrow ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT);
  gtk_label_set_justify (self->detail, narrow ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT);
  gtk_label_set_justify (self->cause, narrow ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT);
  gtk_widget_set_margin_start (self->box, narrow ? 6 : 18);
  gtk_widget_set_margin_end (self->box, narrow ? 6 : IL_SPLIT_END_PAD);
  update_ideal (self);
}

static void
update (IlVerdictBar *self)
{
  IlRecording *recording = il_view_get_recording (self->view);
  IlVerdict verdict;
  g_autofree char *duration = NULL;
  g_autofree char *claim = NULL;
  g_autofree char *detail = NULL;

  if (recording == NULL)
    return;

  judge (self, recording);
  verdict = il_verdict_at (recording, self->other, il_view_get_time (self->view));
  duration = il_recording_is_started (recording) ? il_text_duration (verdict.duration)
                                                 : g_strdup ("");
  claim = il_verdict_dup_claim (&verdict, il_recording_get_mode (recording));
  detail = il_verdict_dup_detail (&verdict, il_recording_get_mode (recording));
  gtk_label_set_text (self->duration, duration);
  gtk_label_set_text (self->claim, claim);
  gtk_label_set_text (self->detail, detail);
  gtk_widget_set_visible (self->before_box, !verdict.started && verdict.n_tracks > 0 &&
                                            !il_view_get_narrow (self->view));
  gtk_label_set_text (self->cause, verdict.finished && self->sentence != NULL ? self->sentence
                                                                              : "");
}

static void
view_changed_cb (IlVerdictBar *self)
{
  if (gtk_widget_has_css_class (GTK_WIDGET (self), "narrow") != il_view_get_narrow (self->view))
    update_shape (self);

  update (self);
}

static void
il_verdict_bar_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_IDEAL:
      g_value_set_int64 (value, IL_VERDICT_BAR (object)->ideal_time);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
il_verdict_bar_dispose (GObject *object)
{
  IlVerdictBar *self = IL_VERDICT_BAR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->other);
  g_clear_object (&self->judged);
  g_clear_pointer (&self->sentence, g_free);
  g_clear_object (&self->view);

  G_OBJECT_CLASS (il_verdict_bar_parent_class)->dispose (object);
}

static void
il_verdict_bar_class_init (IlVerdictBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = il_verdict_bar_get_property;
  object_class->dispose = il_verdict_bar_dispose;

  properties[PROP_IDEAL] =
    g_param_spec_int64 ("ideal", NULL, NULL, IL_TIME_NONE, G_MAXINT64, IL_TIME_NONE,
                        G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, IL_APP_PATH "/il-verdict-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, IlVerdictBar, box);
  gtk_widget_class_bind_template_child (widget_class, IlVerdictBar, duration);
  gtk_widget_class_bind_template_child (widget_class, IlVerdictBar, claim);
  gtk_widget_class_bind_template_child (widget_class, IlVerdictBar, detail);
  gtk_widget_class_bind_template_child (widget_class, IlVerdictBar, cause);
  gtk_widget_class_bind_template_child (widget_class, IlVerdictBar, ideal_line);
  gtk_widget_class_bind_template_child (widget_class, IlVerdictBar, before_box);
  gtk_widget_class_bind_template_child (widget_class, IlVerdictBar, ideal_box);
  gtk_widget_class_bind_template_child (widget_class, IlVerdictBar, ideal);
}

static void
il_verdict_bar_init (IlVerdictBar *self)
{
  self->ideal_time = IL_TIME_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
il_verdict_bar_set_view (IlVerdictBar *self,
                         IlView       *view)
{
  g_return_if_fail (IL_IS_VERDICT_BAR (self));
  g_return_if_fail (self->view == NULL);

  self->view = g_object_ref (view);
  g_signal_connect_object (view, "changed", G_CALLBACK (view_changed_cb), self, G_CONNECT_SWAPPED);
  update_shape (self);
  update (self);
}

void
il_verdict_bar_set_other (IlVerdictBar *self,
                          IlRecording  *other)
{
  g_return_if_fail (IL_IS_VERDICT_BAR (self));

  if (g_set_object (&self->other, other))
    update (self);
}

const char *
il_verdict_bar_get_duration (IlVerdictBar *self)
{
  g_return_val_if_fail (IL_IS_VERDICT_BAR (self), NULL);

  return gtk_label_get_text (self->duration);
}

const char *
il_verdict_bar_get_claim (IlVerdictBar *self)
{
  g_return_val_if_fail (IL_IS_VERDICT_BAR (self), NULL);

  return gtk_label_get_text (self->claim);
}

const char *
il_verdict_bar_get_detail (IlVerdictBar *self)
{
  g_return_val_if_fail (IL_IS_VERDICT_BAR (self), NULL);

  return gtk_label_get_text (self->detail);
}

const char *
il_verdict_bar_get_cause (IlVerdictBar *self)
{
  g_return_val_if_fail (IL_IS_VERDICT_BAR (self), NULL);

  return gtk_label_get_text (self->cause);
}

gint64
il_verdict_bar_get_ideal (IlVerdictBar *self)
{
  g_return_val_if_fail (IL_IS_VERDICT_BAR (self), IL_TIME_NONE);

  return self->ideal_time;
}
