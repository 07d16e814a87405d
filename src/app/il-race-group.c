/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-race-group.h"

#include <glib/gi18n.h>

#include "analysis/il-race-text.h"
#include "app/il-race-row.h"
#include "app/il-split.h"

/* Free px above and below the rows, where flags stand and nothing scrolls. */
#define PAD 20
#define PAD_NARROW 8
#define TITLE_MARGIN 18

/* What can be seen of a long list in the lowest window, px. */
#define LEAST_ROWS 104
#define LEAST_ROWS_NARROW 34

struct _IlRaceGroup
{
  GtkWidget parent_instance;

  IlView *views[IL_N_RACE_SIDES];
  IlRaceSide side;
  IlRace *race;

  IlSplit *split;
  GtkWidget *head;
  IlRaceChooser *chooser;
  GtkLabel *duration;
  GtkLabel *caption;
  GtkScrolledWindow *scroller;
  GtkWidget *list;
  GtkNoSelection *rows;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IlRaceGroup, il_race_group, GTK_TYPE_WIDGET)

static void
update_shape (IlRaceGroup *self)
{
  gboolean narrow = il_view_get_narrow (self->views[self->side]);
  GtkWidget *scroller = GTK_WIDGET (self->scroller);

  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");

  g_object_set (self->split, "start-width", IL_RACE_TITLE_WIDTH, "narrow", narrow, NULL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->head),
                                  narrow ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_hexpand (GTK_WIDGET (self->chooser), narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->caption), !narrow);
  gtk_widget_set_margin_start (self->head, narrow ? 0 : TITLE_MARGIN);
  gtk_widget_set_margin_top (scroller, narrow ? PAD_NARROW : PAD);
  gtk_widget_set_margin_bottom (scroller, narrow ? PAD_NARROW : PAD);
  gtk_scrolled_window_set_min_content_height (self->scroller,
                                              narrow ? LEAST_ROWS_NARROW : LEAST_ROWS);
}

static void
view_changed_cb (IlRaceGroup *self)
{
  if (gtk_widget_has_css_class (GTK_WIDGET (self), "narrow") !=
      il_view_get_narrow (self->views[self->side]))
    update_shape (self);
}

static void
chosen_cb (IlRaceGroup *self,
           IlRun       *run)
{
  g_signal_emit (self, signals[CHOSEN], 0, run);
}

static void
row_setup_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              IlRaceGroup              *self)
{
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, il_race_row_new (self->views, self->side));
}

static void
row_bind_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             IlRaceGroup              *self)
{
  il_race_row_set_pair (IL_RACE_ROW (gtk_list_item_get_child (item)),
                        gtk_list_item_get_item (item));
}

static void
row_unbind_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               IlRaceGroup              *self)
{
  il_race_row_set_pair (IL_RACE_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
il_race_group_dispose (GObject *object)
{
  IlRaceGroup *self = IL_RACE_GROUP (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  for (guint side = 0; side < IL_N_RACE_SIDES; side++)
    g_clear_object (&self->views[side]);
  g_clear_object (&self->race);

  G_OBJECT_CLASS (il_race_group_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, IlRaceGroup, split);
  gtk_widget_class_bind_template_child (widget_class, IlRaceGroup, head);
  gtk_widget_class_bind_template_child (widget_class, IlRaceGroup, chooser);
  gtk_widget_class_bind_template_child (widget_class, IlRaceGroup, duration);
  gtk_widget_class_bind_template_child (widget_class, IlRaceGroup, caption);
  gtk_widget_class_bind_template_child (widget_class, IlRaceGroup, scroller);
  gtk_widget_class_bind_template_child (widget_class, IlRaceGroup, list);
  gtk_widget_class_bind_template_child (widget_class, IlRaceGroup, rows);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_unbind_cb);
}

static void
il_race_group_class_init (IlRaceGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = il_race_group_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, IL_TYPE_RUN);

  g_type_ensure (IL_TYPE_SPLIT);
  g_type_ensure (IL_TYPE_RACE_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class, IL_APP_PATH "/il-race-group.ui");
  bind_template (widget_class);
}

static void
il_race_group_init (IlRaceGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
il_race_group_set_views (IlRaceGroup   *self,
                         IlView *const *views,
                         IlRaceSide     side)
{
  g_return_if_fail (IL_IS_RACE_GROUP (self));
  g_return_if_fail (self->views[0] == NULL);
  g_return_if_fail (side < IL_N_RACE_SIDES);

  self->side = side;
  for (guint i = 0; i < IL_N_RACE_SIDES; i++)
    self->views[i] = g_object_ref (views[i]);
  g_signal_connect_object (views[side], "changed", G_CALLBACK (view_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update_shape (self);
}

void
il_race_group_set_race (IlRaceGroup *self,
                        IlRace      *race,
                        IlRun       *run)
{
  g_autofree char *mode = NULL;

  g_return_if_fail (IL_IS_RACE_GROUP (self));

  g_set_object (&self->race, race);
  il_race_chooser_set_run (self->chooser, run);
  gtk_no_selection_set_model (self->rows, G_LIST_MODEL (race));
  mode = il_run_dup_mode (run);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  mode, -1);
}

void
il_race_group_set_choices (IlRaceGroup *self,
                           GListModel  *runs)
{
  g_return_if_fail (IL_IS_RACE_GROUP (self));

  il_race_chooser_set_choices (self->chooser, runs);
}

void
il_race_group_show_moment (IlRaceGroup        *self,
                           const IlRaceMoment *moment)
{
  g_autofree char *duration = NULL;
  g_autofree char *caption = NULL;

  g_return_if_fail (IL_IS_RACE_GROUP (self));
  g_return_if_fail (self->race != NULL);

  duration = il_race_text_duration (moment, self->side);
  caption = il_race_text_caption (self->race, moment, self->side);
  gtk_label_set_text (self->duration, duration);
  gtk_label_set_text (self->caption, caption);
}

GtkWidget *
il_race_group_get_band (IlRaceGroup *self)
{
  g_return_val_if_fail (IL_IS_RACE_GROUP (self), NULL);

  return GTK_WIDGET (self->scroller);
}

GtkAdjustment *
il_race_group_get_vadjustment (IlRaceGroup *self)
{
  g_return_val_if_fail (IL_IS_RACE_GROUP (self), NULL);

  return gtk_scrolled_window_get_vadjustment (self->scroller);
}

const char *
il_race_group_get_duration (IlRaceGroup *self)
{
  g_return_val_if_fail (IL_IS_RACE_GROUP (self), NULL);

  return gtk_label_get_text (self->duration);
}

const char *
il_race_group_get_caption (IlRaceGroup *self)
{
  g_return_val_if_fail (IL_IS_RACE_GROUP (self), NULL);

  return gtk_label_get_text (self->caption);
}
