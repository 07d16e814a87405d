/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-race-page.h"

#include "analysis/il-race-text.h"
#include "app/il-race-field.h"
#include "app/il-race-group.h"
#include "app/il-race-verdict.h"
#include "app/il-split.h"
#include "timeline/il-frame-driver.h"
#include "timeline/il-ruler.h"

#define HEAD_MARGIN 18
#define HEAD_MARGIN_END 24
#define HEAD_MARGIN_NARROW 16
#define HEAD_TOP_NARROW 6

/* Beside a badge, and what a group leaves free at its right. */
#define AXIS_START_NARROW (16 + IL_RACE_BADGE_WIDTH)
#define AXIS_END_NARROW 16

/* So often, in µs, a screen reader finds another description of the same. */
#define TELL_INTERVAL 500000

struct _IlRacePage
{
  GtkWidget parent_instance;

  IlView *look;
  IlPlayhead *playhead;
  IlFrameDriver *driver;
  IlView *axis;
  IlView *views[IL_N_RACE_SIDES];
  IlRun *runs[IL_N_RACE_SIDES];
  IlRace *race;
  IlRaceAlign align;
  IlRaceMoment told;
  gboolean has_told;

  GtkWidget *page;
  IlRaceField *field;
  GtkBox *column;
  IlSplit *ruler_split;
  GtkWidget *head;
  GtkLabel *heading;
  GtkDropDown *align_list;
  IlRuler *ruler;
  IlRaceGroup *first;
  IlRaceGroup *second;
  IlRaceVerdict *verdict;
};

enum
{
  PROP_ALIGN = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IlRacePage, il_race_page, GTK_TYPE_WIDGET)

static IlRaceGroup *
get_group (IlRacePage *self,
           IlRaceSide  side)
{
  return side == IL_RACE_FIRST ? self->first : self->second;
}

static IlRaceMoment
get_moment (IlRacePage *self)
{
  return il_race_at (self->race, self->align, il_playhead_get_time (self->playhead));
}

static char *
dup_description (IlRacePage         *self,
                 const IlRaceMoment *moment)
{
  g_autofree char *first = il_run_dup_title (self->runs[IL_RACE_FIRST]);
  g_autofree char *second = il_run_dup_title (self->runs[IL_RACE_SECOND]);

  return il_race_text_description (self->race, moment, (const char *[]) { first, second });
}

/* Rebuilt when a run is over or some time has passed, not per frame. */
static void
update_accessible (IlRacePage         *self,
                   const IlRaceMoment *moment)
{
  g_autofree char *text = NULL;

  if (self->has_told && ABS (moment->time - self->told.time) < TELL_INTERVAL &&
      moment->finished[IL_RACE_FIRST] == self->told.finished[IL_RACE_FIRST] &&
      moment->finished[IL_RACE_SECOND] == self->told.finished[IL_RACE_SECOND])
    return;

  self->told = *moment;
  self->has_told = TRUE;
  text = dup_description (self, moment);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->field),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
update (IlRacePage *self)
{
  IlRaceMoment moment;

  if (self->race == NULL)
    return;

  moment = get_moment (self);
  il_race_group_show_moment (self->first, &moment);
  il_race_group_show_moment (self->second, &moment);
  il_race_verdict_show_moment (self->verdict, self->race, &moment);
  update_accessible (self, &moment);
}

/* The runs, where they begin, and the end of their clock.  The playhead comes
 * last: from there on everything is asked for at its time. */
static void
update_clock (IlRacePage *self)
{
  IlRecording *recordings[IL_N_RACE_SIDES];
  gint64 shifts[IL_N_RACE_SIDES];
  gboolean at_end = il_playhead_get_time (self->playhead) == il_playhead_get_end (self->playhead);

  for (guint side = 0; side < IL_N_RACE_SIDES; side++)
    {
      recordings[side] = il_race_get_recording (self->race, side);
      shifts[side] = il_race_get_shift (self->race, side, self->align);
      il_view_set_recording (self->views[side], recordings[side]);
      il_view_set_shift (self->views[side], shifts[side]);
    }

  il_view_set_recording (self->axis, recordings[IL_RACE_FIRST]);
  il_race_field_set_race (self->field, self->race, self->align);
  il_playhead_set_pair (self->playhead, recordings[IL_RACE_FIRST], shifts[IL_RACE_FIRST],
                        recordings[IL_RACE_SECOND], shifts[IL_RACE_SECOND]);
  if (at_end)
    il_playhead_follow (self->playhead);
  self->has_told = FALSE;
  update (self);
}

/* In a narrow window what stands beside the axis stands above it. */
static void
place_head (IlRacePage *self,
            gboolean    narrow)
{
  g_autoptr (GtkWidget) head = g_object_ref (self->head);
  gboolean is_above = gtk_widget_get_parent (head) == GTK_WIDGET (self->column);

  if (narrow && !is_above)
    {
      g_object_set (self->ruler_split, "start", NULL, NULL);
      gtk_box_prepend (self->column, head);
    }
  else if (!narrow && is_above)
    {
      gtk_box_remove (self->column, head);
      g_object_set (self->ruler_split, "start", head, NULL);
    }
}

static void
update_shape (IlRacePage *self)
{
  gboolean narrow = il_view_get_narrow (self->axis);

  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");

  place_head (self, narrow);
  gtk_widget_set_margin_top (self->head, narrow ? HEAD_TOP_NARROW : 0);
  gtk_widget_set_margin_start (self->head, narrow ? HEAD_MARGIN_NARROW : HEAD_MARGIN);
  gtk_widget_set_margin_end (self->head, narrow ? HEAD_MARGIN_NARROW : HEAD_MARGIN_END);
  g_object_set (self->ruler_split,
                "start-width", narrow ? AXIS_START_NARROW : IL_SPLIT_START,
                "end-pad", narrow ? AXIS_END_NARROW : IL_SPLIT_END_PAD,
                NULL);
  il_race_verdict_set_narrow (self->verdict, narrow);
}

static void
take_look (IlRacePage *self,
           IlView     *view)
{
  il_view_set_style (view, il_view_get_style (self->look));
  il_view_set_narrow (view, il_view_get_narrow (self->look));
  il_view_set_show_lines (view, il_view_get_show_lines (self->look));
}

static void
look_changed_cb (IlRacePage *self)
{
  gboolean narrow = il_view_get_narrow (self->axis);

  take_look (self, self->axis);
  for (guint side = 0; side < IL_N_RACE_SIDES; side++)
    take_look (self, self->views[side]);
  if (narrow != il_view_get_narrow (self->axis))
    update_shape (self);
}

static void
align_chosen_cb (IlRacePage *self)
{
  guint selected = gtk_drop_down_get_selected (self->align_list);

  if (selected < IL_N_RACE_ALIGNS)
    il_race_page_set_align (self, selected);
}

static void
first_chosen_cb (IlRacePage *self,
                 IlRun      *run)
{
  if (self->race != NULL)
    il_race_page_set_runs (self, run, self->runs[IL_RACE_SECOND]);
}

static void
second_chosen_cb (IlRacePage *self,
                  IlRun      *run)
{
  if (self->race != NULL)
    il_race_page_set_runs (self, self->runs[IL_RACE_FIRST], run);
}

static void
il_race_page_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ALIGN:
      g_value_set_uint (value, IL_RACE_PAGE (object)->align);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
il_race_page_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_ALIGN:
      il_race_page_set_align (IL_RACE_PAGE (object), g_value_get_uint (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
il_race_page_dispose (GObject *object)
{
  IlRacePage *self = IL_RACE_PAGE (object);

  g_clear_object (&self->driver);
  g_clear_pointer (&self->page, gtk_widget_unparent);
  g_clear_object (&self->race);
  g_clear_object (&self->look);
  for (guint side = 0; side < IL_N_RACE_SIDES; side++)
    {
      g_clear_object (&self->views[side]);
      g_clear_object (&self->runs[side]);
    }
  g_clear_object (&self->axis);
  g_clear_object (&self->playhead);

  G_OBJECT_CLASS (il_race_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, IlRacePage, page);
  gtk_widget_class_bind_template_child (widget_class, IlRacePage, field);
  gtk_widget_class_bind_template_child (widget_class, IlRacePage, column);
  gtk_widget_class_bind_template_child (widget_class, IlRacePage, ruler_split);
  gtk_widget_class_bind_template_child (widget_class, IlRacePage, head);
  gtk_widget_class_bind_template_child (widget_class, IlRacePage, heading);
  gtk_widget_class_bind_template_child (widget_class, IlRacePage, align_list);
  gtk_widget_class_bind_template_child (widget_class, IlRacePage, ruler);
  gtk_widget_class_bind_template_child (widget_class, IlRacePage, first);
  gtk_widget_class_bind_template_child (widget_class, IlRacePage, second);
  gtk_widget_class_bind_template_child (widget_class, IlRacePage, verdict);
  gtk_widget_class_bind_template_callback (widget_class, align_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, first_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, second_chosen_cb);
}

static void
il_race_page_class_init (IlRacePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = il_race_page_get_property;
  object_class->set_property = il_race_page_set_property;
  object_class->dispose = il_race_page_dispose;

  properties[PROP_ALIGN] = g_param_spec_uint ("align", NULL, NULL, 0, IL_N_RACE_ALIGNS - 1,
                                              IL_RACE_ALIGN_START,
                                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                              G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (IL_TYPE_SPLIT);
  g_type_ensure (IL_TYPE_RULER);
  g_type_ensure (IL_TYPE_RACE_FIELD);
  g_type_ensure (IL_TYPE_RACE_GROUP);
  g_type_ensure (IL_TYPE_RACE_VERDICT);
  gtk_widget_class_set_template_from_resource (widget_class, IL_APP_PATH "/il-race-page.ui");
  bind_template (widget_class);
}

/* Matched rows stay level: what scrolls one group scrolls the other. */
static void
join_groups (IlRacePage *self)
{
  g_object_bind_property (il_race_group_get_vadjustment (self->first), "value",
                          il_race_group_get_vadjustment (self->second), "value",
                          G_BINDING_BIDIRECTIONAL);
}

static void
il_race_page_init (IlRacePage *self)
{
  GtkWidget *bands[IL_N_RACE_SIDES];

  gtk_widget_init_template (GTK_WIDGET (self));

  self->playhead = il_playhead_new ();
  self->driver = il_frame_driver_new (GTK_WIDGET (self), self->playhead);
  self->axis = il_view_new_for_race (self->playhead);
  for (guint side = 0; side < IL_N_RACE_SIDES; side++)
    self->views[side] = il_view_new_for_race (self->playhead);
  for (guint side = 0; side < IL_N_RACE_SIDES; side++)
    {
      il_race_group_set_views (get_group (self, side), self->views, side);
      bands[side] = il_race_group_get_band (get_group (self, side));
    }

  il_view_widget_set_view (IL_VIEW_WIDGET (self->ruler), self->axis);
  il_race_field_set_parts (self->field, GTK_WIDGET (self->ruler), bands, self->axis, self->views);
  join_groups (self);
  update_shape (self);
  g_signal_connect_object (self->playhead, "notify::time", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
il_race_page_new (void)
{
  return g_object_new (IL_TYPE_RACE_PAGE, NULL);
}

void
il_race_page_follow_view (IlRacePage *self,
                          IlView     *view)
{
  g_return_if_fail (IL_IS_RACE_PAGE (self));
  g_return_if_fail (self->look == NULL);

  self->look = g_object_ref (view);
  g_signal_connect_object (view, "changed", G_CALLBACK (look_changed_cb), self,
                           G_CONNECT_SWAPPED);
  look_changed_cb (self);
}

void
il_race_page_set_choices (IlRacePage *self,
                          GListModel *runs)
{
  g_return_if_fail (IL_IS_RACE_PAGE (self));

  il_race_group_set_choices (self->first, runs);
  il_race_group_set_choices (self->second, runs);
}

void
il_race_page_set_runs (IlRacePage *self,
                       IlRun      *first,
                       IlRun      *second)
{
  g_autofree char *heading = NULL;
  gboolean changed;

  g_return_if_fail (IL_IS_RACE_PAGE (self));
  g_return_if_fail (il_recording_is_finished (il_run_get_recording (first)));
  g_return_if_fail (il_recording_is_finished (il_run_get_recording (second)));

  changed = g_set_object (&self->runs[IL_RACE_FIRST], first);
  changed = g_set_object (&self->runs[IL_RACE_SECOND], second) || changed;
  if (!changed)
    return;

  g_clear_object (&self->race);
  self->race = il_race_new (il_run_get_recording (first), il_run_get_recording (second));
  for (guint side = 0; side < IL_N_RACE_SIDES; side++)
    il_race_group_set_race (get_group (self, side), self->race, self->runs[side]);

  heading = il_race_text_heading (self->race);
  gtk_label_set_text (self->heading, heading);
  update_clock (self);
}

IlRun *
il_race_page_get_run (IlRacePage *self,
                      IlRaceSide  side)
{
  g_return_val_if_fail (IL_IS_RACE_PAGE (self), NULL);
  g_return_val_if_fail (side < IL_N_RACE_SIDES, NULL);

  return self->runs[side];
}

IlRace *
il_race_page_get_race (IlRacePage *self)
{
  g_return_val_if_fail (IL_IS_RACE_PAGE (self), NULL);

  return self->race;
}

IlPlayhead *
il_race_page_get_playhead (IlRacePage *self)
{
  g_return_val_if_fail (IL_IS_RACE_PAGE (self), NULL);

  return self->playhead;
}

IlView *
il_race_page_get_axis (IlRacePage *self)
{
  g_return_val_if_fail (IL_IS_RACE_PAGE (self), NULL);

  return self->axis;
}

IlRaceAlign
il_race_page_get_align (IlRacePage *self)
{
  g_return_val_if_fail (IL_IS_RACE_PAGE (self), IL_RACE_ALIGN_START);

  return self->align;
}

void
il_race_page_set_align (IlRacePage  *self,
                        IlRaceAlign  align)
{
  g_return_if_fail (IL_IS_RACE_PAGE (self));
  g_return_if_fail (align < IL_N_RACE_ALIGNS);

  if (self->align == align)
    return;

  self->align = align;
  gtk_drop_down_set_selected (self->align_list, align);
  if (self->race != NULL)
    update_clock (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ALIGN]);
}

char *
il_race_page_dup_text (IlRacePage *self)
{
  IlRaceMoment moment;

  g_return_val_if_fail (IL_IS_RACE_PAGE (self), NULL);

  if (self->race == NULL)
    return g_strdup ("");

  moment = get_moment (self);

  return dup_description (self, &moment);
}
