/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-application-private.h"

typedef struct
{
  IlApplication *application;
  IlApplicationWishes wishes;
} Opening;

static void
opening_free (Opening *self)
{
  g_application_release (G_APPLICATION (self->application));
  g_clear_object (&self->application);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

/* Whether a window has the lesson at rest, and nothing before it; @id: (nullable):
 * any lesson. */
static gboolean
shows_lesson (IlWindow   *window,
              const char *id)
{
  IlSession *session = il_window_get_session (window);

  if (il_session_is_running (session) || il_session_get_scenario (session) == NULL ||
      il_window_get_dialog (window) != NULL)
    return FALSE;

  return id == NULL || g_str_equal (il_session_get_source (session), id);
}

/* The most recently used one; @id: (nullable). Returns: (transfer none) (nullable) */
static IlWindow *
find_window (IlApplication *self,
             const char    *id)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *l = windows; l != NULL; l = l->next)
    {
      if (IL_IS_WINDOW (l->data) && shows_lesson (l->data, id))
        return l->data;
    }

  return NULL;
}

/* Where something is told that belongs to no window. */
static IlWindow *
find_any_window (IlApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *l = windows; l != NULL; l = l->next)
    {
      if (IL_IS_WINDOW (l->data))
        return l->data;
    }

  return il_application_open_window (self);
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

/* It only stands there, with its question: it is run when that has been asked. */
static void
show_lesson (Opening    *opening,
             const char *id)
{
  IlWindow *window = find_window (opening->application, id);

  if (window == NULL)
    {
      window = il_application_open_window (opening->application);
      il_session_set_source (il_window_get_session (window), id);
    }

  follow (window, &opening->wishes);
  gtk_window_present (GTK_WINDOW (window));
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = il_lessons_open_finish (IL_LESSONS (source), result, &error);

  if (id != NULL)
    {
      show_lesson (opening, id);
    }
  else
    {
      IlWindow *window = find_any_window (opening->application);

      gtk_window_present (GTK_WINDOW (window));
      il_window_refuse_scenario (window, error);
    }
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

/* The file is read first: a window is for a lesson that there is. */
void
il_application_open_scenario (IlApplication             *self,
                              GFile                     *file,
                              const IlApplicationWishes *wishes)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->application = g_object_ref (self);
  opening->wishes = *wishes;
  g_application_hold (G_APPLICATION (self));
  il_lessons_open (self->lessons, file, NULL, opened_cb, opening);
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
