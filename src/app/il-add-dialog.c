/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-add-dialog.h"

#include <glib/gi18n.h>

#include "app/il-address-list.h"

/* More wrong lines than these are counted, not listed. */
#define PROBLEMS_SHOWN 20

struct _IlAddDialog
{
  AdwWindow parent_instance;

  GtkTextBuffer *buffer;
  GtkTextView *text;
  GtkLabel *problems;
  GtkWidget *problems_box;
  GtkButton *add_button;
};

enum
{
  ADD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IlAddDialog, il_add_dialog, ADW_TYPE_WINDOW)

static char *
dup_text (IlAddDialog *self)
{
  GtkTextIter begin, end;

  gtk_text_buffer_get_bounds (self->buffer, &begin, &end);

  return gtk_text_buffer_get_text (self->buffer, &begin, &end, FALSE);
}

static char *
describe_problems (GPtrArray *problems)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < problems->len && i < PROBLEMS_SHOWN; i++)
    {
      const IlAddressProblem *problem = g_ptr_array_index (problems, i);

      if (i > 0)
        g_string_append_c (text, '\n');
      /* Translators: a line's number and what is wrong with the address in it. */
      g_string_append_printf (text, _("Line %u: %s"), problem->line, problem->reason);
    }

  if (problems->len > PROBLEMS_SHOWN)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("and %u more line", "and %u more lines",
                                              problems->len - PROBLEMS_SHOWN),
                              problems->len - PROBLEMS_SHOWN);
    }

  return g_string_free (text, FALSE);
}

static void
update (IlAddDialog *self)
{
  g_autofree char *text = dup_text (self);
  g_autoptr (GPtrArray) problems = NULL;
  g_auto (GStrv) good = il_address_list_check (text, &problems);
  g_autofree char *described = describe_problems (problems);
  guint n = g_strv_length (good);
  g_autofree char *label = NULL;

  gtk_label_set_text (self->problems, described);
  gtk_widget_set_visible (self->problems_box, problems->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.add", n > 0);

  /* Translators: the button says how many addresses it will add. */
  label = n == 0 ? g_strdup (_("_Add")) : g_strdup_printf (_("_Add (%u)"), n);
  gtk_button_set_label (self->add_button, label);
}

/* What is wrong stays in the field to be mended. */
static void
keep_problems (IlAddDialog *self,
               GPtrArray   *problems)
{
  g_autofree char *text = dup_text (self);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *left = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      const IlAddressProblem *problem = g_ptr_array_index (problems, i);

      g_string_append_printf (left, "%s\n", lines[problem->line - 1]);
    }

  gtk_text_buffer_set_text (self->buffer, left->str, (int) left->len);
  g_string_free (left, TRUE);
}

static void
buffer_changed_cb (IlAddDialog *self)
{
  update (self);
}

static void
add_action_cb (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  IlAddDialog *self = IL_ADD_DIALOG (widget);
  g_autofree char *text = dup_text (self);
  g_autoptr (GPtrArray) problems = NULL;
  g_auto (GStrv) good = il_address_list_check (text, &problems);

  if (good[0] != NULL)
    g_signal_emit (self, signals[ADD], 0, good);

  if (problems->len == 0)
    gtk_window_close (GTK_WINDOW (self));
  else
    keep_problems (self, problems);
}

static void
il_add_dialog_class_init (IlAddDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[ADD] = g_signal_new ("add", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, G_TYPE_STRV);

  gtk_widget_class_set_template_from_resource (widget_class, IL_APP_PATH "/il-add-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, IlAddDialog, buffer);
  gtk_widget_class_bind_template_child (widget_class, IlAddDialog, text);
  gtk_widget_class_bind_template_child (widget_class, IlAddDialog, problems);
  gtk_widget_class_bind_template_child (widget_class, IlAddDialog, problems_box);
  gtk_widget_class_bind_template_child (widget_class, IlAddDialog, add_button);
  gtk_widget_class_bind_template_callback (widget_class, buffer_changed_cb);

  gtk_widget_class_install_action (widget_class, "dialog.add", NULL, add_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "dialog.add", NULL);
}

static void
il_add_dialog_init (IlAddDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->text));
  update (self);
}

IlAddDialog *
il_add_dialog_new (GtkWindow *parent)
{
  return g_object_new (IL_TYPE_ADD_DIALOG, "transient-for", parent, NULL);
}

void
il_add_dialog_set_text (IlAddDialog *self,
                        const char  *text)
{
  g_return_if_fail (IL_IS_ADD_DIALOG (self));

  gtk_text_buffer_set_text (self->buffer, text, -1);
}

const char *
il_add_dialog_get_problems (IlAddDialog *self)
{
  g_return_val_if_fail (IL_IS_ADD_DIALOG (self), NULL);

  return gtk_label_get_text (self->problems);
}
