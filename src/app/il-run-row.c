/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-run-row.h"

#include <glib/gi18n.h>

#include "analysis/il-text.h"
#include "app/il-text-clip.h"
#include "timeline/il-thumbnail.h"

struct _IlRunRow
{
  AdwBin parent_instance;

  IlRun *run;
  GSignalGroup *run_signals;

  GtkStack *stack;
  GtkLabel *title;
  GtkEntry *entry;
  GtkLabel *duration;
  GtkLabel *source;
  GtkLabel *outcome;
  IlThumbnail *thumbnail;
};

G_DEFINE_FINAL_TYPE (IlRunRow, il_run_row, ADW_TYPE_BIN)

/* What else is known; there is no room for it in the row. */
static char *
dup_tooltip (IlRun *run)
{
  const IlRunInfo *info = il_run_get_info (run);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (info->started / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autofree char *mode = il_run_dup_mode (run);
  g_autofree char *when = local != NULL ? g_date_time_format (local, "%c") : g_strdup ("");
  GString *text = g_string_new (mode);

  g_string_append_printf (text, "\n%s", when);
  if (info->network_title != NULL)
    g_string_append_printf (text, "\n%s", info->network_title);
  if (info->http_version == IL_HTTP_2)
    g_string_append (text, "\nHTTP/2");

  return g_string_free (text, FALSE);
}

/* It is the list's item that has the focus, and a screen reader's attention. */
static void
tell_item (IlRunRow *self)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *description = il_run_row_dup_description (self);

  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    description, -1);
}

static void
update (IlRunRow *self)
{
  IlRecording *recording = il_run_get_recording (self->run);
  const IlRunInfo *info = il_run_get_info (self->run);
  const char *word = il_run_get_outcome (self->run);
  g_autofree char *title = il_run_dup_title (self->run);
  g_autofree char *source = il_text_clip (info->source_title != NULL ? info->source_title : "",
                                          IL_CLIP_TITLE);
  g_autofree char *duration = il_text_duration (il_recording_get_duration (recording));
  g_autofree char *tooltip = dup_tooltip (self->run);

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->source, source);
  gtk_label_set_text (self->duration, duration);
  gtk_label_set_text (self->outcome, word != NULL ? word : "");
  gtk_widget_set_visible (GTK_WIDGET (self->outcome), word != NULL);
  if (il_recording_count_failed (recording, G_MAXINT64) > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->outcome), "il-failed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->outcome), "il-failed");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tooltip);
  il_thumbnail_set_recording (self->thumbnail, recording);
  tell_item (self);
}

/* The focus goes back to where it came from, unless it went elsewhere. */
static void
end_rename (IlRunRow *self,
            gboolean  accept)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  gboolean focused = gtk_widget_get_state_flags (GTK_WIDGET (self->entry)) &
                     GTK_STATE_FLAG_FOCUS_WITHIN;

  if (!il_run_row_is_renaming (self))
    return;

  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->title));
  if (accept && self->run != NULL)
    il_run_set_name (self->run, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  if (focused && item != NULL)
    gtk_widget_grab_focus (item);
}

static void
entry_activate_cb (IlRunRow *self)
{
  end_rename (self, TRUE);
}

static void
entry_leave_cb (IlRunRow *self)
{
  end_rename (self, TRUE);
}

static gboolean
entry_key_cb (GtkEventControllerKey *controller,
              guint                  keyval,
              guint                  keycode,
              GdkModifierType        state,
              IlRunRow              *self)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;

  end_rename (self, FALSE);

  return GDK_EVENT_STOP;
}

static void
il_run_row_dispose (GObject *object)
{
  IlRunRow *self = IL_RUN_ROW (object);

  g_clear_object (&self->run_signals);
  g_clear_object (&self->run);

  G_OBJECT_CLASS (il_run_row_parent_class)->dispose (object);
}

static void
il_run_row_class_init (IlRunRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = il_run_row_dispose;

  g_type_ensure (IL_TYPE_THUMBNAIL);
  gtk_widget_class_set_template_from_resource (widget_class, IL_APP_PATH "/il-run-row.ui");
  gtk_widget_class_bind_template_child (widget_class, IlRunRow, stack);
  gtk_widget_class_bind_template_child (widget_class, IlRunRow, title);
  gtk_widget_class_bind_template_child (widget_class, IlRunRow, entry);
  gtk_widget_class_bind_template_child (widget_class, IlRunRow, duration);
  gtk_widget_class_bind_template_child (widget_class, IlRunRow, source);
  gtk_widget_class_bind_template_child (widget_class, IlRunRow, outcome);
  gtk_widget_class_bind_template_child (widget_class, IlRunRow, thumbnail);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_key_cb);
}

static void
il_run_row_init (IlRunRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->run_signals = g_signal_group_new (IL_TYPE_RUN);
  g_signal_group_connect_swapped (self->run_signals, "notify::name", G_CALLBACK (update), self);
}

GtkWidget *
il_run_row_new (void)
{
  return g_object_new (IL_TYPE_RUN_ROW, NULL);
}

void
il_run_row_set_run (IlRunRow *self,
                    IlRun    *run)
{
  g_return_if_fail (IL_IS_RUN_ROW (self));

  end_rename (self, FALSE);
  if (!g_set_object (&self->run, run))
    return;

  g_signal_group_set_target (self->run_signals, run);
  if (run != NULL)
    update (self);
  else
    il_thumbnail_set_recording (self->thumbnail, NULL);
}

IlRun *
il_run_row_get_run (IlRunRow *self)
{
  g_return_val_if_fail (IL_IS_RUN_ROW (self), NULL);

  return self->run;
}

void
il_run_row_set_look (IlRunRow *self,
                     gint64    span,
                     IlStyle   style)
{
  g_return_if_fail (IL_IS_RUN_ROW (self));

  il_thumbnail_set_span (self->thumbnail, span);
  il_thumbnail_set_style (self->thumbnail, style);
}

void
il_run_row_rename (IlRunRow *self)
{
  g_autofree char *title = NULL;

  g_return_if_fail (IL_IS_RUN_ROW (self));
  g_return_if_fail (self->run != NULL);

  title = il_run_dup_title (self->run);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), il_run_get_name (self->run) != NULL ? title
                                                                                        : "");
  gtk_entry_set_placeholder_text (self->entry, title);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->entry));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

gboolean
il_run_row_is_renaming (IlRunRow *self)
{
  g_return_val_if_fail (IL_IS_RUN_ROW (self), FALSE);

  return gtk_stack_get_visible_child (self->stack) == GTK_WIDGET (self->entry);
}

char *
il_run_row_dup_description (IlRunRow *self)
{
  GString *text;

  g_return_val_if_fail (IL_IS_RUN_ROW (self), NULL);

  text = g_string_new (gtk_label_get_text (self->title));
  for (guint i = 0; i < 3; i++)
    {
      GtkLabel *const others[] = { self->source, self->duration, self->outcome };
      const char *other = gtk_label_get_text (others[i]);

      if (*other != '\0')
        g_string_append_printf (text, ", %s", other);
    }

  return g_string_free (text, FALSE);
}
