/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-verdict-bar.h"

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

  GtkWidget *box;
  GtkLabel *duration;
  GtkLabel *claim;
  GtkLabel *detail;
};

G_DEFINE_FINAL_TYPE (IlVerdictBar, il_verdict_bar, GTK_TYPE_WIDGET)

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
  gtk_label_set_justify (self->claim, narrow ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT);
  gtk_label_set_justify (self->detail, narrow ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT);
  gtk_widget_set_margin_start (self->box, narrow ? 6 : 18);
  gtk_widget_set_margin_end (self->box, narrow ? 6 : IL_SPLIT_END_PAD);
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

  verdict = il_verdict_at (recording, self->other, il_view_get_time (self->view));
  duration = il_recording_is_started (recording) ? il_text_duration (verdict.duration)
                                                 : g_strdup ("");
  claim = il_verdict_dup_claim (&verdict, il_recording_get_mode (recording));
  detail = il_verdict_dup_detail (&verdict, il_recording_get_mode (recording));
  gtk_label_set_text (self->duration, duration);
  gtk_label_set_text (self->claim, claim);
  gtk_label_set_text (self->detail, detail);
}

static void
view_changed_cb (IlVerdictBar *self)
{
  if (gtk_widget_has_css_class (GTK_WIDGET (self), "narrow") != il_view_get_narrow (self->view))
    update_shape (self);

  update (self);
}

static void
il_verdict_bar_dispose (GObject *object)
{
  IlVerdictBar *self = IL_VERDICT_BAR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->other);
  g_clear_object (&self->view);

  G_OBJECT_CLASS (il_verdict_bar_parent_class)->dispose (object);
}

static void
il_verdict_bar_class_init (IlVerdictBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = il_verdict_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, IL_APP_PATH "/il-verdict-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, IlVerdictBar, box);
  gtk_widget_class_bind_template_child (widget_class, IlVerdictBar, duration);
  gtk_widget_class_bind_template_child (widget_class, IlVerdictBar, claim);
  gtk_widget_class_bind_template_child (widget_class, IlVerdictBar, detail);
}

static void
il_verdict_bar_init (IlVerdictBar *self)
{
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
