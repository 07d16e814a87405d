/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-lesson-bar.h"

#include <glib/gi18n.h>

#include "app/il-fit-scroller.h"
#include "app/il-text-clip.h"

#define QUESTION_PAGE "question"
#define NOTICED_PAGE "noticed"

/* In px: about four lines; where there are more, they scroll. */
#define WIDE_HEIGHT 108
#define NARROW_HEIGHT 92

struct _IlLessonBar
{
  GtkWidget parent_instance;

  IlView *view;
  IlScenario *scenario;

  GtkWidget *box;
  GtkStack *icons;
  IlFitScroller *scroller;
  GtkStack *texts;
  GtkLabel *question_heading;
  GtkLabel *question;
  GtkLabel *noticed_heading;
  GtkLabel *noticed;
};

G_DEFINE_FINAL_TYPE (IlLessonBar, il_lesson_bar, GTK_TYPE_WIDGET)

/* Such a document is stopped by hand, or by a timeout, as the lesson means. */
static gboolean
never_ends (const IlDocument *document)
{
  return document->failure == IL_DOCUMENT_FAILURE_STALL ||
         document->failure == IL_DOCUMENT_FAILURE_ENDLESS;
}

static gboolean
shows_noticed (IlLessonBar *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->texts), NOTICED_PAGE) == 0;
}

static void
update (IlLessonBar *self)
{
  IlRecording *recording = il_view_get_recording (self->view);
  const char *page = QUESTION_PAGE;
  GtkLabel *text;

  if (self->scenario == NULL || !gtk_widget_get_visible (GTK_WIDGET (self)))
    return;

  if (il_scenario_get_noticed (self->scenario) != NULL && recording != NULL &&
      il_lesson_bar_is_over (self->scenario, recording, il_view_get_time (self->view)))
    page = NOTICED_PAGE;

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->texts), page) != 0)
    {
      gtk_stack_set_visible_child_name (self->texts, page);
      gtk_stack_set_visible_child_name (self->icons, page);
    }

  text = shows_noticed (self) ? self->noticed : self->question;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, il_lesson_bar_get_heading (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, gtk_label_get_text (text),
                                  -1);
}

static void
view_changed_cb (IlLessonBar *self)
{
  gboolean narrow = il_view_get_narrow (self->view);

  if (narrow != gtk_widget_has_css_class (GTK_WIDGET (self), "narrow"))
    {
      if (narrow)
        gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
      gtk_widget_set_visible (GTK_WIDGET (self->icons), !narrow);
      il_fit_scroller_set_max_height (self->scroller, narrow ? NARROW_HEIGHT : WIDE_HEIGHT);
    }

  update (self);
}

static void
close_clicked_cb (IlLessonBar *self)
{
  gtk_widget_hide (GTK_WIDGET (self));
}

static void
il_lesson_bar_dispose (GObject *object)
{
  IlLessonBar *self = IL_LESSON_BAR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->scenario);
  g_clear_object (&self->view);

  G_OBJECT_CLASS (il_lesson_bar_parent_class)->dispose (object);
}

static void
il_lesson_bar_class_init (IlLessonBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = il_lesson_bar_dispose;

  g_type_ensure (IL_TYPE_FIT_SCROLLER);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_NOTE);
  gtk_widget_class_set_template_from_resource (widget_class, IL_APP_PATH "/il-lesson-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, IlLessonBar, box);
  gtk_widget_class_bind_template_child (widget_class, IlLessonBar, icons);
  gtk_widget_class_bind_template_child (widget_class, IlLessonBar, scroller);
  gtk_widget_class_bind_template_child (widget_class, IlLessonBar, texts);
  gtk_widget_class_bind_template_child (widget_class, IlLessonBar, question_heading);
  gtk_widget_class_bind_template_child (widget_class, IlLessonBar, question);
  gtk_widget_class_bind_template_child (widget_class, IlLessonBar, noticed_heading);
  gtk_widget_class_bind_template_child (widget_class, IlLessonBar, noticed);
  gtk_widget_class_bind_template_callback (widget_class, close_clicked_cb);
}

static void
il_lesson_bar_init (IlLessonBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  il_fit_scroller_set_max_height (self->scroller, WIDE_HEIGHT);
}

void
il_lesson_bar_set_view (IlLessonBar *self,
                        IlView      *view)
{
  g_return_if_fail (IL_IS_LESSON_BAR (self));
  g_return_if_fail (self->view == NULL);

  self->view = g_object_ref (view);
  g_signal_connect_object (view, "changed", G_CALLBACK (view_changed_cb), self, G_CONNECT_SWAPPED);
}

void
il_lesson_bar_set_scenario (IlLessonBar *self,
                            IlScenario  *scenario)
{
  const char *question, *noticed;
  g_autofree char *question_text = NULL;
  g_autofree char *noticed_text = NULL;

  g_return_if_fail (IL_IS_LESSON_BAR (self));

  if (!g_set_object (&self->scenario, scenario))
    return;

  question = scenario != NULL ? il_scenario_get_question (scenario) : NULL;
  noticed = scenario != NULL ? il_scenario_get_noticed (scenario) : NULL;
  gtk_widget_set_visible (GTK_WIDGET (self), question != NULL || noticed != NULL);
  if (question == NULL && noticed == NULL)
    return;

  /* Where nothing is asked, the place is kept for what is said afterwards. */
  gtk_label_set_text (self->question_heading, question != NULL ? _("Question") : _("Lesson"));
  question_text = il_text_clip (question != NULL ? question : il_scenario_get_sentence (scenario),
                                IL_CLIP_SENTENCE);
  noticed_text = il_text_clip (noticed != NULL ? noticed : "", IL_CLIP_SENTENCE);
  gtk_label_set_text (self->question, question_text);
  gtk_label_set_text (self->noticed, noticed_text);
  update (self);
}

const char *
il_lesson_bar_get_heading (IlLessonBar *self)
{
  g_return_val_if_fail (IL_IS_LESSON_BAR (self), NULL);

  return gtk_label_get_text (shows_noticed (self) ? self->noticed_heading
                                                  : self->question_heading);
}

const char *
il_lesson_bar_get_text (IlLessonBar *self)
{
  g_return_val_if_fail (IL_IS_LESSON_BAR (self), NULL);

  return gtk_label_get_text (shows_noticed (self) ? self->noticed : self->question);
}

gboolean
il_lesson_bar_is_over (IlScenario  *scenario,
                       IlRecording *recording,
                       gint64       time)
{
  guint n = il_recording_get_n_tracks (recording);

  if (!il_recording_is_finished (recording) || time < il_recording_get_duration (recording) ||
      n != il_scenario_get_n_documents (scenario))
    return FALSE;

  if (il_recording_count_cancelled (recording, time) == 0)
    return TRUE;

  for (guint i = 0; i < n; i++)
    {
      IlState state = il_track_get_state (il_recording_get_track (recording, i), time);

      if (state == IL_STATE_CANCELLED && !never_ends (il_scenario_get_document (scenario, i)))
        return FALSE;
    }

  return TRUE;
}
