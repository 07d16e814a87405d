/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-run-store.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "fake-run.h"

#define SECONDS 20
#define OTHER_NAME "00000000-0000-4000-8000-000000000000.run"

/* What stays is what would be there at the next start of the program. */
typedef struct
{
  GSettings *settings;
  IlRunStore *store;
  IlRunList *list;
} Fixture;

static gboolean
expired_cb (gpointer data)
{
  g_assert_not_reached ();
}

static void
wait_until_idle (Fixture *self)
{
  guint id = g_timeout_add_seconds (SECONDS, expired_cb, NULL);

  while (!il_run_store_is_idle (self->store))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
}

static void
start (Fixture *self)
{
  self->store = il_run_store_dup (self->settings);
  self->list = il_run_list_new (g_settings_get_uint (self->settings, "runs-limit"));
  il_run_store_follow (self->store, self->list);
  wait_until_idle (self);
}

static void
quit (Fixture *self)
{
  wait_until_idle (self);
  g_assert_finalize_object (g_steal_pointer (&self->list));
  g_assert_finalize_object (g_steal_pointer (&self->store));
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->settings = g_settings_new (IL_APP_ID);
  g_settings_reset (self->settings, "runs-limit");
  g_settings_set_boolean (self->settings, "remember-runs", TRUE);
  start (self);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_settings_set_boolean (self->settings, "remember-runs", FALSE);
  quit (self);
  g_clear_object (&self->settings);
}

static IlRun *
append (IlRunList *list,
        gint64     started)
{
  g_autoptr (IlRun) run = fake_run_new_at (started);

  il_run_list_append (list, run);

  return run;
}

/* Returns: how many files there are, all of which only their owner can read. */
static guint
count_files (void)
{
  g_autoptr (GFile) folder = il_run_store_dup_folder ();
  g_autoptr (GDir) names = g_dir_open (g_file_peek_path (folder), 0, NULL);
  const char *name;
  guint n = 0;

  while (names != NULL && (name = g_dir_read_name (names)) != NULL)
    {
      g_autofree char *path = g_build_filename (g_file_peek_path (folder), name, NULL);
      GStatBuf status;

      g_assert_cmpint (g_stat (path, &status), ==, 0);
      if (strlen (name) == strlen (OTHER_NAME) && strcmp (name, OTHER_NAME) != 0)
        g_assert_cmpint (status.st_mode & 0777, ==, 0600);
      n++;
    }

  return n;
}

/* By when they started, from the newest on; with their names. */
static void
check_list (Fixture    *self,
            const char *expected)
{
  GString *found = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->list)); i++)
    {
      g_autoptr (IlRun) run = g_list_model_get_item (G_LIST_MODEL (self->list), i);
      const char *name = il_run_get_name (run);

      g_string_append_printf (found, "%s%" G_GINT64_FORMAT "%s%s", i > 0 ? " " : "",
                              il_run_get_info (run)->started, name != NULL ? "=" : "",
                              name != NULL ? name : "");
    }

  g_assert_cmpstr (found->str, ==, expected);
  g_string_free (found, TRUE);
}

static void
restart (Fixture *self)
{
  quit (self);
  start (self);
}

static void
test_kept (Fixture       *self,
           gconstpointer  data)
{
  IlRun *second;

  append (self->list, 10);
  second = append (self->list, 20);
  append (self->list, 30);
  il_run_set_name (second, "Before the break");
  restart (self);
  check_list (self, "30 20=Before the break 10");
  g_assert_cmpuint (count_files (), ==, 3);

  /* What was read is not written a second time. */
  append (self->list, 40);
  restart (self);
  check_list (self, "40 30 20=Before the break 10");
  g_assert_cmpuint (count_files (), ==, 4);
}

static void
test_changed (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (IlRun) first = NULL;

  append (self->list, 10);
  append (self->list, 20);
  restart (self);

  first = g_list_model_get_item (G_LIST_MODEL (self->list), 1);
  il_run_list_remove (self->list, first);
  wait_until_idle (self);
  g_assert_cmpuint (count_files (), ==, 1);

  /* Undone, and called something at the same time. */
  il_run_list_insert (self->list, first);
  il_run_set_name (first, "a");
  il_run_set_name (first, "b");
  g_clear_object (&first);
  restart (self);
  check_list (self, "20 10=b");
  g_assert_cmpuint (count_files (), ==, 2);

  /* Added and removed before it was written. */
  first = g_object_ref (append (self->list, 30));
  il_run_list_remove (self->list, first);
  wait_until_idle (self);
  g_assert_cmpuint (count_files (), ==, 2);
}

/* Two windows share what the limit allows; the first gets it back. */
static void
test_windows (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (IlRunList) other = il_run_list_new (20);

  g_settings_set_uint (self->settings, "runs-limit", 3);
  il_run_store_follow (self->store, other);
  append (self->list, 10);
  append (other, 20);
  append (self->list, 30);
  append (other, 40);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (other)), ==, 2);
  wait_until_idle (self);
  g_assert_cmpuint (count_files (), ==, 3);

  /* The files of a window stay when it is closed. */
  g_clear_object (&other);
  restart (self);
  check_list (self, "40 30 20");

  other = il_run_list_new (20);
  il_run_store_follow (self->store, other);
  wait_until_idle (self);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (other)), ==, 0);

  g_settings_set_uint (self->settings, "runs-limit", 2);
  restart (self);
  check_list (self, "40 30");
}

/* More than there is room for, as after a change of the settings elsewhere. */
static void
test_too_many (Fixture       *self,
               gconstpointer  data)
{
  for (gint64 i = 1; i <= 9; i++)
    append (self->list, i);
  quit (self);
  g_settings_set_uint (self->settings, "runs-limit", 4);
  start (self);
  check_list (self, "9 8 7 6");
  wait_until_idle (self);
  g_assert_cmpuint (count_files (), ==, 4);
}

static void
test_off (Fixture       *self,
          gconstpointer  data)
{
  append (self->list, 10);
  wait_until_idle (self);
  g_assert_cmpuint (count_files (), ==, 1);

  append (self->list, 20);
  g_settings_set_boolean (self->settings, "remember-runs", FALSE);
  wait_until_idle (self);
  g_assert_cmpuint (count_files (), ==, 0);
  check_list (self, "20 10");
  append (self->list, 30);
  wait_until_idle (self);
  g_assert_cmpuint (count_files (), ==, 0);

  g_settings_set_boolean (self->settings, "remember-runs", TRUE);
  wait_until_idle (self);
  g_assert_cmpuint (count_files (), ==, 3);

  /* Where settings are lost, runs are not. */
  quit (self);
  g_settings_set_boolean (self->settings, "remember-runs", FALSE);
  start (self);
  check_list (self, "");
  g_assert_cmpuint (count_files (), ==, 3);
  g_settings_set_boolean (self->settings, "remember-runs", TRUE);
}

static void
write_file (const char *name,
            const char *content,
            gssize      length)
{
  g_autoptr (GFile) folder = il_run_store_dup_folder ();
  g_autofree char *path = g_build_filename (g_file_peek_path (folder), name, NULL);

  g_assert_true (g_file_set_contents (path, content, length, NULL));
}

/* What is damaged goes; what somebody else has put there does not. */
static void
test_strange_files (Fixture       *self,
                    gconstpointer  data)
{
  append (self->list, 10);
  wait_until_idle (self);
  write_file ("11111111-0000-4000-8000-000000000000.run", "il-run\r\n\001garbage", -1);
  write_file (OTHER_NAME, "il-run\r\n\002from the future", -1);
  write_file ("notes.txt", "x", -1);
  write_file ("mine.run", "x", -1);
  restart (self);
  check_list (self, "10");
  wait_until_idle (self);
  g_assert_cmpuint (count_files (), ==, 4);
}

/* Nobody writes into a pipe: whoever opened it would wait for ever. */
static void
test_pipe (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr (GFile) folder = il_run_store_dup_folder ();
  g_autofree char *path = NULL;

  append (self->list, 10);
  wait_until_idle (self);
  path = g_build_filename (g_file_peek_path (folder),
                           "22222222-0000-4000-8000-000000000000.run", NULL);
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  restart (self);
  check_list (self, "10");
  wait_until_idle (self);
  g_assert_cmpuint (count_files (), ==, 2);
}

static void
failed_cb (GError **stored,
           GError  *error)
{
  g_clear_error (stored);
  *stored = g_error_copy (error);
}

static void
test_full_disk (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr (GFile) folder = il_run_store_dup_folder ();
  g_autofree char *parent = g_path_get_dirname (g_file_peek_path (folder));
  g_autoptr (GError) error = NULL;

  g_signal_connect_swapped (self->store, "failed", G_CALLBACK (failed_cb), &error);
  g_mkdir_with_parents (parent, 0700);
  g_rmdir (g_file_peek_path (folder));
  g_assert_true (g_file_set_contents (g_file_peek_path (folder), "in the way", -1, NULL));
  append (self->list, 10);
  wait_until_idle (self);
  g_assert_nonnull (error);
  check_list (self, "10");
  g_unlink (g_file_peek_path (folder));
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *state = g_dir_make_tmp ("state-XXXXXX", NULL);
  g_autofree char *own = g_build_filename (state, "interleave", NULL);
  int status;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/run-store/kept", test_kept);
  ADD ("/run-store/changed", test_changed);
  ADD ("/run-store/windows", test_windows);
  ADD ("/run-store/too-many", test_too_many);
  ADD ("/run-store/off", test_off);
  ADD ("/run-store/strange-files", test_strange_files);
  ADD ("/run-store/pipe", test_pipe);
  ADD ("/run-store/full-disk", test_full_disk);

  status = g_test_run ();
  g_rmdir (own);
  g_rmdir (state);

  return status;
}
