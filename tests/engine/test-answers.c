/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fetch-run.h"

#include <libsoup/soup.h>
#include <string.h>

#include "hostile-server.h"

#define WHOLE -1
#define UNKNOWN IL_SIZE_UNKNOWN

/* Timeouts that answers without one stay far away from. */
#define SHORT (150 * 1000)
#define LONG (20 * G_USEC_PER_SEC)

/* One answer, and what must be recorded of it. */
typedef struct
{
  const char *name;
  const char *bytes;
  HostileEnd end;
  int error;
  guint status;
  guint64 n_bytes;
  guint64 n_lines;
  gint64 size;
} Case;

static const Case cases[] = {
  { "whole", "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\na\nb\nc\n",
    HOSTILE_KEEP, WHOLE, 200, 6, 3, 6 },
  { "last-line-open", "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\na\nb",
    HOSTILE_KEEP, WHOLE, 200, 3, 2, 3 },
  { "empty", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
    HOSTILE_KEEP, WHOLE, 200, 0, 0, 0 },
  { "no-content", "HTTP/1.1 204 No Content\r\n\r\n",
    HOSTILE_KEEP, WHOLE, 204, 0, 0, 0 },
  { "not-modified", "HTTP/1.1 304 Not Modified\r\nContent-Length: 5000\r\n\r\n",
    HOSTILE_KEEP, WHOLE, 304, 0, 0, 0 },
  { "not-found", "HTTP/1.1 404 Not Found\r\nContent-Length: 3\r\n\r\nno\n",
    HOSTILE_KEEP, WHOLE, 404, 3, 1, 3 },
  { "server-error", "HTTP/1.1 500 Oh\r\nContent-Length: 3\r\n\r\nno\n",
    HOSTILE_CLOSE, WHOLE, 500, 3, 1, 3 },
  { "unauthorized",
    "HTTP/1.1 401 Who\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 3\r\n\r\nno\n",
    HOSTILE_KEEP, WHOLE, 401, 3, 1, 3 },
  { "interim", "HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\na\n",
    HOSTILE_KEEP, WHOLE, 200, 2, 1, 2 },
  { "until-close", "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\na\nb\n",
    HOSTILE_CLOSE, WHOLE, 200, 4, 2, UNKNOWN },
  { "old-until-close", "HTTP/1.0 200 OK\r\n\r\na\nb\n",
    HOSTILE_CLOSE, WHOLE, 200, 4, 2, UNKNOWN },
  { "too-long", "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\na\nb\nand more\n",
    HOSTILE_KEEP, WHOLE, 200, 4, 2, 4 },
  { "too-long-close",
    "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 4\r\n\r\na\nb\nand more\n",
    HOSTILE_CLOSE, WHOLE, 200, 4, 2, 4 },
  { "never-closes", "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 4\r\n\r\na\nb\n",
    HOSTILE_STALL, WHOLE, 200, 4, 2, 4 },
  { "chunked",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    "4\r\na\nb\n\r\n1\r\nc\r\n0\r\n\r\n",
    HOSTILE_KEEP, WHOLE, 200, 5, 3, UNKNOWN },
  { "cut", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\na\nb",
    HOSTILE_CLOSE, IL_ERROR_CUT_BODY, 200, 3, 1, 10 },
  { "cut-by-reset", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\na\nb",
    HOSTILE_RESET, IL_ERROR_CUT_BODY, 200, 3, 1, 10 },
  { "cut-close", "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 10\r\n\r\na\nb",
    HOSTILE_CLOSE, IL_ERROR_CUT_BODY, 200, 3, 1, 10 },
  { "cut-old", "HTTP/1.0 200 OK\r\nContent-Length: 10\r\n\r\na\nb",
    HOSTILE_CLOSE, IL_ERROR_CUT_BODY, 200, 3, 1, 10 },
  { "cut-before-any", "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 10\r\n\r\n",
    HOSTILE_CLOSE, IL_ERROR_CUT_BODY, 200, 0, 0, 10 },
  { "cut-chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\na\nb",
    HOSTILE_CLOSE, IL_ERROR_CUT_BODY, 200, 3, 1, UNKNOWN },
  { "no-answer", "",
    HOSTILE_CLOSE, IL_ERROR_NO_ANSWER, 0, 0, 0, UNKNOWN },
  { "no-answer-reset", "",
    HOSTILE_RESET, IL_ERROR_NO_ANSWER, 0, 0, 0, UNKNOWN },
  { "cut-head", "HTTP/1.1 200 OK\r\nContent-Le",
    HOSTILE_CLOSE, IL_ERROR_BAD_ANSWER, 0, 0, 0, UNKNOWN },
  { "not-http", "220 mail.example ESMTP\r\n\r\n",
    HOSTILE_CLOSE, IL_ERROR_BAD_ANSWER, 0, 0, 0, UNKNOWN },
  { "not-http-either", "SSH-2.0-OpenSSH_9.2\r\n",
    HOSTILE_CLOSE, IL_ERROR_BAD_ANSWER, 0, 0, 0, UNKNOWN },
  { "unknown-coding", "HTTP/1.1 200 OK\r\nTransfer-Encoding: lzma\r\n\r\nxx",
    HOSTILE_CLOSE, IL_ERROR_BAD_ANSWER, 0, 0, 0, UNKNOWN },
  { "endless-head", "X-And: so on, and so on, and so on\r\n",
    HOSTILE_REPEAT, IL_ERROR_BAD_ANSWER, 0, 0, 0, UNKNOWN },
};

static void
test_case (gconstpointer data)
{
  const Case *expected = data;
  IlPlanOptions options = IL_PLAN_OPTIONS_DEFAULT;
  g_autoptr (HostileServer) server = hostile_server_new ();
  g_autofree char *address = hostile_server_dup_address (server, "/x");
  g_autoptr (FetchRun) run = NULL;
  IlTrack *track;

  options.first_byte_timeout = options.idle_timeout = LONG;
  hostile_server_add (server, "/x", expected->bytes, -1, expected->end);
  run = fetch_run_new_repeated (&options, address, 1);
  fetch_run_finish (run);

  track = fetch_run_track (run, 0);
  if (expected->error == WHOLE)
    fetch_run_assert_done (run, 0, expected->n_bytes, expected->n_lines);
  else
    fetch_run_assert_error (run, 0, expected->error);

  g_assert_cmpuint (il_track_get_status (track), ==, expected->status);
  g_assert_cmpuint (fetch_run_bytes (run, 0), ==, expected->n_bytes);
  g_assert_cmpuint (fetch_run_lines (run, 0), ==, expected->n_lines);
  g_assert_cmpint (il_track_get_size (track, G_MAXINT64), ==, expected->size);
  g_assert_cmpuint (il_track_get_n_hops (track), ==, 1);
  g_assert_cmpint (il_track_get_end (track), <, LONG);
  fetch_run_settle (run);
}

/* A size that was known beforehand yields to what the server says, and also
 * to its silence, from then on and not in hindsight. */
static void
test_size_hint (void)
{
  IlPlanOptions options = IL_PLAN_OPTIONS_DEFAULT;
  g_autoptr (HostileServer) server = hostile_server_new ();
  g_autofree char *said = hostile_server_dup_address (server, "/said");
  g_autofree char *unsaid = hostile_server_dup_address (server, "/unsaid");
  IlPlanEntry entries[] = { { said, NULL, 77 }, { unsaid, NULL, 77 }, { "x:y", NULL, 77 } };
  const gint64 sizes[] = { 2, UNKNOWN, 77 };
  g_autoptr (IlPlan) plan = il_plan_new (entries, G_N_ELEMENTS (entries), &options);
  g_autoptr (IlRecording) recording = il_plan_create_recording (plan);
  g_autoptr (IlRunner) runner = il_runner_new (plan, recording);

  hostile_server_add (server, "/said", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\na\n", -1,
                      HOSTILE_KEEP);
  hostile_server_add (server, "/unsaid", "HTTP/1.0 200 OK\r\n\r\na\n", -1, HOSTILE_CLOSE);
  il_runner_start (runner);
  while (il_runner_is_running (runner))
    g_main_context_iteration (NULL, TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      IlTrack *track = il_recording_get_track (recording, i);

      g_assert_cmpint (il_track_get_size (track, 0), ==, 77);
      g_assert_cmpint (il_track_get_size (track, G_MAXINT64), ==, sizes[i]);
    }
}

/* A chunked body without its last chunk: libsoup only tells since 3.6.5. */
static void
test_no_last_chunk (void)
{
  IlPlanOptions options = IL_PLAN_OPTIONS_DEFAULT;
  g_autoptr (HostileServer) server = hostile_server_new ();
  g_autofree char *address = hostile_server_dup_address (server, "/x");
  g_autoptr (FetchRun) run = fetch_run_new_repeated (&options, address, 1);

  hostile_server_add (server, "/x",
                      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\na\nb\n\r\n", -1,
                      HOSTILE_CLOSE);
  fetch_run_finish (run);

  if (soup_check_version (3, 6, 5))
    fetch_run_assert_error (run, 0, IL_ERROR_CUT_BODY);
  else
    fetch_run_assert_done (run, 0, 4, 2);
}

static GBytes *
compress (const char *text,
          gsize       length)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP,
                                                                  9);
  g_autoptr (GInputStream) plain = g_memory_input_stream_new_from_data (text, length, NULL);
  g_autoptr (GInputStream) packed = g_converter_input_stream_new (plain,
                                                                  G_CONVERTER (compressor));
  g_autofree guint8 *buffer = g_malloc (length + 1024);
  g_autoptr (GError) error = NULL;
  gsize n;

  g_input_stream_read_all (packed, buffer, length + 1024, &n, NULL, &error);
  g_assert_no_error (error);

  return g_bytes_new (buffer, n);
}

/* Answers with a packed document that claims one length and has another. */
static void
add_packed (HostileServer *server,
            const char    *path,
            GBytes        *packed,
            gsize          claimed,
            gsize          sent,
            HostileEnd     end)
{
  g_autoptr (GString) answer = g_string_new ("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n");

  /* Silence after a whole document must not be waited for. */
  g_string_append (answer, end == HOSTILE_KEEP ? "" : "Connection: close\r\n");
  g_string_append_printf (answer, "Content-Length: %" G_GSIZE_FORMAT "\r\n\r\n", claimed);
  g_string_append_len (answer, g_bytes_get_data (packed, NULL), sent);
  hostile_server_add (server, path, answer->str, answer->len, end);
}

static GBytes *
garble (GBytes *packed)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (packed, &length);
  g_autofree guint8 *copy = g_memdup2 (bytes, length);

  memset (copy + length / 2, 0xff, 64);

  return g_bytes_new (copy, length);
}

static void
test_packed (void)
{
  IlPlanOptions options = IL_PLAN_OPTIONS_DEFAULT;
  g_autoptr (HostileServer) server = hostile_server_new ();
  g_autofree char *whole = hostile_server_dup_address (server, "/whole");
  g_autofree char *open = hostile_server_dup_address (server, "/open");
  g_autofree char *cut = hostile_server_dup_address (server, "/cut");
  g_autofree char *broken = hostile_server_dup_address (server, "/broken");
  const char *addresses[] = { whole, open, cut, broken, NULL };
  g_autoptr (FetchRun) run = fetch_run_new (&options, addresses);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) packed = NULL;
  g_autoptr (GBytes) garbled = NULL;
  gsize length;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (text, "line %u of text\n", i * 7919);

  packed = compress (text->str, text->len);
  length = g_bytes_get_size (packed);
  garbled = garble (packed);
  add_packed (server, "/whole", packed, length, length, HOSTILE_KEEP);
  add_packed (server, "/open", packed, length, length, HOSTILE_STALL);
  add_packed (server, "/cut", packed, length, length / 2, HOSTILE_CLOSE);
  add_packed (server, "/broken", garbled, length, length, HOSTILE_KEEP);
  fetch_run_finish (run);

  for (guint i = 0; i < 2; i++)
    {
      fetch_run_assert_done (run, i, text->len, 5000);
      g_assert_cmpuint (il_track_get_wire_bytes (fetch_run_track (run, i)), ==, length);
      g_assert_cmpint (il_track_get_size (fetch_run_track (run, i), G_MAXINT64), ==, UNKNOWN);
    }

  fetch_run_assert_error (run, 2, IL_ERROR_CUT_BODY);
  fetch_run_assert_error (run, 3, IL_ERROR_BAD_ANSWER);
  fetch_run_settle (run);
}

static void
test_many_lines (void)
{
  IlPlanOptions options = IL_PLAN_OPTIONS_DEFAULT;
  g_autoptr (HostileServer) server = hostile_server_new ();
  g_autofree char *address = hostile_server_dup_address (server, "/x");
  g_autoptr (FetchRun) run = fetch_run_new_repeated (&options, address, 1);
  g_autoptr (GString) answer = g_string_new ("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
  gsize head = answer->len;

  g_string_set_size (answer, head + 100000);
  memset (answer->str + head, '\n', 100000);
  hostile_server_add (server, "/x", answer->str, answer->len, HOSTILE_KEEP);
  fetch_run_finish (run);

  fetch_run_assert_done (run, 0, 100000, 100000);
  g_assert_cmpuint (il_track_get_wire_bytes (fetch_run_track (run, 0)), ==, 100000);
}

/* Bytes that trickle keep a download alive however long it takes in all, and
 * each is recorded when it came. */
static void
test_drip (void)
{
  IlPlanOptions options = IL_PLAN_OPTIONS_DEFAULT;
  g_autoptr (HostileServer) server = hostile_server_new ();
  g_autofree char *address = hostile_server_dup_address (server, "/x");
  g_autoptr (FetchRun) run = NULL;
  const IlArrivals *arrivals;

  options.idle_timeout = G_USEC_PER_SEC;
  hostile_server_add (server, "/x",
                      "HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n"
                      "a\na\na\na\na\na\na\na\na\na\na\na\na\na\na\na\na\na\na\na\n",
                      -1, HOSTILE_KEEP);
  hostile_server_set_drip (server, "/x", 30000);
  run = fetch_run_new_repeated (&options, address, 1);
  fetch_run_finish (run);

  fetch_run_assert_done (run, 0, 40, 20);
  arrivals = il_track_get_arrivals (fetch_run_track (run, 0));
  g_assert_cmpint (il_recording_get_duration (run->recording), >, options.idle_timeout);
  g_assert_cmpuint (il_arrivals_get_n_reads (arrivals), >, 10);
}

static void
test_timeouts (void)
{
  IlPlanOptions options = IL_PLAN_OPTIONS_DEFAULT;
  g_autoptr (HostileServer) server = hostile_server_new ();
  g_autofree char *silent = hostile_server_dup_address (server, "/silent");
  g_autofree char *half_head = hostile_server_dup_address (server, "/half-head");
  g_autofree char *half_body = hostile_server_dup_address (server, "/half-body");
  g_autofree char *huge = hostile_server_dup_address (server, "/huge");
  const char *addresses[] = { silent, half_head, half_body, huge, NULL };
  g_autoptr (FetchRun) run = NULL;

  options.first_byte_timeout = SHORT;
  options.idle_timeout = SHORT;
  hostile_server_add (server, "/silent", "", -1, HOSTILE_STALL);
  hostile_server_add (server, "/half-head", "HTTP/1.1 200 OK\r\nContent", -1, HOSTILE_STALL);
  hostile_server_add (server, "/half-body", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\na\nb", -1,
                      HOSTILE_STALL);
  hostile_server_add (server, "/huge",
                      "HTTP/1.1 200 OK\r\nContent-Length: 9223372036854775807\r\n\r\na\n", -1,
                      HOSTILE_STALL);
  run = fetch_run_new (&options, addresses);
  fetch_run_finish (run);

  fetch_run_assert_error (run, 0, IL_ERROR_FIRST_BYTE_TIMEOUT);
  fetch_run_assert_error (run, 1, IL_ERROR_FIRST_BYTE_TIMEOUT);
  fetch_run_assert_error (run, 2, IL_ERROR_IDLE_TIMEOUT);
  fetch_run_assert_error (run, 3, IL_ERROR_IDLE_TIMEOUT);
  g_assert_cmpuint (fetch_run_bytes (run, 2), ==, 3);
  g_assert_cmpuint (fetch_run_lines (run, 2), ==, 1);
  g_assert_cmpint (il_track_get_size (fetch_run_track (run, 3), G_MAXINT64), ==, G_MAXINT64);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (il_track_get_end (fetch_run_track (run, i)), >=, SHORT);

  fetch_run_settle (run);
}

int
main (int   argc,
      char *argv[])
{
  il_engine_init ();
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/answers/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }

  g_test_add_func ("/answers/size-hint", test_size_hint);
  g_test_add_func ("/answers/no-last-chunk", test_no_last_chunk);
  g_test_add_func ("/answers/packed", test_packed);
  g_test_add_func ("/answers/many-lines", test_many_lines);
  g_test_add_func ("/answers/drip", test_drip);
  g_test_add_func ("/answers/timeouts", test_timeouts);

  return g_test_run ();
}
