/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever the lab waits for, it waits asleep.  CPU time is what is judged: a
 * busy machine does not add to it. */

#include <fcntl.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "lab-client.h"
#include "lab-fixture.h"

/* For so long it is watched; a loop that never sleeps uses all of it, or half
 * on a machine that others use too, and one that sleeps next to nothing. */
#define WATCHED (G_USEC_PER_SEC / 4)
#define CPU_MAX (WATCHED / 10)
#define ATTEMPTS 20

#define MANY 40
#define DESCRIPTORS_MAX 4096

#define REQUEST "GET /test/it HTTP/1.1\r\nHost: localhost\r\n\r\n"

/* The answers that are under way while it is watched. */
typedef struct
{
  LabFixture         lab;
  GSocketConnection *clients[MANY];
} Fixture;

static gint64
get_cpu_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);

  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static gint64
watch (void)
{
  gint64 begin = get_cpu_time ();

  g_usleep (WATCHED);

  return get_cpu_time () - begin;
}

/* What has just begun may still have work; what spins never rests. */
static void
check_sleeps (void)
{
  gint64 spent = CPU_MAX;

  for (guint i = 0; i < ATTEMPTS && spent >= CPU_MAX; i++)
    {
      spent = watch ();
      g_test_message ("%" G_GINT64_FORMAT " us of CPU", spent);
    }

  g_assert_cmpint (spent, <, CPU_MAX);
}

static void
ask (GSocketConnection *connection)
{
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), REQUEST,
                             strlen (REQUEST), NULL, NULL, NULL);
}

static void
check_sleeps_while (const char *link,
                    const char *document,
                    guint       n_clients,
                    gboolean    say_something)
{
  Fixture fixture = { 0 };
  g_autofree char *text = g_strconcat (LAB_HEAD, link, "[Document it]\n", document, NULL);

  lab_fixture_open (&fixture.lab, text);
  for (guint i = 0; i < n_clients; i++)
    {
      fixture.clients[i] = lab_client_connect (fixture.lab.port);
      if (say_something)
        ask (fixture.clients[i]);
    }

  check_sleeps ();

  for (guint i = 0; i < n_clients; i++)
    g_clear_object (&fixture.clients[i]);
  lab_fixture_close (&fixture.lab);
}

static void
test_nobody (void)
{
  check_sleeps_while ("", "Kind=binary\nSize=1\n", 0, TRUE);
}

static void
test_silent_client (void)
{
  check_sleeps_while ("", "Kind=binary\nSize=1\n", MANY, FALSE);
}

static void
test_before_head (void)
{
  check_sleeps_while ("", "Kind=binary\nSize=1\nFirstByte=60000\n", MANY, TRUE);
}

static void
test_within_body (void)
{
  check_sleeps_while ("", "Kind=binary\nSize=100\nBody=3600000\n", MANY, TRUE);
}

static void
test_stall (void)
{
  check_sleeps_while ("", "Kind=binary\nSize=100\nFailure=stall\nAfter=10\n", MANY, TRUE);
}

/* Nobody reads what is sent. */
static void
test_deaf_client (void)
{
  check_sleeps_while ("", "Kind=binary\nSize=1000000000\n", MANY, TRUE);
}

static void
test_queue (void)
{
  check_sleeps_while ("[Link]\nConnections=1\n", "Kind=binary\nSize=1\nFirstByte=60000\n",
                      MANY, TRUE);
}

static void
test_latency (void)
{
  check_sleeps_while ("[Link]\nLatency=60000\n", "Kind=binary\nSize=1\n", MANY, TRUE);
}

static void
test_handshake (void)
{
  check_sleeps_while ("[Link]\nTLS=yes\n", "Kind=binary\nSize=1\n", MANY, FALSE);
}

/* Many lines are due, and the line is slow. */
static void
test_slow_link (void)
{
  check_sleeps_while ("[Link]\nRate=10000\n", "Kind=lines\nLines=300000\n", 2, TRUE);
}

static void
test_slow_link_one_step (void)
{
  check_sleeps_while ("[Link]\nRate=10000\n", "Kind=binary\nSize=1000000\n", 2, TRUE);
}

static void
test_slow_link_endless (void)
{
  check_sleeps_while ("[Link]\nRate=10000\n", "Kind=lines\nLines=9\nFailure=endless\n", 2, TRUE);
}

static void
limit_descriptors (rlim_t n)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_NOFILE, &limit), ==, 0);
  limit.rlim_cur = n;
  g_assert_cmpint (setrlimit (RLIMIT_NOFILE, &limit), ==, 0);
}

/* Takes all descriptors but one. */
static GArray *
hog_descriptors (void)
{
  GArray *hogged = g_array_new (FALSE, FALSE, sizeof (int));
  int descriptor;

  while ((descriptor = fcntl (STDIN_FILENO, F_DUPFD_CLOEXEC, 0)) >= 0)
    g_array_append_val (hogged, descriptor);

  g_assert_cmpuint (hogged->len, >, 0);
  close (g_array_index (hogged, int, hogged->len - 1));
  g_array_set_size (hogged, hogged->len - 1);

  return hogged;
}

static void
release_descriptors (GArray *hogged)
{
  for (guint i = 0; i < hogged->len; i++)
    close (g_array_index (hogged, int, i));
}

/* The last descriptor is the client's: none is left to accept it with. */
static void
test_no_descriptors (void)
{
  LabFixture fixture;
  struct rlimit before;
  g_autoptr (GArray) hogged = NULL;
  g_autoptr (GSocketConnection) connection = NULL;
  g_autoptr (LabAnswer) answer = NULL;

  lab_fixture_open (&fixture, LAB_HEAD "[Document it]\nKind=binary\nSize=100\n");
  answer = lab_client_get (fixture.port, "/test/it");
  g_clear_pointer (&answer, lab_answer_free);

  g_assert_cmpint (getrlimit (RLIMIT_NOFILE, &before), ==, 0);
  limit_descriptors (MIN (before.rlim_cur, DESCRIPTORS_MAX));
  hogged = hog_descriptors ();
  connection = lab_client_connect (fixture.port);
  check_sleeps ();

  release_descriptors (hogged);
  limit_descriptors (before.rlim_cur);
  answer = lab_client_exchange (connection, REQUEST);
  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_cmpuint (answer->body->len, ==, 100);
  lab_fixture_close (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lab/rest/nobody", test_nobody);
  g_test_add_func ("/lab/rest/silent-client", test_silent_client);
  g_test_add_func ("/lab/rest/before-head", test_before_head);
  g_test_add_func ("/lab/rest/within-body", test_within_body);
  g_test_add_func ("/lab/rest/stall", test_stall);
  g_test_add_func ("/lab/rest/deaf-client", test_deaf_client);
  g_test_add_func ("/lab/rest/queue", test_queue);
  g_test_add_func ("/lab/rest/latency", test_latency);
  g_test_add_func ("/lab/rest/handshake", test_handshake);
  g_test_add_func ("/lab/rest/slow-link", test_slow_link);
  g_test_add_func ("/lab/rest/slow-link-one-step", test_slow_link_one_step);
  g_test_add_func ("/lab/rest/slow-link-endless", test_slow_link_endless);
  g_test_add_func ("/lab/rest/no-descriptors", test_no_descriptors);

  return g_test_run ();
}
