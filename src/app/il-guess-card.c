/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-guess-card.h"

#include <glib/gi18n.h>
#include <math.h>

#include "analysis/il-text.h"

/* So near, in percent of what it took, a guess was right. */
#define RIGHT 5

struct _IlGuessCard
{
  GtkWidget parent_instance;

  IlView *view;
  gboolean wanted;
  gint64 guess;

  /* A run has begun since it was guessed; its end has been seen; is seen now. */
  gboolean tried;
  gboolean known;
  gboolean answered;
  IlMode mode;
  guint limit;

  GtkWidget *box;
  GtkLabel *question;
  GtkWidget *seconds;
  GtkWidget *unit;
  GtkWidget *guess_button;
};

enum
{
  PROP_WANTED = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IlGuessCard, il_guess_card, GTK_TYPE_WIDGET)

static char *
dup_question (IlGuessCard *self)
{
  if (self->mode == IL_MODE_ONE_AT_A_TIME)
    return g_strdup (_("How long one at a time?"));
  if (self->limit == 0)
    return g_strdup (_("How long together?"));

  return g_strdup_printf (ngettext ("How long together, %u at once?",
                                    "How long together, %u at once?", self->limit),
                          self->limit);
}

static char *
dup_text (IlGuessCard *self)
{
  IlRecording *recording = self->view != NULL ? il_view_get_recording (self->view) : NULL;
  g_autofree char *time = NULL;

  if (self->guess == IL_TIME_NONE)
    return dup_question (self);
  if (self->answered && recording != NULL)
    return il_guess_card_dup_answer (self->guess, il_recording_get_duration (recording));

  time = il_text_duration (self->guess);

  /* Translators: %s is a duration that somebody guessed. */
  return g_strdup_printf (_("Your guess: %s"), time);
}

static gboolean
is_narrow (IlGuessCard *self)
{
  return self->view != NULL && il_view_get_narrow (self->view);
}

static void
update_shape (IlGuessCard *self)
{
  gboolean narrow = is_narrow (self);

  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  gtk_box_set_spacing (GTK_BOX (self->box), narrow ? 6 : 12);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->seconds), narrow ? 3 : -1);
}

static void
update (IlGuessCard *self)
{
  gboolean asking = self->guess == IL_TIME_NONE;
  g_autofree char *text = dup_text (self);

  gtk_label_set_text (self->question, text);
  gtk_widget_set_visible (self->seconds, asking);
  gtk_widget_set_visible (self->unit, asking && !is_narrow (self));
  gtk_widget_set_visible (self->guess_button, asking);
  gtk_widget_set_visible (GTK_WIDGET (self), self->wanted);
}

/* What is over when it is guessed is no answer; what is under way may be. */
static void
set_guess (IlGuessCard *self,
           gint64       guess)
{
  self->guess = guess;
  self->tried = self->view != NULL && il_playhead_is_live (il_view_get_playhead (self->view));
  self->known = self->answered = FALSE;
  if (self->view != NULL)
    il_view_set_flag (self->view, IL_FLAG_GUESS, guess);
  update (self);
}

static void
guess_cb (IlGuessCard *self)
{
  double seconds;

  gtk_spin_button_update (GTK_SPIN_BUTTON (self->seconds));
  seconds = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->seconds));
  set_guess (self, llround (seconds * G_USEC_PER_SEC));
}

static gboolean
is_asked_about (IlGuessCard *self,
                IlRecording *recording)
{
  return il_recording_get_mode (recording) == self->mode &&
         (self->mode == IL_MODE_ONE_AT_A_TIME || il_recording_get_limit (recording) == self->limit);
}

/* The picture decides: a replay that is not at its end has not answered yet. */
static void
view_changed_cb (IlGuessCard *self)
{
  IlRecording *recording = il_view_get_recording (self->view);
  gboolean over = self->tried && recording != NULL && il_recording_is_whole (recording) &&
                  il_view_get_time (self->view) >= il_recording_get_duration (recording) &&
                  is_asked_about (self, recording);

  if (gtk_widget_has_css_class (GTK_WIDGET (self), "narrow") != is_narrow (self))
    {
      update_shape (self);
      update (self);
    }
  if (self->guess == IL_TIME_NONE || over == self->answered)
    return;

  self->answered = over;
  self->known = self->known || over;
  update (self);
}

static void
set_wanted (IlGuessCard *self,
            gboolean     wanted)
{
  if (self->wanted == wanted)
    return;

  self->wanted = wanted;
  set_guess (self, IL_TIME_NONE);
  if (wanted)
    gtk_widget_grab_focus (self->seconds);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WANTED]);
}

static void
il_guess_card_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_WANTED:
      g_value_set_boolean (value, IL_GUESS_CARD (object)->wanted);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
il_guess_card_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_WANTED:
      set_wanted (IL_GUESS_CARD (object), g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
il_guess_card_dispose (GObject *object)
{
  IlGuessCard *self = IL_GUESS_CARD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->view);

  G_OBJECT_CLASS (il_guess_card_parent_class)->dispose (object);
}

static void
il_guess_card_class_init (IlGuessCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = il_guess_card_get_property;
  object_class->set_property = il_guess_card_set_property;
  object_class->dispose = il_guess_card_dispose;

  properties[PROP_WANTED] =
    g_param_spec_boolean ("wanted", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, IL_APP_PATH "/il-guess-card.ui");
  gtk_widget_class_bind_template_child (widget_class, IlGuessCard, box);
  gtk_widget_class_bind_template_child (widget_class, IlGuessCard, question);
  gtk_widget_class_bind_template_child (widget_class, IlGuessCard, seconds);
  gtk_widget_class_bind_template_child (widget_class, IlGuessCard, unit);
  gtk_widget_class_bind_template_child (widget_class, IlGuessCard, guess_button);
  gtk_widget_class_bind_template_callback (widget_class, guess_cb);
}

static void
il_guess_card_init (IlGuessCard *self)
{
  self->guess = IL_TIME_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
  /* A spin button tells of Enter itself only from GTK 4.14 on. */
  g_signal_connect_object (gtk_editable_get_delegate (GTK_EDITABLE (self->seconds)), "activate",
                           G_CALLBACK (guess_cb), self, G_CONNECT_SWAPPED);
  update (self);
}

void
il_guess_card_set_view (IlGuessCard *self,
                        IlView      *view)
{
  g_return_if_fail (IL_IS_GUESS_CARD (self));
  g_return_if_fail (self->view == NULL);

  self->view = g_object_ref (view);
  g_signal_connect_object (view, "changed", G_CALLBACK (view_changed_cb), self, G_CONNECT_SWAPPED);
}

void
il_guess_card_ask (IlGuessCard *self,
                   IlMode       mode,
                   guint        limit)
{
  g_return_if_fail (IL_IS_GUESS_CARD (self));

  if (self->mode == mode && self->limit == limit)
    return;

  self->mode = mode;
  self->limit = limit;
  set_guess (self, IL_TIME_NONE);
}

void
il_guess_card_begin (IlGuessCard *self)
{
  g_return_if_fail (IL_IS_GUESS_CARD (self));

  if (self->known)
    set_guess (self, IL_TIME_NONE);

  self->tried = TRUE;
}

void
il_guess_card_forget (IlGuessCard *self)
{
  g_return_if_fail (IL_IS_GUESS_CARD (self));

  set_guess (self, IL_TIME_NONE);
}

const char *
il_guess_card_get_text (IlGuessCard *self)
{
  g_return_val_if_fail (IL_IS_GUESS_CARD (self), NULL);

  return gtk_label_get_text (self->question);
}

char *
il_guess_card_dup_answer (gint64 guess,
                          gint64 duration)
{
  gint64 off = ABS (guess - duration);
  g_autofree char *guessed = il_text_duration (guess);
  g_autofree char *took = il_text_duration (duration);
  g_autofree char *apart = il_text_duration (off);

  if (off * 100 <= duration * RIGHT)
    /* Translators: two durations: what was guessed, and what it took. */
    return g_strdup_printf (_("Guessed %s, and it took %s: well guessed"), guessed, took);

  if (guess > duration)
    /* Translators: three durations: what was guessed, what it took, the difference. */
    return g_strdup_printf (_("Guessed %s, but it took %s: %s less"), guessed, took, apart);

  /* Translators: three durations: what was guessed, what it took, the difference. */
  return g_strdup_printf (_("Guessed %s, but it took %s: %s more"), guessed, took, apart);
}
