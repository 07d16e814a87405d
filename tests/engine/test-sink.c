/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fetch-run.h"

#include <string.h>

#include "engine/il-sink.h"
#include "hostile-server.h"

#define HEAD "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n"
#define BODY "a\nb\ncd"

/* What a sink was told of each track, and where it is to fail. */
typedef enum
{
  FAIL_NEVER,
  FAIL_BEGIN,
  FAIL_WRITE,
  FAIL_END,
} Fail;

typedef struct
{
  GString *bytes;
  guint n_begun, n_ended, n_abandoned;
} Told;

struct _TestSink
{
  GObject parent_instance;

  Told told[2];
  Fail fail;
};

#define TEST_TYPE_SINK (test_sink_get_type ())
G_DECLARE_FINAL_TYPE (TestSink, test_sink, TEST, SINK, GObject)

static void test_sink_iface_init (IlSinkInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TestSink, test_sink, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (IL_TYPE_SINK, test_sink_iface_init))

static gboolean
may_go_on (TestSink *self,
           Fail      at,
           GError  **error)
{
  if (self->fail != at)
    return TRUE;

  g_set_error_literal (error, IL_ERROR, IL_ERROR_NOT_KEPT, "No.");

  return FALSE;
}

static Told *
told_of (TestSink *self,
         IlTrack  *track)
{
  Told *told = &self->told[il_track_get_index (track)];

  g_assert_cmpuint (told->n_begun, ==, 1);
  g_assert_cmpuint (told->n_ended + told->n_abandoned, ==, 0);
  g_assert_cmpint (il_track_get_end (track), ==, IL_TIME_NONE);

  return told;
}

static gboolean
test_sink_begin (IlSink   *sink,
                 IlTrack  *track,
                 GError  **error)
{
  TestSink *self = TEST_SINK (sink);
  Told *told = &self->told[il_track_get_index (track)];

  g_assert_cmpuint (il_track_get_status (track), ==, 200);
  told->n_begun++;

  return may_go_on (self, FAIL_BEGIN, error);
}

/* The recording knows of the bytes already. */
static gboolean
test_sink_write (IlSink        *sink,
                 IlTrack       *track,
                 const guint8  *bytes,
                 gsize          length,
                 GError       **error)
{
  TestSink *self = TEST_SINK (sink);
  Told *told = told_of (self, track);

  g_string_append_len (told->bytes, (const char *) bytes, (gssize) length);
  g_assert_cmpuint (il_arrivals_get_bytes (il_track_get_arrivals (track)), ==, told->bytes->len);

  return may_go_on (self, FAIL_WRITE, error);
}

static gboolean
test_sink_end (IlSink   *sink,
               IlTrack  *track,
               GError  **error)
{
  TestSink *self = TEST_SINK (sink);

  g_assert_cmpuint (il_arrivals_get_lines (il_track_get_arrivals (track)), ==, 3);
  if (!may_go_on (self, FAIL_END, error))
    return FALSE;

  told_of (self, track)->n_ended++;

  return TRUE;
}

static void
test_sink_abandon (IlSink  *sink,
                   IlTrack *track)
{
  told_of (TEST_SINK (sink), track)->n_abandoned++;
}

static void
test_sink_iface_init (IlSinkInterface *iface)
{
  iface->begin = test_sink_begin;
  iface->write = test_sink_write;
  iface->end = test_sink_end;
  iface->abandon = test_sink_abandon;
}

static void
test_sink_finalize (GObject *object)
{
  TestSink *self = TEST_SINK (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->told); i++)
    g_string_free (self->told[i].bytes, TRUE);

  G_OBJECT_CLASS (test_sink_parent_class)->finalize (object);
}

static void
test_sink_class_init (TestSinkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_sink_finalize;
}

static void
test_sink_init (TestSink *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->told); i++)
    self->told[i].bytes = g_string_new (NULL);
}

/* A redirect to a good document, and one that is cut. */
static FetchRun *
run_with (HostileServer *server,
          TestSink      *sink,
          HostileEnd     end)
{
  IlPlanOptions options = IL_PLAN_OPTIONS_DEFAULT;
  g_autofree char *good = hostile_server_dup_address (server, "/away");
  g_autofree char *cut = hostile_server_dup_address (server, "/cut");
  const char *addresses[] = { good, cut, NULL };
  FetchRun *run;

  hostile_server_add (server, "/away", "HTTP/1.1 302 Away\r\nLocation: /good\r\n"
                      "Content-Length: 4\r\n\r\nnot!", -1, HOSTILE_KEEP);
  hostile_server_add (server, "/good", HEAD BODY, -1, HOSTILE_KEEP);
  hostile_server_add (server, "/cut", HEAD "a\nb", -1, end);

  run = fetch_run_new (&options, addresses);
  il_runner_set_sink (run->runner, IL_SINK (sink));

  return run;
}

static void
test_documents (void)
{
  g_autoptr (HostileServer) server = hostile_server_new ();
  g_autoptr (TestSink) sink = g_object_new (TEST_TYPE_SINK, NULL);
  g_autoptr (FetchRun) run = run_with (server, sink, HOSTILE_CLOSE);

  fetch_run_finish (run);
  fetch_run_assert_done (run, 0, 6, 3);
  fetch_run_assert_error (run, 1, IL_ERROR_CUT_BODY);
  g_assert_cmpstr (sink->told[0].bytes->str, ==, BODY);
  g_assert_cmpuint (sink->told[0].n_ended, ==, 1);
  g_assert_cmpstr (sink->told[1].bytes->str, ==, "a\nb");
  g_assert_cmpuint (sink->told[1].n_abandoned, ==, 1);
}

/* Whatever the sink says no to, fails with its words, and its connection is
 * given up. */
static void
test_failing (gconstpointer data)
{
  g_autoptr (HostileServer) server = hostile_server_new ();
  g_autoptr (TestSink) sink = g_object_new (TEST_TYPE_SINK, NULL);
  g_autoptr (FetchRun) run = run_with (server, sink, HOSTILE_CLOSE);
  Fail fail = GPOINTER_TO_UINT (data);

  sink->fail = fail;
  fetch_run_finish (run);
  fetch_run_assert_error (run, 0, IL_ERROR_NOT_KEPT);
  fetch_run_assert_error (run, 1, fail == FAIL_END ? IL_ERROR_CUT_BODY : IL_ERROR_NOT_KEPT);
  g_assert_cmpuint (sink->told[0].n_begun, ==, 1);
  g_assert_cmpuint (sink->told[0].n_ended, ==, 0);
  g_assert_cmpuint (sink->told[0].n_abandoned, ==, fail == FAIL_BEGIN ? 0 : 1);
  g_assert_cmpuint (sink->told[1].n_abandoned, ==, fail == FAIL_BEGIN ? 0 : 1);
  fetch_run_settle (run);
}

static void
test_cancel (void)
{
  g_autoptr (HostileServer) server = hostile_server_new ();
  g_autoptr (TestSink) sink = g_object_new (TEST_TYPE_SINK, NULL);
  g_autoptr (FetchRun) run = run_with (server, sink, HOSTILE_STALL);

  fetch_run_until (run, 1, IL_STATE_RECEIVING, 3);
  il_runner_cancel_all (run->runner);
  fetch_run_assert_error (run, 1, IL_ERROR_CANCELLED);
  g_assert_cmpuint (sink->told[1].n_abandoned, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  il_engine_init ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sink/documents", test_documents);
  g_test_add_data_func ("/sink/fail/begin", GUINT_TO_POINTER (FAIL_BEGIN), test_failing);
  g_test_add_data_func ("/sink/fail/write", GUINT_TO_POINTER (FAIL_WRITE), test_failing);
  g_test_add_data_func ("/sink/fail/end", GUINT_TO_POINTER (FAIL_END), test_failing);
  g_test_add_func ("/sink/cancel", test_cancel);

  return g_test_run ();
}
