/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-window-private.h"

#include <glib/gi18n.h>

#include "app/il-fit-scroller.h"
#include "app/il-gtk-compat.h"
#include "app/il-lesson-file.h"

#define CLOSE_RESPONSE "close"

/* In px: what is longer scrolls. */
#define REASON_MAX_HEIGHT 240

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (IlWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = il_lessons_open_finish (IL_LESSONS (source), result, &error);

  /* The window was closed meanwhile. */
  if (self->session == NULL)
    return;

  if (id != NULL)
    il_session_set_source (self->session, id);
  else
    il_window_refuse_scenario (self, error);
}

static void
chosen_cb (IlWindow        *self,
           int              response,
           GtkNativeDialog *chooser)
{
  g_autoptr (GFile) file = il_gtk_file_chooser_dup_file (chooser);

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    il_window_open_scenario (self, file);

  g_clear_object (&self->chooser);
}

static void
open_scenario_cb (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  IlWindow *self = IL_WINDOW (widget);

  g_clear_object (&self->chooser);
  self->chooser = il_gtk_file_chooser_new (GTK_WINDOW (self), _("Open Scenario File"));
  il_gtk_file_chooser_add_filter (self->chooser, _("Scenario files"), "*.scenario");
  il_gtk_file_chooser_add_filter (self->chooser, _("All files"), "*");
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (self->chooser);
}

static void
choose_source_cb (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  gtk_menu_button_popup (IL_WINDOW (widget)->source_button);
}

/* The list needs a surface to stand on, and fits itself into the window. */
static gboolean
choose_tick_cb (GtkWidget     *widget,
                GdkFrameClock *frame_clock,
                gpointer       user_data)
{
  if (gtk_widget_get_width (widget) == 0)
    return G_SOURCE_CONTINUE;

  gtk_widget_activate_action (widget, "win.choose-source", NULL);

  return G_SOURCE_REMOVE;
}

/* Reads the file of an opened scenario again, which its author has changed. */
static void
reload_scenario_cb (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  IlWindow *self = IL_WINDOW (widget);
  IlLessons *lessons = il_session_get_lessons (self->session);
  GFile *file = il_lessons_get_file (lessons, g_variant_get_string (parameter, NULL));

  if (file != NULL)
    il_window_open_scenario (self, file);
}

void
il_window_install_scenario_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.choose-source", NULL, choose_source_cb);
  gtk_widget_class_install_action (widget_class, "win.open-scenario", NULL, open_scenario_cb);
  gtk_widget_class_install_action (widget_class, "win.reload-scenario", "s", reload_scenario_cb);
}

static GtkWidget *
create_heading (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, "title-2");

  return label;
}

static GtkWidget *
create_reason (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);

  return il_fit_scroller_new (label, REASON_MAX_HEIGHT);
}

/* In a dialog: the reason may be long, and is wanted beside the file.  Its own
 * heading is left out, as libadwaita 1.7 makes GTK warn of one that needs two lines. */
void
il_window_show_error (IlWindow   *self,
                      const char *heading,
                      const char *reason)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), NULL, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *title = create_heading (heading);

  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), create_reason (reason));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (dialog),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, title, NULL, -1);

  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), box);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), CLOSE_RESPONSE, _("_Close"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), CLOSE_RESPONSE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), CLOSE_RESPONSE);
  gtk_window_present (GTK_WINDOW (dialog));
}

gboolean
il_window_open_scenarios (IlWindow    *self,
                          GdkFileList *files)
{
  g_autoptr (GSList) list = gdk_file_list_get_files (files);
  gboolean any = FALSE;

  for (GSList *l = list; l != NULL; l = l->next)
    {
      if (il_lesson_file_is (l->data))
        {
          il_window_open_scenario (self, l->data);
          any = TRUE;
        }
    }

  return any;
}

void
il_window_open_scenario (IlWindow *self,
                         GFile    *file)
{
  g_return_if_fail (IL_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  il_lessons_open (il_session_get_lessons (self->session), file, NULL, opened_cb,
                   g_object_ref (self));
}

void
il_window_refuse_scenario (IlWindow     *self,
                           const GError *error)
{
  g_return_if_fail (IL_IS_WINDOW (self));

  il_window_show_error (self, _("The Scenario Can’t Be Opened"), error->message);
}

void
il_window_choose_source (IlWindow *self)
{
  g_return_if_fail (IL_IS_WINDOW (self));

  gtk_widget_add_tick_callback (GTK_WIDGET (self), choose_tick_cb, NULL, NULL);
}
