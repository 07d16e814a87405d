/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A guess, and the run that answers it. */

#include "app-test.h"

#include "app/il-adaptive-bin.h"
#include "app/il-guess-card.h"
#include "display-test.h"
#include "engine/il-engine-init.h"

#define SECONDS 60

static IlGuessCard *
get_card (AppTest *self)
{
  return IL_GUESS_CARD (app_test_find (GTK_WIDGET (self->window), IL_TYPE_GUESS_CARD, 0));
}

static gint64
get_flag (AppTest *self)
{
  return il_view_get_flag (il_window_get_view (self->window), IL_FLAG_GUESS);
}

static void
guess (AppTest *self,
       double   seconds)
{
  GtkWidget *field = app_test_find (GTK_WIDGET (get_card (self)), GTK_TYPE_SPIN_BUTTON, 0);

  g_assert_nonnull (field);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (field), seconds);
  g_signal_emit_by_name (gtk_editable_get_delegate (GTK_EDITABLE (field)), "activate");
}

static void
set_up (AppTest       *self,
        gconstpointer  data)
{
  app_test_set_up (self, data);
  g_settings_set_string (self->settings, "mode", "together");
  g_settings_set_boolean (self->settings, "predict", TRUE);
  app_test_open (self);
}

static void
tear_down (AppTest       *self,
           gconstpointer  data)
{
  app_test_tear_down (self, data);
  g_settings_reset (self->settings, "predict");
}

static void
check_asks (AppTest    *self,
            const char *question)
{
  g_assert_cmpstr (il_guess_card_get_text (get_card (self)), ==, question);
  g_assert_cmpint (get_flag (self), ==, IL_TIME_NONE);
}

static void
check_answered (AppTest *self)
{
  const char *text = il_guess_card_get_text (get_card (self));

  g_assert_true (g_str_has_prefix (text, "Guessed 9.00 s, but"));
  g_assert_cmpint (get_flag (self), ==, 9 * G_USEC_PER_SEC);
}

/* The next run answers, and the one after it is guessed anew. */
static void
test_answer (AppTest       *self,
             gconstpointer  data)
{
  check_asks (self, "How long together?");
  guess (self, 9);
  g_assert_cmpstr (il_guess_card_get_text (get_card (self)), ==, "Your guess: 9.00 s");
  app_test_run (self, SECONDS);
  app_test_spin (100);
  check_answered (self);

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.run", NULL);
  check_asks (self, "How long together?");
  g_assert_true (app_test_wait (app_test_is_idle, self, SECONDS));
}

/* What has been seen already is no answer, least of all with another limit. */
static void
test_no_answer (AppTest       *self,
                gconstpointer  data)
{
  app_test_run (self, SECONDS);
  app_test_spin (100);
  guess (self, 9);
  g_assert_cmpstr (il_guess_card_get_text (get_card (self)), ==, "Your guess: 9.00 s");
  il_session_set_limit (self->session, 2);
  check_asks (self, "How long together, 2 at once?");
  guess (self, 9);
  g_assert_cmpstr (il_guess_card_get_text (get_card (self)), ==, "Your guess: 9.00 s");
  app_test_run (self, SECONDS);
  app_test_spin (100);
  check_answered (self);
}

/* Of both ways the one that was guessed answers. */
static void
test_both (AppTest       *self,
           gconstpointer  data)
{
  guess (self, 9);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.run-both", NULL);
  g_assert_true (app_test_wait (app_test_is_idle, self, SECONDS));
  g_assert_cmpint (get_flag (self), ==, 9 * G_USEC_PER_SEC);
  while (il_session_get_both (self->session))
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.race", NULL);
  app_test_spin (100);
  check_answered (self);
}

static gboolean
fits (AppTest *self)
{
  GtkWidget *bin = app_test_find (GTK_WIDGET (self->window), IL_TYPE_ADAPTIVE_BIN, 0);
  GtkWidget *child = gtk_widget_get_first_child (bin);

  return il_adaptive_bin_get_narrow (IL_ADAPTIVE_BIN (bin)) &&
         gtk_widget_get_width (child) <= gtk_widget_get_width (bin) &&
         gtk_widget_get_height (child) <= gtk_widget_get_height (bin);
}

static void
set_up_narrow (AppTest       *self,
               gconstpointer  data)
{
  app_test_set_up (self, data);
  g_settings_set_int (self->settings, "window-width", 360);
  g_settings_set_int (self->settings, "window-height", GPOINTER_TO_INT (data));
}

/* The card takes no more width than there is. */
static void
test_narrow (AppTest       *self,
             gconstpointer  data)
{
  g_settings_set_boolean (self->settings, "predict", TRUE);
  app_test_open (self);
  g_assert_true (app_test_wait (fits, self, 10));
}

/* In the smallest window there is room for the replay bar, below a race too. */
static void
test_smallest (AppTest       *self,
               gconstpointer  data)
{
  app_test_open (self);
  g_assert_true (app_test_wait (fits, self, 10));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.run-both", NULL);
  while (il_session_get_both (self->session))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (app_test_wait (fits, self, 10));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.race", NULL);
  g_assert_true (app_test_wait (fits, self, 10));
}

int
main (int    argc,
      char **argv)
{
  il_engine_init ();
  display_test_init (&argc, &argv);
  adw_init ();

  g_test_add ("/guess/answer", AppTest, NULL, set_up, test_answer, tear_down);
  g_test_add ("/guess/no-answer", AppTest, NULL, set_up, test_no_answer, tear_down);
  g_test_add ("/guess/both", AppTest, NULL, set_up, test_both, tear_down);
  g_test_add ("/guess/narrow", AppTest, GINT_TO_POINTER (720), set_up_narrow, test_narrow,
              tear_down);
  g_test_add ("/guess/smallest", AppTest, GINT_TO_POINTER (480), set_up_narrow, test_smallest,
              tear_down);

  return g_test_run ();
}
