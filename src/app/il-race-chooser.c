/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-race-chooser.h"

#include "analysis/il-text.h"

struct _IlRaceChooser
{
  GtkWidget parent_instance;

  IlRaceChoices choices;
  IlRecording *recording;
  GtkCustomFilter *filter;
  GSignalGroup *runs_signals;

  GtkMenuButton *button;
  GtkLabel *title;
  GtkWidget *arrow;
  GtkPopover *popover;
  GtkFilterListModel *finished;
  GtkSingleSelection *selection;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IlRaceChooser, il_race_chooser, GTK_TYPE_WIDGET)

static gboolean
is_finished (gpointer item,
             gpointer data)
{
  IlRaceChooser *self = data;

  return il_recording_is_finished (self->choices.get_recording (item));
}

/* Where there is nothing to choose the name is a label, and no button. */
static void
update_button (IlRaceChooser *self)
{
  gboolean has_choice = g_list_model_get_n_items (G_LIST_MODEL (self->finished)) > 0;

  gtk_widget_set_visible (self->arrow, has_choice);
  gtk_widget_set_can_target (GTK_WIDGET (self->button), has_choice);
  gtk_widget_set_can_focus (GTK_WIDGET (self->button), has_choice);
}

static void
mark_current (IlRaceChooser *self)
{
  GListModel *model = G_LIST_MODEL (self->finished);
  guint found = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);

      if (self->choices.get_recording (item) == self->recording)
        found = i;
    }

  gtk_single_selection_set_selected (self->selection, found);
}

static void
finished_cb (IlRaceChooser *self)
{
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update_button (self);
}

/* A run that is still under way can be chosen as soon as it is over. */
static void
runs_changed_cb (IlRaceChooser *self,
                 guint          position,
                 guint          n_removed,
                 guint          n_added)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (self->choices.runs, i);
      IlRecording *recording = self->choices.get_recording (item);

      if (!il_recording_is_finished (recording))
        g_signal_connect_object (recording, "notify::finished", G_CALLBACK (finished_cb), self,
                                 G_CONNECT_SWAPPED);
    }

  update_button (self);
}

static void
item_setup_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               IlRaceChooser            *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *duration = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (duration, "il-caption");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), duration);
  gtk_list_item_set_child (item, box);
}

static void
item_bind_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              IlRaceChooser            *self)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  GObject *run = gtk_list_item_get_item (item);
  g_autofree char *title = self->choices.dup_title (run);
  g_autofree char *duration =
    il_text_duration (il_recording_get_duration (self->choices.get_recording (run)));

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), title);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), duration);
}

static void
activate_cb (IlRaceChooser *self,
             guint          position)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->finished), position);

  gtk_popover_popdown (self->popover);
  if (item != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, item);
}

static void
il_race_chooser_dispose (GObject *object)
{
  IlRaceChooser *self = IL_RACE_CHOOSER (object);
  GtkWidget *child;

  /* The filter calls back here as long as its model can change. */
  if (self->finished != NULL)
    gtk_filter_list_model_set_model (self->finished, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->runs_signals);
  g_clear_object (&self->filter);
  g_clear_object (&self->choices.runs);
  g_clear_object (&self->recording);
  self->finished = NULL;

  G_OBJECT_CLASS (il_race_chooser_parent_class)->dispose (object);
}

static void
il_race_chooser_class_init (IlRaceChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = il_race_chooser_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_OBJECT);

  gtk_widget_class_set_template_from_resource (widget_class, IL_APP_PATH "/il-race-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, IlRaceChooser, button);
  gtk_widget_class_bind_template_child (widget_class, IlRaceChooser, title);
  gtk_widget_class_bind_template_child (widget_class, IlRaceChooser, arrow);
  gtk_widget_class_bind_template_child (widget_class, IlRaceChooser, popover);
  gtk_widget_class_bind_template_child (widget_class, IlRaceChooser, finished);
  gtk_widget_class_bind_template_child (widget_class, IlRaceChooser, selection);
  gtk_widget_class_bind_template_callback (widget_class, item_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, item_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
il_race_chooser_init (IlRaceChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filter = gtk_custom_filter_new (is_finished, self, NULL);
  gtk_filter_list_model_set_filter (self->finished, GTK_FILTER (self->filter));
  self->runs_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->runs_signals, "items-changed",
                                  G_CALLBACK (runs_changed_cb), self);
  g_signal_connect_object (self->popover, "show", G_CALLBACK (mark_current), self,
                           G_CONNECT_SWAPPED);
  update_button (self);
}

void
il_race_chooser_set_run (IlRaceChooser *self,
                         IlRecording   *recording,
                         const char    *title)
{
  g_return_if_fail (IL_IS_RACE_CHOOSER (self));

  g_set_object (&self->recording, recording);
  gtk_label_set_text (self->title, title);
}

void
il_race_chooser_set_choices (IlRaceChooser       *self,
                             const IlRaceChoices *choices)
{
  g_return_if_fail (IL_IS_RACE_CHOOSER (self));

  gtk_filter_list_model_set_model (self->finished, NULL);
  g_set_object (&self->choices.runs, choices->runs);
  self->choices.dup_title = choices->dup_title;
  self->choices.get_recording = choices->get_recording;
  gtk_filter_list_model_set_model (self->finished, choices->runs);
  g_signal_group_set_target (self->runs_signals, choices->runs);
  if (choices->runs != NULL)
    runs_changed_cb (self, 0, 0, g_list_model_get_n_items (choices->runs));
  else
    update_button (self);
}

const char *
il_race_chooser_get_title (IlRaceChooser *self)
{
  g_return_val_if_fail (IL_IS_RACE_CHOOSER (self), NULL);

  return gtk_label_get_text (self->title);
}
