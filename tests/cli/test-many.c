/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ten thousand downloads, and a large one: all done, in little memory. */

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "formats-test.h"
#include "nginx.h"

#define KIB 1024
#define MIB (1024 * KIB)

static const char *program;
static const char *measured;

typedef struct
{
  Nginx *nginx;
  char *list;
  char *output;
  char *report;
} Fixture;

/* This process may be larger than what is measured, and would hand that down
 * as its peak: another, small one stands in between.
 *
 * Returns: the program's peak of memory in KiB */
static gint64
run (Fixture           *fixture,
     const char *const *arguments)
{
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GStrvBuilder) argv = g_strv_builder_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) all = NULL;
  g_autofree char *report = NULL;
  g_auto (GStrv) figures = NULL;

  g_strv_builder_add_many (argv, measured, fixture->report, program, NULL);
  g_strv_builder_addv (argv, (const char **) arguments);
  all = g_strv_builder_end (argv);
  g_subprocess_launcher_set_stdout_file_path (launcher, fixture->output);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) all, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);

  g_assert_true (g_file_get_contents (fixture->report, &report, NULL, NULL));
  figures = g_strsplit (g_strchomp (report), " ", -1);
  g_assert_cmpuint (g_strv_length (figures), ==, 4);
  g_assert_cmpstr (figures[3], ==, "0");

  return g_ascii_strtoll (figures[2], NULL, 10);
}

static void
write_list (Fixture *fixture,
            guint    n)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (list, "http://127.0.0.1:%u/same/%05u.bin\n", fixture->nginx->port, i);

  g_assert_true (g_file_set_contents (fixture->list, list->str, -1, NULL));
}

/* A row for each, in the order of the list, all of them whole. */
static void
assert_table (Fixture *fixture,
              guint    n)
{
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  g_assert_true (g_file_get_contents (fixture->output, &text, NULL, NULL));
  rows = parse_csv (text);
  g_assert_cmpuint (rows->len, ==, n + 1);
  for (guint i = 0; i < n; i++)
    {
      char **row = g_ptr_array_index (rows, i + 1);
      g_autofree char *index = g_strdup_printf ("%u", i);
      g_autofree char *end = g_strdup_printf ("/same/%05u.bin", i);

      g_assert_cmpstr (row[1], ==, index);
      g_assert_true (g_str_has_suffix (row[2], end));
      g_assert_cmpstr (row[3], ==, "done");
      g_assert_cmpstr (row[4], ==, "200");
      g_assert_cmpstr (row[7], ==, "1024");
    }
}

static gint64
fetch_many (Fixture *fixture,
            guint    n)
{
  const char *const arguments[] = { "-n", "32", "--csv", "-i", fixture->list, NULL };
  gint64 peak;

  write_list (fixture, n);
  peak = run (fixture, arguments);
  assert_table (fixture, n);

  return peak;
}

static gint64
fetch_one (Fixture *fixture,
           guint    size)
{
  g_autofree char *address = nginx_dup_address (fixture->nginx, "/one.bin");
  g_autofree char *path = g_build_filename (fixture->nginx->folder, "root", "one.bin", NULL);
  g_autofree char *expected = g_strdup_printf ("/one.bin returned %u bytes\n", size);
  g_autofree char *text = NULL;
  const char *const arguments[] = { "--plain", address, NULL };
  gint64 peak;

  nginx_write (fixture->nginx, "one.bin", "", 0);
  g_assert_cmpint (truncate (path, size), ==, 0);
  peak = run (fixture, arguments);
  g_assert_true (g_file_get_contents (fixture->output, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, expected));

  return peak;
}

/* Sanitizers take memory of their own, in their own way, and much more time. */
static gboolean
is_sanitized (void)
{
  const char *sanitizer = g_getenv ("TEST_SANITIZER");

  return sanitizer != NULL && *sanitizer != '\0' && !g_str_equal (sanitizer, "none");
}

static void
create_file (char **path)
{
  g_autoptr (GError) error = NULL;
  int fd = g_file_open_tmp ("interleave-many-XXXXXX", path, &error);

  g_assert_no_error (error);
  close (fd);
}

static void
fixture_set_up (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *bytes = g_strnfill (KIB, 'x');

  create_file (&fixture->list);
  create_file (&fixture->output);
  create_file (&fixture->report);
  if (is_sanitized ())
    {
      g_test_skip ("Memory can't be measured with sanitizers");
      return;
    }

  fixture->nginx = nginx_start ();
  if (fixture->nginx != NULL)
    nginx_write (fixture->nginx, "same.bin", bytes, KIB);
  else
    g_test_skip ("There is no nginx");
}

static void
fixture_tear_down (Fixture       *fixture,
                   gconstpointer  data)
{
  g_clear_pointer (&fixture->nginx, nginx_free);
  g_unlink (fixture->list);
  g_unlink (fixture->output);
  g_unlink (fixture->report);
  g_clear_pointer (&fixture->list, g_free);
  g_clear_pointer (&fixture->output, g_free);
  g_clear_pointer (&fixture->report, g_free);
}

/* With less than 2 KiB for each that is over. */
static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  gint64 few, many;

  if (fixture->nginx == NULL)
    return;

  few = fetch_many (fixture, 2000);
  many = fetch_many (fixture, 10000);
  g_test_message ("%" G_GINT64_FORMAT " KiB for 2,000, %" G_GINT64_FORMAT " KiB for 10,000",
                  few, many);
  g_assert_cmpint (many - few, <, 8000 * 2);
}

/* However large it is. */
static void
test_large (Fixture       *fixture,
            gconstpointer  data)
{
  gint64 small, large;

  if (fixture->nginx == NULL)
    return;

  small = fetch_one (fixture, MIB);
  large = fetch_one (fixture, 64 * MIB);
  g_test_message ("%" G_GINT64_FORMAT " KiB for 1 MiB, %" G_GINT64_FORMAT " KiB for 64 MiB",
                  small, large);
  g_assert_cmpint (large - small, <, 4 * KIB);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 3);
  program = argv[1];
  measured = argv[2];

  g_test_add ("/many/downloads", Fixture, NULL, fixture_set_up, test_many, fixture_tear_down);
  g_test_add ("/many/large", Fixture, NULL, fixture_set_up, test_large, fixture_tear_down);

  return g_test_run ();
}
