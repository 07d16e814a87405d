/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the lab answers, and when. */

#include <stdlib.h>
#include <string.h>

#include "lab-client.h"
#include "lab/il-responder.h"
#include "lab/lab.h"

/* A mark's time is judged by the median, and by the better of two runs: a
 * machine that is busy with something else delays some marks, not half. */
#define MEDIAN_MAX 10000

static const char scenario_text[] =
  "[Scenario]\nTitle=Test\nSentence=Test\n"
  "[Document short.pdf]\nKind=binary\nSize=60000\nFirstByte=60\nBody=500\n"
  "[Document lines.txt]\nKind=lines\nLines=20\nFirstByte=40\nInterval=25\n"
  "[Document empty]\nKind=binary\nSize=0\nFirstByte=20\n"
  "[Document byte]\nKind=binary\nSize=1\nFirstByte=20\nBody=30\n"
  "[Document at-once]\nKind=binary\nSize=1024\n"
  "[Document large]\nKind=binary\nSize=50000001\n"
  "[Document many]\nKind=lines\nLines=300000\n"
  "[Document odd]\nPath=/a b/é?%\nKind=lines\nLines=2\n";

typedef struct
{
  IlLab      *lab;
  IlScenario *scenario;
  guint16     port;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (scenario_text, strlen (scenario_text));
  g_autoptr (GError) error = NULL;

  self->lab = il_lab_new ();
  self->scenario = il_scenario_new_from_bytes ("test", bytes, &error);
  g_assert_no_error (error);

  il_lab_add_scenario (self->lab, self->scenario);
  self->port = il_lab_open (self->lab, "test", 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (self->port, !=, 0);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_assert_finalize_object (g_steal_pointer (&self->lab));
  g_assert_finalize_object (g_steal_pointer (&self->scenario));
}

static LabAnswer *
get_document (Fixture *self,
              guint    index)
{
  g_autofree char *address = il_scenario_dup_address (self->scenario, index);
  g_autofree char *reachable = il_lab_resolve (self->lab, address);

  return lab_client_get (self->port, strchr (reachable + strlen ("http://"), '/'));
}

static void
check_content (const LabAnswer  *answer,
               const IlDocument *document)
{
  g_autofree guint8 *expected = g_malloc ((gsize) document->size + 1);

  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_true (answer->has_length);
  g_assert_cmpuint (answer->length, ==, document->size);
  il_document_fill (document, 0, expected, (gsize) document->size);
  g_assert_cmpmem (answer->body->data, answer->body->len, expected, document->size);
}

static void
test_content (Fixture       *self,
              gconstpointer  data)
{
  for (guint i = 0; i < il_scenario_get_n_documents (self->scenario); i++)
    {
      const IlDocument *document = il_scenario_get_document (self->scenario, i);
      g_autoptr (LabAnswer) answer = get_document (self, i);

      check_content (answer, document);
      g_assert_nonnull (strstr (answer->head, il_document_get_content_type (document)));

      /* Early is an error at any load; late is not. */
      g_assert_cmpint (lab_answer_time_of (answer, 0), >=, document->first_byte);
      g_assert_cmpint (lab_answer_time_of (answer, document->size), >=,
                       document->first_byte + document->body);
    }
}

static int
compare_deviations (gconstpointer a,
                    gconstpointer b)
{
  const gint64 *first = a;
  const gint64 *second = b;

  return (*first > *second) - (*first < *second);
}

/* How far from the plan the steps of a document arrived. */
static GArray *
list_deviations (const LabAnswer  *answer,
                 const IlDocument *document)
{
  GArray *deviations = g_array_new (FALSE, FALSE, sizeof (gint64));
  IlSchedule schedule;
  IlScheduleStep step;

  il_schedule_init (&schedule, document);
  while (il_schedule_next (&schedule, &step))
    {
      gint64 deviation = llabs (lab_answer_time_of (answer, step.end) - step.time);

      g_array_append_val (deviations, deviation);
    }

  g_array_sort (deviations, compare_deviations);

  return deviations;
}

static gint64
median_deviation (Fixture *self,
                  guint    index)
{
  const IlDocument *document = il_scenario_get_document (self->scenario, index);
  g_autoptr (LabAnswer) answer = get_document (self, index);
  g_autoptr (GArray) deviations = list_deviations (answer, document);
  gint64 median = g_array_index (deviations, gint64, deviations->len / 2);

  g_test_message ("%s: %u steps, deviation %" G_GINT64_FORMAT " us in the median, at most %"
                  G_GINT64_FORMAT, document->name, deviations->len, median,
                  g_array_index (deviations, gint64, deviations->len - 1));

  return median;
}

static void
test_pace (Fixture       *self,
           gconstpointer  data)
{
  for (guint i = 0; i < 2; i++)
    {
      gint64 median = median_deviation (self, i);

      if (median >= MEDIAN_MAX)
        median = median_deviation (self, i);

      g_assert_cmpint (median, <, MEDIAN_MAX);
    }
}

static void
check_status (Fixture    *self,
              const char *line,
              const char *host,
              guint       status)
{
  g_autoptr (GSocketConnection) connection = lab_client_connect (self->port);
  g_autofree char *request = g_strdup_printf ("%s HTTP/1.1\r\nHost: %s\r\nContent-Length: 0\r\n"
                                              "Connection: close\r\n\r\n", line, host);
  g_autoptr (LabAnswer) answer = lab_client_exchange (connection, request);

  g_assert_cmpuint (answer->status, ==, status);
  if (status == 405)
    g_assert_nonnull (strstr (answer->head, "\r\nAllow: GET, HEAD\r\n"));
}

static void
test_not_found (Fixture       *self,
                gconstpointer  data)
{
  const char *lines[] = {
    "GET /", "GET /test", "GET /test/", "GET /nothing/at-once", "GET /test/at-once/",
    "GET /TEST/at-once", "GET //test/at-once", "HEAD /test/nothing", "GET /test/%ff",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    check_status (self, lines[i], "localhost", 404);

  check_status (self, "GET /test/at-once", "localhost", 200);
  check_status (self, "GET /test/at-once?x=%20&y", "localhost", 200);
}

static void
test_methods (Fixture       *self,
              gconstpointer  data)
{
  const char *lines[] = {
    "POST /test/at-once", "PUT /test/at-once", "DELETE /test/at-once", "OPTIONS /test/at-once",
    "get /test/at-once", "PATCH /nothing", "BREW /test/at-once",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    check_status (self, lines[i], "localhost", 405);
}

static void
test_hosts (Fixture       *self,
            gconstpointer  data)
{
  const char *good[] = {
    "127.0.0.1", "127.0.0.1:1", "LocalHost:8080", "lab.localhost", "a.b.LOCALHOST:80",
    "[::1]", "[::1]:8080",
  };
  const char *bad[] = {
    "example.com", "example.com:80", "127.0.0.2", "127.0.0.1.example.com", "localhost.example.com",
    "notlocalhost", ".localhost", "[::2]", "localhost.",
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_assert_true (il_responder_host_is_local (good[i]));
      check_status (self, "GET /test/at-once", good[i], 200);
    }

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_false (il_responder_host_is_local (bad[i]));
      check_status (self, "GET /test/at-once", bad[i], 403);
    }

  check_status (self, "GET http://example.com/test/at-once", "localhost", 403);
  g_assert_false (il_responder_host_is_local (NULL));
  g_assert_false (il_responder_host_is_local (""));
  g_assert_false (il_responder_host_is_local ("[::1"));
  g_assert_false (il_responder_host_is_local ("[::1]x"));
  g_assert_false (il_responder_host_is_local ("::1]"));
  g_assert_false (il_responder_host_is_local ("localhost:"));
  g_assert_false (il_responder_host_is_local ("localhost:123456"));
  g_assert_false (il_responder_host_is_local ("example.com/.localhost"));
}

static void
test_head (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr (GSocketConnection) connection = lab_client_connect (self->port);
  g_autoptr (LabAnswer) answer = NULL;

  answer = lab_client_exchange (connection, "HEAD /test/short.pdf HTTP/1.1\r\nHost: localhost\r\n"
                                "Connection: close\r\n\r\n");
  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_cmpuint (answer->length, ==, 60000);
  g_assert_cmpuint (answer->body->len, ==, 0);
  g_assert_cmpint (lab_answer_time_of (answer, 0), >=, 60000);
}

static void
test_keep_alive (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr (GSocketConnection) connection = lab_client_connect (self->port);
  const char *const paths[] = { "byte", "empty", "at-once", "lines.txt", "at-once" };
  const guint indices[] = { 3, 2, 4, 1, 4 };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *request = g_strdup_printf ("GET /test/%s HTTP/1.1\r\nHost: localhost\r\n"
                                                  "Range: bytes=1-2\r\n\r\n", paths[i]);
      g_autoptr (LabAnswer) answer = lab_client_exchange (connection, request);

      check_content (answer, il_scenario_get_document (self->scenario, indices[i]));
    }
}

static void
test_many_at_once (Fixture       *self,
                   gconstpointer  data)
{
  GThread *threads[32];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = lab_client_get_in_thread (self->port,
                                           i % 2 == 0 ? "/test/short.pdf" : "/test/lines.txt");

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (LabAnswer) answer = lab_client_join (threads[i]);

      check_content (answer, il_scenario_get_document (self->scenario, i % 2));
    }
}

static void
test_resolve (Fixture       *self,
              gconstpointer  data)
{
  const char *foreign[] = {
    "", "lab.localhost/test/x", "ftp://lab.localhost/test/x", "http://lab.localhost:80/test/x",
    "http://lab.localhost.example.com/", "http://x.lab.localhost/", "http://localhost/test/x",
    "http://me@lab.localhost/test/x", "http:lab.localhost", "http://[",
  };
  g_autofree char *prefix = g_strdup_printf ("http://127.0.0.1:%u", self->port);
  g_autofree char *expected = g_strconcat (prefix, "/test/a%20b?q=1", NULL);
  g_autofree char *found = il_lab_resolve (self->lab, "HTTP://Lab.Localhost/test/a%20b?q=1#part");
  g_autofree char *root = il_lab_resolve (self->lab, "http://lab.localhost");

  g_assert_cmpstr (found, ==, expected);
  g_assert_true (g_str_has_prefix (root, "http://127.0.0.1:") && g_str_has_suffix (root, "/"));
  g_assert_true (il_lab_owns ("http://lab.localhost/four-tax-forms/f1040.pdf"));

  for (guint i = 0; i < G_N_ELEMENTS (foreign); i++)
    {
      g_assert_false (il_lab_owns (foreign[i]));
      g_assert_null (il_lab_resolve (self->lab, foreign[i]));
    }
}

static void
test_find (Fixture       *self,
           gconstpointer  data)
{
  const char *const nothing[] = {
    "http://lab.localhost", "http://lab.localhost/test", "http://lab.localhost/test/nothing",
    "http://lab.localhost/nothing/short.pdf", "http://127.0.0.1/test/short.pdf",
    "http://lab.localhost/test/%ff",
  };
  const IlDocument *document;

  for (guint i = 0; i < il_scenario_get_n_documents (self->scenario); i++)
    {
      g_autofree char *address = il_scenario_dup_address (self->scenario, i);
      g_autoptr (IlScenario) found = il_lab_find (self->lab, address, &document);

      g_assert_true (found == self->scenario);
      g_assert_true (document == il_scenario_get_document (self->scenario, i));
    }

  for (guint i = 0; i < G_N_ELEMENTS (nothing); i++)
    {
      g_assert_null (il_lab_find (self->lab, nothing[i], &document));
      g_assert_null (document);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/lab/answers/content", test_content);
  ADD ("/lab/answers/pace", test_pace);
  ADD ("/lab/answers/not-found", test_not_found);
  ADD ("/lab/answers/methods", test_methods);
  ADD ("/lab/answers/hosts", test_hosts);
  ADD ("/lab/answers/head", test_head);
  ADD ("/lab/answers/keep-alive", test_keep_alive);
  ADD ("/lab/answers/many-at-once", test_many_at_once);
  ADD ("/lab/answers/resolve", test_resolve);
  ADD ("/lab/answers/find", test_find);
#undef ADD

  return g_test_run ();
}
