/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-race-verdict.h"

#include "analysis/il-race-text.h"
#include "analysis/il-text.h"

/* Inset like what stands in the card above. */
#define MARGIN 18
#define MARGIN_END 20
#define SPACING 34

struct _IlRaceVerdict
{
  GtkWidget parent_instance;

  gboolean narrow;
  gboolean has_ideal;

  GtkWidget *box;
  GtkLabel *figure;
  GtkLabel *claim;
  GtkLabel *detail;
  GtkWidget *ideal_box;
  GtkLabel *ideal;
};

G_DEFINE_FINAL_TYPE (IlRaceVerdict, il_race_verdict, GTK_TYPE_WIDGET)

static void
update_shape (IlRaceVerdict *self)
{
  if (self->narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");

  gtk_box_set_spacing (GTK_BOX (self->box), self->narrow ? 12 : SPACING);
  gtk_widget_set_margin_start (self->box, self->narrow ? 6 : MARGIN);
  gtk_widget_set_margin_end (self->box, self->narrow ? 6 : MARGIN_END);
  gtk_widget_set_visible (self->ideal_box, self->has_ideal && !self->narrow);
}

static void
show_ideal (IlRaceVerdict *self,
            gint64         ideal)
{
  g_autofree char *text = ideal != IL_TIME_NONE ? il_text_duration (ideal) : NULL;

  self->has_ideal = text != NULL;
  gtk_widget_set_visible (self->ideal_box, self->has_ideal && !self->narrow);
  gtk_label_set_text (self->ideal, text != NULL ? text : "");
}

static void
il_race_verdict_dispose (GObject *object)
{
  g_clear_pointer (&IL_RACE_VERDICT (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (il_race_verdict_parent_class)->dispose (object);
}

static void
il_race_verdict_class_init (IlRaceVerdictClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = il_race_verdict_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, IL_APP_PATH "/il-race-verdict.ui");
  gtk_widget_class_bind_template_child (widget_class, IlRaceVerdict, box);
  gtk_widget_class_bind_template_child (widget_class, IlRaceVerdict, figure);
  gtk_widget_class_bind_template_child (widget_class, IlRaceVerdict, claim);
  gtk_widget_class_bind_template_child (widget_class, IlRaceVerdict, detail);
  gtk_widget_class_bind_template_child (widget_class, IlRaceVerdict, ideal_box);
  gtk_widget_class_bind_template_child (widget_class, IlRaceVerdict, ideal);
}

static void
il_race_verdict_init (IlRaceVerdict *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_shape (self);
}

void
il_race_verdict_set_narrow (IlRaceVerdict *self,
                            gboolean       narrow)
{
  g_return_if_fail (IL_IS_RACE_VERDICT (self));

  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  update_shape (self);
}

void
il_race_verdict_show_moment (IlRaceVerdict      *self,
                             IlRace             *race,
                             const IlRaceMoment *moment)
{
  g_autofree char *figure = NULL;
  g_autofree char *claim = NULL;
  g_autofree char *detail = NULL;

  g_return_if_fail (IL_IS_RACE_VERDICT (self));

  figure = il_race_text_figure (race, moment);
  claim = il_race_text_claim (race, moment);
  detail = il_race_text_detail (race, moment);
  gtk_label_set_text (self->figure, figure);
  gtk_widget_set_visible (GTK_WIDGET (self->figure), *figure != '\0');
  gtk_label_set_text (self->claim, claim);
  gtk_label_set_text (self->detail, detail);
  show_ideal (self, moment->decided ? il_race_get_ideal (race) : IL_TIME_NONE);
}

const char *
il_race_verdict_get_figure (IlRaceVerdict *self)
{
  g_return_val_if_fail (IL_IS_RACE_VERDICT (self), NULL);

  return gtk_label_get_text (self->figure);
}

const char *
il_race_verdict_get_claim (IlRaceVerdict *self)
{
  g_return_val_if_fail (IL_IS_RACE_VERDICT (self), NULL);

  return gtk_label_get_text (self->claim);
}

const char *
il_race_verdict_get_detail (IlRaceVerdict *self)
{
  g_return_val_if_fail (IL_IS_RACE_VERDICT (self), NULL);

  return gtk_label_get_text (self->detail);
}

const char *
il_race_verdict_get_ideal (IlRaceVerdict *self)
{
  g_return_val_if_fail (IL_IS_RACE_VERDICT (self), NULL);

  return self->has_ideal ? gtk_label_get_text (self->ideal) : NULL;
}
