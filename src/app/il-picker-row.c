/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-picker-row.h"

#include <glib/gi18n.h>

#include "app/il-text-clip.h"

struct _IlPickerRow
{
  GtkListBoxRow parent_instance;

  char *source;
  gboolean current;

  GtkLabel *title;
  GtkLabel *sentence;
  GtkLabel *file;
  GtkWidget *check;
  GtkWidget *reload_button;
};

G_DEFINE_FINAL_TYPE (IlPickerRow, il_picker_row, GTK_TYPE_LIST_BOX_ROW)

static void
il_picker_row_finalize (GObject *object)
{
  g_clear_pointer (&IL_PICKER_ROW (object)->source, g_free);

  G_OBJECT_CLASS (il_picker_row_parent_class)->finalize (object);
}

static void
il_picker_row_class_init (IlPickerRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = il_picker_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, IL_APP_PATH "/il-picker-row.ui");
  gtk_widget_class_bind_template_child (widget_class, IlPickerRow, title);
  gtk_widget_class_bind_template_child (widget_class, IlPickerRow, sentence);
  gtk_widget_class_bind_template_child (widget_class, IlPickerRow, file);
  gtk_widget_class_bind_template_child (widget_class, IlPickerRow, check);
  gtk_widget_class_bind_template_child (widget_class, IlPickerRow, reload_button);
}

static void
il_picker_row_init (IlPickerRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

IlPickerRow *
il_picker_row_new (const char *source,
                   const char *title,
                   const char *sentence)
{
  IlPickerRow *self = g_object_new (IL_TYPE_PICKER_ROW, NULL);
  g_autofree char *short_title = il_text_clip (title, IL_CLIP_TITLE);
  g_autofree char *short_sentence = il_text_clip (sentence, IL_CLIP_SENTENCE);

  self->source = g_strdup (source);
  gtk_label_set_text (self->title, short_title);
  gtk_label_set_text (self->sentence, short_sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, short_title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, short_sentence,
                                  -1);
  il_picker_row_set_current (self, FALSE);

  return self;
}

const char *
il_picker_row_get_source (IlPickerRow *self)
{
  g_return_val_if_fail (IL_IS_PICKER_ROW (self), NULL);

  return self->source;
}

const char *
il_picker_row_get_title (IlPickerRow *self)
{
  g_return_val_if_fail (IL_IS_PICKER_ROW (self), NULL);

  return gtk_label_get_text (self->title);
}

const char *
il_picker_row_get_sentence (IlPickerRow *self)
{
  g_return_val_if_fail (IL_IS_PICKER_ROW (self), NULL);

  return gtk_label_get_text (self->sentence);
}

void
il_picker_row_set_file (IlPickerRow *self,
                        const char  *name)
{
  g_return_if_fail (IL_IS_PICKER_ROW (self));

  gtk_label_set_text (self->file, name);
  gtk_widget_show (GTK_WIDGET (self->file));
  gtk_widget_show (self->reload_button);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->reload_button), "s", self->source);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->reload_button), "win.reload-scenario");
}

gboolean
il_picker_row_has_file (IlPickerRow *self)
{
  g_return_val_if_fail (IL_IS_PICKER_ROW (self), FALSE);

  return *gtk_label_get_text (self->file) != '\0';
}

gboolean
il_picker_row_get_current (IlPickerRow *self)
{
  g_return_val_if_fail (IL_IS_PICKER_ROW (self), FALSE);

  return self->current;
}

/* The mark keeps its place where there is none, so that texts wrap alike. */
void
il_picker_row_set_current (IlPickerRow *self,
                           gboolean     current)
{
  g_return_if_fail (IL_IS_PICKER_ROW (self));

  self->current = current;
  gtk_widget_set_opacity (self->check, current ? 1 : 0);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, current, -1);
}

gboolean
il_picker_row_matches (IlPickerRow *self,
                       const char  *query)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (IL_IS_PICKER_ROW (self), FALSE);

  if (query == NULL || *query == '\0')
    return TRUE;

  text = g_strconcat (gtk_label_get_text (self->title), " ", gtk_label_get_text (self->sentence),
                      " ", gtk_label_get_text (self->file), NULL);

  return g_str_match_string (query, text, TRUE);
}
