/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fetch-run.h"

#include "nginx.h"

/* The sizes of the four documents that the course fetches. */
static const gsize sizes[] = { 186928, 117807, 409193, 75864 };
static const char *const names[] = { "/a.txt", "/b.txt", "/c.txt", "/d.txt" };

#define N G_N_ELEMENTS (sizes)

typedef struct
{
  Nginx *nginx;
  guint64 lines[N];
} Fixture;

/* Lines of any length, the last one without an end. */
static guint64
write_document (Nginx      *nginx,
                const char *name,
                gsize       size)
{
  g_autofree char *text = g_malloc (size);
  guint64 lines = 1;

  for (gsize i = 0; i + 1 < size; i++)
    {
      text[i] = g_test_rand_int_range (0, 40) == 0 ? '\n' : 'x';
      lines += text[i] == '\n' ? 1 : 0;
    }

  text[size - 1] = 'x';
  nginx_write (nginx, name, text, size);

  return lines;
}

static void
fixture_set_up (Fixture       *fixture,
                gconstpointer  data)
{
  fixture->nginx = nginx_start ();
  if (fixture->nginx == NULL)
    {
      g_test_skip ("nginx is not installed");
      return;
    }

  for (guint i = 0; i < N; i++)
    fixture->lines[i] = write_document (fixture->nginx, names[i] + 1, sizes[i]);
}

static void
fixture_tear_down (Fixture       *fixture,
                   gconstpointer  data)
{
  g_clear_pointer (&fixture->nginx, nginx_free);
}

static FetchRun *
new_run (Fixture            *fixture,
         IlMode              mode,
         guint               limit,
         const char *const  *paths)
{
  g_autoptr (GPtrArray) addresses = g_ptr_array_new_with_free_func (g_free);
  IlPlanOptions options = IL_PLAN_OPTIONS_DEFAULT;

  for (guint i = 0; paths[i] != NULL; i++)
    g_ptr_array_add (addresses, nginx_dup_address (fixture->nginx, paths[i]));

  g_ptr_array_add (addresses, NULL);
  options.mode = mode;
  options.limit = limit;

  return fetch_run_new (&options, (const char *const *) addresses->pdata);
}

static void
test_documents (Fixture       *fixture,
                gconstpointer  data)
{
  const char *paths[] = { names[0], names[1], names[2], names[3], NULL };
  const IlMode modes[] = { IL_MODE_ONE_AT_A_TIME, IL_MODE_TOGETHER };

  if (fixture->nginx == NULL)
    return;

  for (guint k = 0; k < G_N_ELEMENTS (modes); k++)
    {
      g_autoptr (FetchRun) run = new_run (fixture, modes[k], 0, paths);

      fetch_run_finish (run);
      g_assert_true (il_recording_is_whole (run->recording));
      for (guint i = 0; i < N; i++)
        {
          IlTrack *track = fetch_run_track (run, i);

          fetch_run_assert_done (run, i, sizes[i], fixture->lines[i]);
          g_assert_cmpint (il_track_get_size (track, G_MAXINT64), ==, (gint64) sizes[i]);
          g_assert_cmpuint (il_track_get_wire_bytes (track), ==, sizes[i]);
          g_assert_cmpuint (il_track_get_status (track), ==, 200);
        }
    }
}

static guint
count_different (const char *lines)
{
  g_auto (GStrv) numbers = g_strsplit (lines, "\n", -1);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; numbers[i] != NULL; i++)
    {
      if (*numbers[i] != '\0')
        g_hash_table_add (seen, numbers[i]);
    }

  return g_hash_table_size (seen);
}

/* A hundred documents, eight at once, over eight connections. */
static void
test_hundred (Fixture       *fixture,
              gconstpointer  data)
{
  const char *paths[101] = { NULL };
  g_autoptr (FetchRun) run = NULL;
  g_autofree char *log = NULL;
  guint n_connections;

  if (fixture->nginx == NULL)
    return;

  for (guint i = 0; i < 100; i++)
    paths[i] = names[i % N];

  run = new_run (fixture, IL_MODE_TOGETHER, 8, paths);
  fetch_run_finish (run);
  for (guint i = 0; i < 100; i++)
    fetch_run_assert_done (run, i, sizes[i % N], fixture->lines[i % N]);

  log = nginx_stop (fixture->nginx);
  n_connections = count_different (log);
  g_assert_cmpuint (n_connections, >=, 1);
  g_assert_cmpuint (n_connections, <=, 8);
}

static void
test_others (Fixture       *fixture,
             gconstpointer  data)
{
  const char *paths[] = { "/redirect", "/packed/c.txt", "/missing", NULL };
  g_autoptr (FetchRun) run = NULL;
  IlTrack *packed;

  if (fixture->nginx == NULL)
    return;

  run = new_run (fixture, IL_MODE_TOGETHER, 0, paths);
  fetch_run_finish (run);

  fetch_run_assert_done (run, 0, sizes[0], fixture->lines[0]);
  g_assert_cmpuint (il_track_get_n_hops (fetch_run_track (run, 0)), ==, 2);
  g_assert_cmpuint (il_track_get_hop (fetch_run_track (run, 0), 0)->status, ==, 302);

  fetch_run_assert_done (run, 1, sizes[2], fixture->lines[2]);
  packed = fetch_run_track (run, 1);
  g_assert_cmpint (il_track_get_size (packed, G_MAXINT64), ==, IL_SIZE_UNKNOWN);
  g_assert_cmpuint (il_track_get_wire_bytes (packed), >, 0);
  g_assert_cmpuint (il_track_get_wire_bytes (packed), <, sizes[2]);

  g_assert_cmpint (fetch_run_state (run, 2), ==, IL_STATE_DONE);
  g_assert_cmpuint (il_track_get_status (fetch_run_track (run, 2)), ==, 404);
}

#define ADD(path, func) \
  g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  il_engine_init ();
  g_test_init (&argc, &argv, NULL);

  ADD ("/nginx/documents", test_documents);
  ADD ("/nginx/hundred", test_hundred);
  ADD ("/nginx/others", test_others);

  return g_test_run ();
}
