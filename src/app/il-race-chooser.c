/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-race-chooser.h"

#include "analysis/il-text.h"

struct _IlRaceChooser
{
  GtkWidget parent_instance;

  GListModel *runs;
  GSignalGroup *runs_signals;
  IlRun *run;
  GSignalGroup *run_signals;

  GtkMenuButton *button;
  GtkLabel *title;
  GtkWidget *arrow;
  GtkPopover *popover;
  GtkSingleSelection *selection;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IlRaceChooser, il_race_chooser, GTK_TYPE_WIDGET)

static void
update_title (IlRaceChooser *self)
{
  g_autofree char *title = self->run != NULL ? il_run_dup_title (self->run) : g_strdup ("");

  gtk_label_set_text (self->title, title);
}

/* Where there is nothing to choose the name is a label, and no button. */
static void
update_button (IlRaceChooser *self)
{
  gboolean has_choice = self->runs != NULL && g_list_model_get_n_items (self->runs) > 0;

  gtk_widget_set_visible (self->arrow, has_choice);
  gtk_widget_set_can_target (GTK_WIDGET (self->button), has_choice);
  gtk_widget_set_can_focus (GTK_WIDGET (self->button), has_choice);
}

static guint
find_current (IlRaceChooser *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->runs); i++)
    {
      g_autoptr (IlRun) run = g_list_model_get_item (self->runs, i);

      if (run == self->run)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

/* Made anew each time, so that the names are those of now. */
static void
fill_list_cb (GtkMenuButton *button,
              gpointer       data)
{
  IlRaceChooser *self = data;

  gtk_single_selection_set_model (self->selection, NULL);
  gtk_single_selection_set_model (self->selection, self->runs);
  if (self->runs != NULL)
    gtk_single_selection_set_selected (self->selection, find_current (self));
}

static void
item_setup_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               IlRaceChooser            *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *detail = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (detail, "il-caption");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), detail);
  gtk_list_item_set_child (item, box);
}

static void
item_bind_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              IlRaceChooser            *self)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  IlRun *run = gtk_list_item_get_item (item);
  g_autofree char *title = il_run_dup_title (run);
  g_autofree char *duration =
    il_text_duration (il_recording_get_duration (il_run_get_recording (run)));
  const char *outcome = il_run_get_outcome (run);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), title);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)),
                      outcome != NULL ? outcome : duration);
}

static void
activate_cb (IlRaceChooser *self,
             guint          position)
{
  g_autoptr (IlRun) run = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  gtk_popover_popdown (self->popover);
  if (run != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, run);
}

static void
il_race_chooser_dispose (GObject *object)
{
  IlRaceChooser *self = IL_RACE_CHOOSER (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->runs_signals);
  g_clear_object (&self->runs);
  g_clear_object (&self->run_signals);
  g_clear_object (&self->run);

  G_OBJECT_CLASS (il_race_chooser_parent_class)->dispose (object);
}

static void
il_race_chooser_class_init (IlRaceChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = il_race_chooser_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, IL_TYPE_RUN);

  gtk_widget_class_set_template_from_resource (widget_class, IL_APP_PATH "/il-race-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, IlRaceChooser, button);
  gtk_widget_class_bind_template_child (widget_class, IlRaceChooser, title);
  gtk_widget_class_bind_template_child (widget_class, IlRaceChooser, arrow);
  gtk_widget_class_bind_template_child (widget_class, IlRaceChooser, popover);
  gtk_widget_class_bind_template_child (widget_class, IlRaceChooser, selection);
  gtk_widget_class_bind_template_callback (widget_class, item_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, item_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
il_race_chooser_init (IlRaceChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->button, fill_list_cb, self, NULL);
  self->runs_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->runs_signals, "items-changed",
                                  G_CALLBACK (update_button), self);
  self->run_signals = g_signal_group_new (IL_TYPE_RUN);
  g_signal_group_connect_swapped (self->run_signals, "notify::name", G_CALLBACK (update_title),
                                  self);
  update_button (self);
}

void
il_race_chooser_set_run (IlRaceChooser *self,
                         IlRun         *run)
{
  g_return_if_fail (IL_IS_RACE_CHOOSER (self));

  if (!g_set_object (&self->run, run))
    return;

  g_signal_group_set_target (self->run_signals, run);
  update_title (self);
}

void
il_race_chooser_set_choices (IlRaceChooser *self,
                             GListModel    *runs)
{
  g_return_if_fail (IL_IS_RACE_CHOOSER (self));

  if (!g_set_object (&self->runs, runs))
    return;

  g_signal_group_set_target (self->runs_signals, runs);
  gtk_single_selection_set_model (self->selection, NULL);
  update_button (self);
}

const char *
il_race_chooser_get_title (IlRaceChooser *self)
{
  g_return_val_if_fail (IL_IS_RACE_CHOOSER (self), NULL);

  return gtk_label_get_text (self->title);
}
