/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-sweep-page.h"

#include <glib/gi18n.h>

#include "formats/il-sweep-csv.h"
#include "timeline/il-sweep-chart.h"

struct _IlSweepPage
{
  GtkWidget parent_instance;

  IlSweep *sweep;
  guint n_addresses;
  gboolean has_own_limit;
  gboolean is_setting_limit;
  gboolean busy;

  GtkWidget *box;
  GtkWidget *bar;
  GtkWidget *close_button;
  GtkWidget *start_button;
  GtkWidget *choice;
  GtkLabel *progress;
  GtkAdjustment *limit;
  GtkDropDown *rounds;
  GtkWidget *figures;
  GtkToggleButton *time_button;
  GtkWidget *copy_button;
  AdwButtonContent *copy_content;
  GtkStack *stack;
  GtkLabel *sentence;
  GtkLabel *hint;
  IlSweepChart *chart;
};

enum
{
  RUN_CHOSEN,
  COPIED,
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IlSweepPage, il_sweep_page, GTK_TYPE_WIDGET)

static char *
dup_progress (IlSweepPage *self)
{
  guint n = il_sweep_get_n_runs (self->sweep);

  if (!il_sweep_is_running (self->sweep))
    return g_strdup ("");

  /* Translators: which of the runs of a sweep is under way, and how many there are. */
  return g_strdup_printf (ngettext ("Run %u of %u", "Run %u of %u", n),
                          MIN (n, il_sweep_get_n_done (self->sweep) + 1), n);
}

/* A knee is named once all limits have been tried. */
static char *
dup_sentence (IlSweepPage *self)
{
  const IlSweepCurve *curve = il_sweep_get_curve (self->sweep);
  const IlSweepPoint *first = il_sweep_curve_get_point (curve, 1);

  if (il_sweep_is_running (self->sweep))
    return g_strdup (_("How many at once are enough?"));

  if (first->n_rounds == 0)
    return g_strdup (_("Stopped before the first run was complete."));

  if (first->n_whole == 0)
    return g_strdup (_("The sweep ends here: nothing can be compared "
                       "with a run that is not complete."));

  return il_sweep_curve_dup_sentence (curve);
}

static guint
count_measured (IlSweepPage *self)
{
  return il_sweep_get_curve (self->sweep) != NULL ? il_sweep_get_n_done (self->sweep) : 0;
}

static void
update_chart (IlSweepPage *self)
{
  const IlSweepCurve *curve = il_sweep_get_curve (self->sweep);
  g_autofree char *sentence = NULL;
  guint knee;

  gtk_stack_set_visible_child_name (self->stack, curve != NULL ? "chart" : "empty");
  gtk_widget_set_visible (self->figures, curve != NULL);
  gtk_widget_set_visible (self->copy_button, curve != NULL);
  gtk_widget_set_sensitive (self->copy_button, count_measured (self) > 0);
  if (curve == NULL)
    return;

  knee = il_sweep_is_running (self->sweep) ? 0 : il_sweep_curve_find_knee (curve);
  sentence = dup_sentence (self);
  il_sweep_chart_set_curve (self->chart, curve, knee);
  gtk_label_set_text (self->sentence, sentence);

  /* Its line stays, so that the chart keeps its height. */
  gtk_label_set_text (self->hint, count_measured (self) > 0 && !il_sweep_is_running (self->sweep)
                                  ? _("Click a bar to see its run.") : "");
}

static void
update (IlSweepPage *self)
{
  gboolean running = il_sweep_is_running (self->sweep);
  g_autofree char *progress = dup_progress (self);

  gtk_label_set_text (self->progress, progress);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), running);
  gtk_button_set_label (GTK_BUTTON (self->start_button), running ? _("_Stop") : _("_Start"));
  gtk_widget_set_tooltip_text (self->start_button,
                               running ? _("Stop the sweep")
                                       : _("Fetch the addresses once with each limit"));
  gtk_widget_set_sensitive (self->start_button,
                            running || (self->n_addresses > 0 && !self->busy));
  gtk_widget_set_sensitive (self->choice, !running);
  update_chart (self);
}

static void
start_cb (IlSweepPage *self)
{
  GtkStringObject *rounds = gtk_drop_down_get_selected_item (self->rounds);
  guint n_rounds = (guint) g_ascii_strtoull (gtk_string_object_get_string (rounds), NULL, 10);

  if (il_sweep_is_running (self->sweep))
    il_sweep_stop (self->sweep);
  else
    il_sweep_start (self->sweep, (guint) gtk_adjustment_get_value (self->limit), n_rounds);
}

static void
close_cb (IlSweepPage *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
limit_changed_cb (IlSweepPage *self)
{
  self->has_own_limit |= !self->is_setting_limit;
}

static void
figure_cb (IlSweepPage *self)
{
  il_sweep_chart_set_figure (self->chart, gtk_toggle_button_get_active (self->time_button)
                                          ? IL_SWEEP_TIME : IL_SWEEP_SPEED_UP);
}

static void
copy_cb (IlSweepPage *self)
{
  g_autofree char *table = il_sweep_csv_dup (il_sweep_get_curve (self->sweep));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), table);
  g_signal_emit (self, signals[COPIED], 0);
}

/* As long as it goes on, the session has a run of its own to show. */
static void
point_activated_cb (IlSweepPage *self,
                    guint        limit)
{
  IlRun *run = il_sweep_get_run (self->sweep, limit);

  if (run == NULL || self->busy || il_sweep_is_running (self->sweep))
    gtk_widget_error_bell (GTK_WIDGET (self));
  else
    g_signal_emit (self, signals[RUN_CHOSEN], 0, run);
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *parameter,
           gpointer   data)
{
  close_cb (IL_SWEEP_PAGE (widget));

  return TRUE;
}

static void
il_sweep_page_dispose (GObject *object)
{
  IlSweepPage *self = IL_SWEEP_PAGE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->sweep);

  G_OBJECT_CLASS (il_sweep_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, IlSweepPage, box);
  gtk_widget_class_bind_template_child (widget_class, IlSweepPage, bar);
  gtk_widget_class_bind_template_child (widget_class, IlSweepPage, close_button);
  gtk_widget_class_bind_template_child (widget_class, IlSweepPage, start_button);
  gtk_widget_class_bind_template_child (widget_class, IlSweepPage, choice);
  gtk_widget_class_bind_template_child (widget_class, IlSweepPage, progress);
  gtk_widget_class_bind_template_child (widget_class, IlSweepPage, limit);
  gtk_widget_class_bind_template_child (widget_class, IlSweepPage, rounds);
  gtk_widget_class_bind_template_child (widget_class, IlSweepPage, figures);
  gtk_widget_class_bind_template_child (widget_class, IlSweepPage, time_button);
  gtk_widget_class_bind_template_child (widget_class, IlSweepPage, copy_button);
  gtk_widget_class_bind_template_child (widget_class, IlSweepPage, copy_content);
  gtk_widget_class_bind_template_child (widget_class, IlSweepPage, stack);
  gtk_widget_class_bind_template_child (widget_class, IlSweepPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, IlSweepPage, hint);
  gtk_widget_class_bind_template_child (widget_class, IlSweepPage, chart);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, limit_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, figure_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, point_activated_cb);
}

static void
il_sweep_page_class_init (IlSweepPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = il_sweep_page_dispose;

  signals[RUN_CHOSEN] = g_signal_new ("run-chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 1, IL_TYPE_RUN);
  signals[COPIED] = g_signal_new ("copied", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  signals[CLOSED] = g_signal_new ("closed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  g_type_ensure (IL_TYPE_SWEEP_CHART);
  gtk_widget_class_set_template_from_resource (widget_class, IL_APP_PATH "/il-sweep-page.ui");
  bind_template (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
il_sweep_page_init (IlSweepPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  il_sweep_page_set_narrow (self, FALSE);
}

void
il_sweep_page_set_sweep (IlSweepPage *self,
                         IlSweep     *sweep)
{
  g_return_if_fail (IL_IS_SWEEP_PAGE (self) && self->sweep == NULL);
  g_return_if_fail (IL_IS_SWEEP (sweep));

  self->sweep = g_object_ref (sweep);
  g_signal_connect_object (sweep, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sweep, "notify::running", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

void
il_sweep_page_set_n_addresses (IlSweepPage *self,
                               guint        n)
{
  g_return_if_fail (IL_IS_SWEEP_PAGE (self));

  self->n_addresses = n;
  if (!self->has_own_limit)
    {
      self->is_setting_limit = TRUE;
      gtk_adjustment_set_value (self->limit, il_sweep_curve_choose_max_limit (n));
      self->is_setting_limit = FALSE;
    }

  update (self);
}

void
il_sweep_page_set_busy (IlSweepPage *self,
                        gboolean     busy)
{
  g_return_if_fail (IL_IS_SWEEP_PAGE (self));

  self->busy = busy;
  update (self);
}

void
il_sweep_page_set_narrow (IlSweepPage *self,
                          gboolean     narrow)
{
  g_return_if_fail (IL_IS_SWEEP_PAGE (self));

  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->bar), narrow ? GTK_ORIENTATION_VERTICAL
                                                                     : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_halign (self->figures, narrow ? GTK_ALIGN_START : GTK_ALIGN_END);
  adw_button_content_set_label (self->copy_content, narrow ? "" : _("_Copy as CSV"));
}

void
il_sweep_page_set_style (IlSweepPage *self,
                         IlStyle      style)
{
  g_return_if_fail (IL_IS_SWEEP_PAGE (self));

  il_sweep_chart_set_style (self->chart, style);
}

void
il_sweep_page_focus (IlSweepPage *self)
{
  g_return_if_fail (IL_IS_SWEEP_PAGE (self));

  if (count_measured (self) > 0 && !il_sweep_is_running (self->sweep))
    gtk_widget_child_focus (GTK_WIDGET (self->chart), GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (self->start_button);
}
