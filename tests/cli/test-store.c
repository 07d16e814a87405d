/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/il-store.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "recording/il-error.h"
#include "recording/il-recording.h"
#include "text.h"

typedef struct
{
  char *folder;
  IlRecording *recording;
  IlStore *store;
} Fixture;

static void
fixture_set_up (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *top = g_dir_make_tmp ("interleave-XXXXXX", &error);

  g_assert_no_error (error);
  fixture->folder = g_build_filename (top, "a", "b", NULL);
  fixture->store = il_store_new (fixture->folder, &error);
  g_assert_no_error (error);

  fixture->recording = il_recording_new (IL_MODE_TOGETHER, 0);
  for (guint i = 0; i < 5; i++)
    il_recording_add (fixture->recording, i == 4 ? "http://h/..%2f" : "http://h/f.txt",
                      IL_SIZE_UNKNOWN);
  il_recording_start (fixture->recording, 0);
}

static void
remove_all (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
fixture_tear_down (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *parent = g_path_get_dirname (fixture->folder);
  g_autofree char *top = g_path_get_dirname (parent);

  g_clear_object (&fixture->store);
  g_clear_object (&fixture->recording);
  remove_all (fixture->folder);
  g_rmdir (parent);
  g_rmdir (top);
  g_free (fixture->folder);
}

static IlTrack *
begin (Fixture *fixture,
       guint    index,
       guint    status)
{
  IlTrack *track = il_recording_get_track (fixture->recording, index);

  il_track_begin_hop (track, il_track_get_address (track), 0);
  il_track_set_status (track, status);

  return track;
}

static IlTrack *
keep (Fixture    *fixture,
      guint       index,
      const char *text)
{
  IlTrack *track = begin (fixture, index, 200);
  g_autoptr (GError) error = NULL;

  g_assert_true (il_sink_begin (IL_SINK (fixture->store), track, &error));
  g_assert_true (il_sink_write (IL_SINK (fixture->store), track, (const guint8 *) text,
                                strlen (text), &error));
  g_assert_true (il_sink_end (IL_SINK (fixture->store), track, &error));
  g_assert_no_error (error);

  return track;
}

static guint
count_files (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

/* Nothing that was there is touched, whoever put it there. */
static void
test_no_overwriting (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "f.txt", NULL);
  g_autofree char *link = g_build_filename (fixture->folder, "f-3.txt", NULL);

  g_file_set_contents (path, "mine", -1, NULL);
  g_assert_cmpint (symlink ("/nowhere", link), ==, 0);

  g_assert_cmpstr (il_store_get_file (fixture->store, keep (fixture, 0, "one")), ==, "f-2.txt");
  g_assert_cmpstr (il_store_get_file (fixture->store, keep (fixture, 1, "two")), ==, "f-4.txt");
  g_assert_cmpstr (il_store_get_file (fixture->store, keep (fixture, 4, "up")), ==, "_._");
  text_assert_file (fixture->folder, "f.txt", "mine");
  text_assert_file (fixture->folder, "f-2.txt", "one");
  text_assert_file (fixture->folder, "f-4.txt", "two");
  text_assert_file (fixture->folder, "_._", "up");
  g_assert_cmpuint (count_files (fixture), ==, 5);
}

/* Names that earlier runs have taken are passed, however many. */
static void
test_full_folder (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *first = g_build_filename (fixture->folder, "f.txt", NULL);

  g_file_set_contents (first, "", 0, NULL);
  for (guint i = 2; i < 1000; i++)
    {
      g_autofree char *name = g_strdup_printf ("f-%u.txt", i);
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_file_set_contents (path, "", 0, NULL);
    }

  for (guint i = 0; i < 4; i++)
    {
      const char *name = il_store_get_file (fixture->store, keep (fixture, i, "new"));

      g_assert_true (g_str_has_prefix (name, "f-"));
      text_assert_file (fixture->folder, name, "new");
    }
  g_assert_cmpuint (count_files (fixture), ==, 1003);
}

/* Until a document is whole there is nothing of its name, and nothing at all
 * once it was given up. */
static void
test_partial (Fixture       *fixture,
              gconstpointer  data)
{
  IlTrack *track = begin (fixture, 0, 200);
  g_autofree char *path = g_build_filename (fixture->folder, "f.txt", NULL);

  g_assert_true (il_sink_begin (IL_SINK (fixture->store), track, NULL));
  g_assert_true (il_sink_write (IL_SINK (fixture->store), track, (const guint8 *) "x", 1, NULL));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_files (fixture), ==, 1);

  il_sink_abandon (IL_SINK (fixture->store), track);
  g_assert_cmpuint (count_files (fixture), ==, 0);
  g_assert_null (il_store_get_file (fixture->store, track));
}

static void
test_error_page (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (il_sink_begin (IL_SINK (fixture->store), begin (fixture, 0, 404), &error));
  g_assert_error (error, IL_ERROR, IL_ERROR_NOT_KEPT);
  g_assert_nonnull (strstr (error->message, "404"));
  g_assert_cmpuint (count_files (fixture), ==, 0);
}

/* A folder that can be none. */
static void
test_failures (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IlStore) store = il_store_new ("/dev/null/x", &error);

  g_assert_null (store);
  g_assert_cmpint (error->domain, ==, G_IO_ERROR);
  g_assert_nonnull (strstr (error->message, "/dev/null/x"));
}

#define ADD(path, func) \
  g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/no-overwriting", test_no_overwriting);
  ADD ("/store/full-folder", test_full_folder);
  ADD ("/store/partial", test_partial);
  ADD ("/store/error-page", test_error_page);
  ADD ("/store/failures", test_failures);

  return g_test_run ();
}
