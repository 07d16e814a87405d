/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-runs-panel.h"

#include "app/il-run-row.h"

/* Where the menu opens that no pointer asked for, in px from the row's start. */
#define MENU_INDENT 40

struct _IlRunsPanel
{
  AdwBin parent_instance;

  IlSession *session;
  IlView *view;
  gint64 span;
  IlStyle style;

  GtkLabel *heading;
  GtkCheckButton *remember;
  GtkSpinButton *limit;
  GtkStack *stack;
  GtkListView *list;
  GtkSingleSelection *selection;
  GtkPopover *popover;
  GtkWidget *item;
};

enum
{
  SIGNAL_DELETED,
  SIGNAL_RACE,
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IlRunsPanel, il_runs_panel, ADW_TYPE_BIN)

static IlRunRow *
get_row (GtkWidget *item)
{
  GtkWidget *child = gtk_widget_get_first_child (item);

  return IL_IS_RUN_ROW (child) ? IL_RUN_ROW (child) : NULL;
}

static IlRunRow *
find_row (IlRunsPanel *self,
          IlRun       *run)
{
  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->list)); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    {
      IlRunRow *row = get_row (item);

      if (row != NULL && il_run_row_get_run (row) == run)
        return row;
    }

  return NULL;
}

static void
update_look (IlRunsPanel *self)
{
  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->list)); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    {
      IlRunRow *row = get_row (item);

      if (row != NULL)
        il_run_row_set_look (row, self->span, self->style);
    }
}

/* The longest run is as wide as the list. */
static void
update_span (IlRunsPanel *self)
{
  GListModel *runs = G_LIST_MODEL (il_session_get_runs (self->session));
  guint n = g_list_model_get_n_items (runs);

  self->span = 0;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (IlRun) run = g_list_model_get_item (runs, i);

      self->span = MAX (self->span, il_recording_get_duration (il_run_get_recording (run)));
    }

  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");
  update_look (self);
}

static void
update_actions (IlRunsPanel *self)
{
  gboolean selected = il_runs_panel_get_selected (self) != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "runs.rename", selected);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "runs.delete", selected);
}

/* What is shown is selected. */
static void
follow_run (IlRunsPanel *self)
{
  IlRun *run = il_session_get_run (self->session);
  guint position = GTK_INVALID_LIST_POSITION;

  if (gtk_single_selection_get_model (self->selection) == NULL)
    return;

  if (run == NULL || !il_run_list_find (il_session_get_runs (self->session), run, &position))
    position = GTK_INVALID_LIST_POSITION;

  gtk_single_selection_set_selected (self->selection, position);
}

static void
runs_changed_cb (IlRunsPanel *self)
{
  update_span (self);
  follow_run (self);
  update_actions (self);
}

/* While a run is under way that is every frame. */
static void
view_changed_cb (IlRunsPanel *self)
{
  if (self->style == il_view_get_style (self->view))
    return;

  self->style = il_view_get_style (self->view);
  update_look (self);
}

/* And what is selected is shown, unless a run is under way. */
static void
selected_changed_cb (IlRunsPanel *self)
{
  IlRun *run = il_runs_panel_get_selected (self);

  update_actions (self);
  if (run != NULL && run != il_session_get_run (self->session))
    il_session_show_run (self->session, run);
}

/* A list that nobody sees costs nothing. */
static void
visible_changed_cb (IlRunsPanel *self)
{
  gboolean visible = gtk_widget_get_visible (GTK_WIDGET (self));
  IlRunList *runs = il_session_get_runs (self->session);

  gtk_single_selection_set_model (self->selection, visible ? G_LIST_MODEL (runs) : NULL);
  if (visible)
    runs_changed_cb (self);
}

static void
activate_cb (IlRunsPanel *self)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static void
row_setup_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              IlRunsPanel              *self)
{
  gtk_list_item_set_child (item, il_run_row_new ());
}

static void
row_bind_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             IlRunsPanel              *self)
{
  IlRunRow *row = IL_RUN_ROW (gtk_list_item_get_child (item));

  il_run_row_set_look (row, self->span, self->style);
  il_run_row_set_run (row, gtk_list_item_get_item (item));
}

static void
row_unbind_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               IlRunsPanel              *self)
{
  il_run_row_set_run (IL_RUN_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
rename_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  IlRunsPanel *self = IL_RUNS_PANEL (widget);
  IlRunRow *row;

  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u",
                              gtk_single_selection_get_selected (self->selection));
  row = find_row (self, il_runs_panel_get_selected (self));
  if (row != NULL)
    il_run_row_rename (row);
}

static void
delete_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  IlRunsPanel *self = IL_RUNS_PANEL (widget);
  g_autoptr (IlRun) run = g_object_ref (il_runs_panel_get_selected (self));
  gboolean shown = il_session_get_run (self->session) == run;

  il_session_remove_run (self->session, run);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  g_signal_emit (self, signals[SIGNAL_DELETED], 0, run, shown);
}

static void
race_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  IlRun *run = il_runs_panel_get_selected (IL_RUNS_PANEL (widget));

  if (run != NULL)
    g_signal_emit (widget, signals[SIGNAL_RACE], 0, run);
}

/* What is clicked is selected first: the menu's actions work on that. */
static void
open_menu_at (IlRunsPanel *self,
              double       x,
              double       y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->list), x, y, GTK_PICK_DEFAULT);
  IlRunRow *row = NULL;
  guint position;
  graphene_point_t at;

  while (picked != NULL && picked != GTK_WIDGET (self->list) && row == NULL)
    {
      row = IL_IS_RUN_ROW (picked) ? IL_RUN_ROW (picked) : get_row (picked);
      picked = gtk_widget_get_parent (picked);
    }
  if (row == NULL || !il_run_list_find (il_session_get_runs (self->session),
                                        il_run_row_get_run (row), &position))
    return;

  gtk_single_selection_set_selected (self->selection, position);
  g_set_weak_pointer (&self->item, gtk_widget_get_parent (GTK_WIDGET (row)));
  if (gtk_widget_compute_point (GTK_WIDGET (self->list), GTK_WIDGET (self),
                                &GRAPHENE_POINT_INIT ((float) x, (float) y), &at))
    gtk_popover_set_pointing_to (self->popover, &(GdkRectangle) { (int) at.x, (int) at.y, 1, 1 });
  gtk_popover_popup (self->popover);
}

static void
secondary_pressed_cb (IlRunsPanel *self,
                      int          n_press,
                      double       x,
                      double       y)
{
  open_menu_at (self, x, y);
}

static void
long_pressed_cb (IlRunsPanel *self,
                 double       x,
                 double       y)
{
  open_menu_at (self, x, y);
}

static void
menu_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  IlRunsPanel *self = IL_RUNS_PANEL (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  graphene_point_t at;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)) ||
      !gtk_widget_compute_point (focus, GTK_WIDGET (self->list),
                                 &GRAPHENE_POINT_INIT (MENU_INDENT,
                                                       (float) gtk_widget_get_height (focus) / 2),
                                 &at))
    return;

  open_menu_at (self, at.x, at.y);
}

/* A menu takes the focus and does not give it back; an item of it may have
 * moved it by now. */
static void
closed_cb (IlRunsPanel *self)
{
  IlRunRow *row = self->item != NULL ? get_row (self->item) : NULL;

  if (row != NULL && !il_run_row_is_renaming (row))
    gtk_widget_grab_focus (self->item);
  g_clear_weak_pointer (&self->item);
}

static void
il_runs_panel_dispose (GObject *object)
{
  IlRunsPanel *self = IL_RUNS_PANEL (object);

  g_clear_weak_pointer (&self->item);
  if (self->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->popover));
  self->popover = NULL;
  g_clear_object (&self->session);
  g_clear_object (&self->view);

  G_OBJECT_CLASS (il_runs_panel_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, IlRunsPanel, heading);
  gtk_widget_class_bind_template_child (widget_class, IlRunsPanel, remember);
  gtk_widget_class_bind_template_child (widget_class, IlRunsPanel, limit);
  gtk_widget_class_bind_template_child (widget_class, IlRunsPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, IlRunsPanel, list);
  gtk_widget_class_bind_template_child (widget_class, IlRunsPanel, selection);
  gtk_widget_class_bind_template_child (widget_class, IlRunsPanel, popover);
  gtk_widget_class_bind_template_callback (widget_class, selected_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, secondary_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, long_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
}

static void
il_runs_panel_class_init (IlRunsPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = il_runs_panel_dispose;

  signals[SIGNAL_DELETED] =
    g_signal_new ("deleted", IL_TYPE_RUNS_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, IL_TYPE_RUN, G_TYPE_BOOLEAN);
  signals[SIGNAL_RACE] =
    g_signal_new ("race", IL_TYPE_RUNS_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                  1, IL_TYPE_RUN);
  signals[SIGNAL_CHOSEN] =
    g_signal_new ("chosen", IL_TYPE_RUNS_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, IL_APP_PATH "/il-runs-panel.ui");
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "runs.rename", NULL, rename_cb);
  gtk_widget_class_install_action (widget_class, "runs.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "runs.race", NULL, race_cb);
  gtk_widget_class_install_action (widget_class, "runs.menu", NULL, menu_cb);
}

static void
il_runs_panel_init (IlRunsPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
  il_runs_panel_set_can_race (self, FALSE);
}

void
il_runs_panel_set_up (IlRunsPanel *self,
                      IlSession   *session,
                      IlView      *view,
                      GSettings   *settings)
{
  g_return_if_fail (IL_IS_RUNS_PANEL (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  self->view = g_object_ref (view);
  g_settings_bind (settings, "remember-runs", self->remember, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "runs-limit", self->limit, "value", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (self, "notify::visible", G_CALLBACK (visible_changed_cb), self, 0);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (runs_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::run", G_CALLBACK (follow_run), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "changed", G_CALLBACK (view_changed_cb), self,
                           G_CONNECT_SWAPPED);
  view_changed_cb (self);
  visible_changed_cb (self);
}

void
il_runs_panel_set_can_race (IlRunsPanel *self,
                            gboolean     can_race)
{
  g_return_if_fail (IL_IS_RUNS_PANEL (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "runs.race", can_race);
}

void
il_runs_panel_set_narrow (IlRunsPanel *self,
                          gboolean     narrow)
{
  g_return_if_fail (IL_IS_RUNS_PANEL (self));

  gtk_list_view_set_single_click_activate (self->list, narrow);
}

IlRun *
il_runs_panel_get_selected (IlRunsPanel *self)
{
  g_return_val_if_fail (IL_IS_RUNS_PANEL (self), NULL);

  return gtk_single_selection_get_selected_item (self->selection);
}
