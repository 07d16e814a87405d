/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-session.h"

/* Two windows of one program. */
typedef struct
{
  GSettings *settings;
  IlSession *first;
  IlSession *second;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr (IlLab) lab = il_lab_new ();
  g_autoptr (IlLessons) lessons = NULL;

  self->settings = g_settings_new (IL_APP_ID);
  g_settings_reset (self->settings, "addresses");
  g_settings_reset (self->settings, "source");
  lessons = il_lessons_new (self->settings, lab);
  self->first = il_session_new (self->settings, lessons);
  self->second = il_session_new (self->settings, lessons);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_clear_object (&self->first);
  g_clear_object (&self->second);
  g_clear_object (&self->settings);
}

static guint
add (IlSession  *session,
     const char *address)
{
  return il_session_add (session, (const char *const[]) { address, NULL });
}

static void
check_list (IlSession  *session,
            const char *expected)
{
  g_autofree char *list = g_strjoinv (" ", (GStrv) il_session_get_list (session));

  g_assert_cmpstr (list, ==, expected);
}

/* A lesson's addresses are not the user's own. */
static void
test_add_from_lesson (Fixture       *self,
                      gconstpointer  data)
{
  g_assert_cmpuint (add (self->first, "http://a/"), ==, 1);
  check_list (self->first, "http://a/");
  g_assert_cmpuint (add (self->second, "http://b/"), ==, 1);
  check_list (self->second, "http://a/ http://b/");
}

/* Another window has got a list of its own since: nothing of either goes. */
static void
test_add_to_shown (Fixture       *self,
                   gconstpointer  data)
{
  g_auto (GStrv) saved = NULL;

  il_session_set_list (self->first, (const char *const[]) { "http://a/", "http://b/",
                                                            "http://a/", NULL });
  il_session_set_list (self->second, (const char *const[]) { "http://c/", "http://a/", NULL });

  g_assert_cmpuint (add (self->first, "http://d/"), ==, 1);
  check_list (self->first, "http://a/ http://b/ http://a/ http://c/ http://d/");
  check_list (self->second, "http://c/ http://a/");
  saved = g_settings_get_strv (self->settings, "addresses");
  g_assert_cmpuint (g_strv_length (saved), ==, 5);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/session/add/from-lesson", test_add_from_lesson);
  ADD ("/session/add/to-shown", test_add_to_shown);

  return g_test_run ();
}
