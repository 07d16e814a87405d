/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-application-private.h"

/* Whether a window has the lesson at rest; @file: (nullable): any lesson. */
static gboolean
shows_lesson (IlApplication *self,
              IlWindow      *window,
              GFile         *file)
{
  IlSession *session = il_window_get_session (window);
  GFile *shown = il_lessons_get_file (self->lessons, il_session_get_source (session));

  if (il_session_is_running (session) || il_session_get_scenario (session) == NULL)
    return FALSE;

  return file == NULL || (shown != NULL && g_file_equal (shown, file));
}

/* The most recently used one. */
static IlWindow *
find_window (IlApplication *self,
             GFile         *file)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *l = windows; l != NULL; l = l->next)
    {
      if (IL_IS_WINDOW (l->data) && shows_lesson (self, l->data, file))
        return l->data;
    }

  return NULL;
}

static void
follow (IlWindow                  *window,
        const IlApplicationWishes *wishes)
{
  IlSession *session = il_window_get_session (window);

  if (wishes->sequential)
    il_session_set_together (session, FALSE);
  if (wishes->details)
    il_session_set_show_lines (session, TRUE);
}

static gboolean
is_address (GFile *file)
{
  return g_file_has_uri_scheme (file, "http") || g_file_has_uri_scheme (file, "https");
}

IlWindow *
il_application_open_window (IlApplication *self)
{
  return il_window_new (ADW_APPLICATION (self), self->settings, self->lessons);
}

void
il_application_open_lab (IlApplication *self)
{
  IlWindow *window = find_window (self, NULL);

  if (window == NULL)
    {
      IlSession *session;

      window = il_application_open_window (self);
      session = il_window_get_session (window);
      if (il_session_get_scenario (session) == NULL)
        il_session_set_source (session, il_lessons_get_default (self->lessons));
    }

  gtk_window_present (GTK_WINDOW (window));
  il_window_choose_source (window);
}

/* It only stands there, with its question: it is run when that has been asked. */
void
il_application_open_scenario (IlApplication             *self,
                              GFile                     *file,
                              const IlApplicationWishes *wishes)
{
  IlWindow *window = find_window (self, file);

  if (window == NULL)
    window = il_application_open_window (self);

  follow (window, wishes);
  gtk_window_present (GTK_WINDOW (window));
  il_window_open_scenario (window, file);
}

/* The addresses are also the last ones for the next start; what is wrong with
 * one shows in its row. */
void
il_application_run_addresses (IlApplication             *self,
                              const char *const         *addresses,
                              const IlApplicationWishes *wishes)
{
  IlWindow *window = il_application_open_window (self);
  IlSession *session = il_window_get_session (window);

  if (addresses[0] != NULL)
    {
      il_session_set_together (session, TRUE);
      il_session_set_list (session, addresses);
    }

  follow (window, wishes);
  gtk_window_present (GTK_WINDOW (window));
  il_window_run (window);
}

void
il_application_open_files (IlApplication  *self,
                           GFile         **files,
                           int             n_files)
{
  static const IlApplicationWishes none;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) addresses = NULL;

  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *uri = g_file_get_uri (files[i]);

      if (is_address (files[i]))
        g_strv_builder_add (builder, uri);
      else
        il_application_open_scenario (self, files[i], &none);
    }

  addresses = g_strv_builder_end (builder);
  if (addresses[0] != NULL)
    il_application_run_addresses (self, (const char *const *) addresses, &none);
}
