/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who is let in, how many at once, and what becomes of those who misbehave. */

#include <string.h>

#include "crowd.h"
#include "lab-client.h"
#include "lab-fixture.h"
#include "lab/il-gate.h"

#define PATIENCE_MS 20000

/* What has not changed for so long is at rest. */
#define SETTLED_MS 500

/* The last line of the document tells that it came whole. */
#define QUICK "[Document quick]\nKind=lines\nLines=20\nFirstByte=60\nInterval=5\n"
#define QUICK_END "quick 20/20\n"
#define LATE "[Document late]\nKind=binary\nSize=100\nFirstByte=3600000\n"
#define NOW "[Document now]\nKind=lines\nLines=3\n"
#define NOW_END "now 3/3\n"
#define ALL QUICK LATE NOW
#define MORE                                                                                  \
  "[Document large]\nKind=binary\nSize=1000000000\n"                                          \
  "[Document chunks]\nKind=binary\nSize=300000\nBody=30\nFraming=chunked\n"                   \
  "[Document trickle]\nKind=lines\nLines=2\nInterval=3600000\n"                              \
  "[Document stall]\nKind=binary\nSize=100\nFailure=stall\nAfter=10\n"

static void
listen_until_ended (Crowd *crowd,
                    guint  n)
{
  while (crowd_count_ended (crowd) < n)
    g_assert_true (crowd_listen (crowd, PATIENCE_MS));
}

static void
listen_until (Crowd      *crowd,
              guint       index,
              const char *text)
{
  while (!crowd_has (crowd, index, text))
    g_assert_true (crowd_listen (crowd, PATIENCE_MS));
}

static void
check_serves (LabFixture *fixture)
{
  g_autoptr (LabAnswer) answer = lab_client_get (fixture->port, "/test/now");

  g_assert_cmpuint (answer->status, ==, 200);
}

static guint
count_inside (const Crowd *crowd,
              const char  *end)
{
  guint n = 0;

  for (guint i = 0; i < crowd->n_guests; i++)
    n += crowd->guests[i].has_begun && !crowd->guests[i].has_ended && !crowd_has (crowd, i, end);

  return n;
}

/* Of six, two are served at any time; the first four leave for the others. */
static void
test_connections (void)
{
  LabFixture fixture;
  g_auto (Crowd) crowd = { 0 };
  guint n_closed = 0;

  lab_fixture_open (&fixture, LAB_HEAD "[Link]\nConnections=2\n" ALL);
  crowd_init (&crowd, fixture.port, 6);
  for (guint i = 0; i < crowd.n_guests; i++)
    crowd_ask (&crowd, i, "quick");

  while (!crowd_has (&crowd, 4, QUICK_END) || !crowd_has (&crowd, 5, QUICK_END))
    {
      g_assert_true (crowd_listen (&crowd, PATIENCE_MS));
      g_assert_cmpuint (count_inside (&crowd, QUICK_END), <=, 2);
    }

  for (guint i = 0; i < crowd.n_guests; i++)
    {
      g_assert_true (crowd_has (&crowd, i, QUICK_END));
      g_assert_true (crowd_has (&crowd, i, "\r\nConnection: close\r\n")
                     == crowd.guests[i].has_ended);
      n_closed += crowd.guests[i].has_ended;
    }
  g_assert_cmpuint (n_closed, ==, 4);
  lab_fixture_close (&fixture);
}

/* It keeps its connection as long as nobody needs the place. */
static void
test_idle (void)
{
  LabFixture fixture;
  g_auto (Crowd) first = { 0 };
  g_auto (Crowd) second = { 0 };

  lab_fixture_open (&fixture, LAB_HEAD "[Link]\nConnections=1\n" ALL);
  crowd_init (&first, fixture.port, 1);
  for (guint i = 0; i < 3; i++)
    {
      g_byte_array_set_size (first.guests[0].bytes, 0);
      crowd_ask (&first, 0, "now");
      listen_until (&first, 0, NOW_END);
      g_assert_false (crowd_has (&first, 0, "Connection: close"));
    }
  g_assert_cmpuint (crowd_count_ended (&first), ==, 0);

  crowd_init (&second, fixture.port, 1);
  crowd_ask (&second, 0, "now");
  listen_until_ended (&first, 1);
  listen_until (&second, 0, NOW_END);
  lab_fixture_close (&fixture);
}

/* Who keeps a connection for nothing, or began before anybody waited, makes
 * room too. */
static void
test_idle_later (gconstpointer name)
{
  LabFixture fixture;
  g_auto (Crowd) first = { 0 };
  g_auto (Crowd) second = { 0 };

  lab_fixture_open (&fixture, LAB_HEAD "[Link]\nConnections=1\n" ALL);
  crowd_init (&first, fixture.port, 1);
  crowd_ask (&first, 0, name);
  listen_until (&first, 0, "\r\n\r\n");

  crowd_init (&second, fixture.port, 1);
  crowd_ask (&second, 0, "now");
  listen_until (&second, 0, NOW_END);
  lab_fixture_close (&fixture);
}

static void
test_latency (void)
{
  LabFixture fixture;
  g_auto (Crowd) first = { 0 };
  g_auto (Crowd) second = { 0 };
  gint64 begin;

  lab_fixture_open (&fixture, LAB_HEAD "[Link]\nLatency=700\n" ALL);
  begin = g_get_monotonic_time ();
  crowd_init (&first, fixture.port, 1);
  crowd_ask (&first, 0, "now");
  listen_until (&first, 0, NOW_END);
  g_assert_cmpint (g_get_monotonic_time () - begin, >=, 700000);

  /* The same connection is quick now, a new one is not. */
  begin = g_get_monotonic_time ();
  crowd_init (&second, fixture.port, 1);
  crowd_ask (&second, 0, "now");
  g_byte_array_set_size (first.guests[0].bytes, 0);
  crowd_ask (&first, 0, "now");
  listen_until (&first, 0, NOW_END);
  crowd_listen (&second, 0);
  g_assert_false (second.guests[0].has_begun);
  listen_until (&second, 0, NOW_END);
  g_assert_cmpint (g_get_monotonic_time () - begin, >=, 700000);
  lab_fixture_close (&fixture);
}

/* curl's first request waits for the connection, its second does not. */
static void
test_latency_encrypted (void)
{
  LabFixture fixture;
  gint64 begin = g_get_monotonic_time ();
  g_auto (LabTransfer) transfer = { 0 };

  if (lab_fixture_skip_without_curl () || il_lab_get_certificate () == NULL)
    return;

  lab_fixture_open (&fixture, LAB_HEAD "[Link]\nTLS=yes\nLatency=400\n" ALL);
  transfer = lab_fixture_curl (&fixture, "now now now", "--insecure");
  g_assert_cmpuint (transfer.status, ==, 200);
  g_assert_cmpint (g_get_monotonic_time () - begin, >=, 400000);
  /* Of the last transfer: it came over the first one's connection. */
  g_assert_cmpuint (transfer.n_connects, ==, 0);
  lab_fixture_close (&fixture);
}

/* One is served, so many wait, and the rest is sent away at once. */
static void
test_surplus (void)
{
  const guint n_surplus = 43;
  LabFixture fixture;
  g_auto (Crowd) holder = { 0 };
  g_auto (Crowd) crowd = { 0 };

  lab_fixture_open (&fixture, LAB_HEAD "[Link]\nConnections=1\n" ALL);
  crowd_init (&holder, fixture.port, 1);
  crowd_ask (&holder, 0, "late");
  crowd_init (&crowd, fixture.port, IL_GATE_MAX_WAITING + n_surplus);

  listen_until_ended (&crowd, n_surplus);
  g_assert_false (crowd_listen (&crowd, 200));
  g_assert_cmpuint (crowd_count_ended (&crowd), ==, n_surplus);

  for (guint i = 0; i < crowd.n_guests; i++)
    crowd_ask (&crowd, i, "now");
  crowd_leave (&holder, 0);

  while (crowd_count_answers (&crowd, 200) < IL_GATE_MAX_WAITING)
    g_assert_true (crowd_listen (&crowd, PATIENCE_MS));
  lab_fixture_close (&fixture);
}

/* Who leaves while waiting makes nobody else wait for ever. */
static void
test_leave_while_waiting (void)
{
  LabFixture fixture;
  g_auto (Crowd) crowd = { 0 };

  lab_fixture_open (&fixture, LAB_HEAD "[Link]\nConnections=1\n" ALL);
  crowd_init (&crowd, fixture.port, 40);
  crowd_ask (&crowd, 0, "late");
  for (guint i = 1; i < crowd.n_guests - 1; i++)
    {
      if (i % 2 == 0)
        crowd_ask (&crowd, i, "now");
      crowd_leave (&crowd, i);
    }
  crowd_ask (&crowd, crowd.n_guests - 1, "now");
  crowd_leave (&crowd, 0);

  listen_until (&crowd, crowd.n_guests - 1, NOW_END);
  lab_fixture_close (&fixture);
}

static void
test_garbage (void)
{
  const char *const garbage[] = {
    "\r\n\r\n\r\n\r\n", "\x16\x03\x01\x02\x01\x01\xfc\x03\x03\r\n\r\n", "GET\r\n\r\n",
    "GET / HTTP/9.9\r\n\r\n", "GET now HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "GET /test/now HTTP/1.1\r\nHost localhost\r\n\r\n", "GET /test/now HTTP/1.1\r\n\r\n",
    "GET /test/now HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
    "GET /test/now HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    "\xff\xfe\xfd\xfc /\x80 HTTP/1.1\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "CONNECT localhost:80 HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n",
  };
  LabFixture fixture;
  g_auto (Crowd) crowd = { 0 };

  lab_fixture_open (&fixture, LAB_HEAD ALL);
  crowd_init (&crowd, fixture.port, G_N_ELEMENTS (garbage));
  for (guint i = 0; i < crowd.n_guests; i++)
    {
      crowd_say (&crowd, i, garbage[i]);
      check_serves (&fixture);
    }
  crowd_listen (&crowd, 0);
  lab_fixture_close (&fixture);
}

/* Sends the same over and over, until the server has enough of it. */
static void
check_is_bounded (LabFixture *fixture,
                  const char *begin,
                  const char *more)
{
  const gsize most = 4 * 1024 * 1024;
  g_autoptr (GSocketConnection) connection = lab_client_connect (fixture->port);
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  g_autoptr (GString) text = g_string_new (NULL);
  gsize sent = 0;

  while (text->len < 16384)
    g_string_append (text, more);

  g_output_stream_write_all (output, begin, strlen (begin), NULL, NULL, NULL);
  while (sent < 16 * most
         && g_output_stream_write_all (output, text->str, text->len, NULL, NULL, NULL))
    sent += text->len;

  /* Both ends' buffers take some of it. */
  g_test_message ("%" G_GSIZE_FORMAT " bytes were taken", sent);
  g_assert_cmpuint (sent, <, 2 * most);
  check_serves (fixture);
}

static void
test_endless_request (void)
{
  LabFixture fixture;

  lab_fixture_open (&fixture, LAB_HEAD ALL);
  check_is_bounded (&fixture, "GET /", "aaaaaaaaaaaaaaaa");
  check_is_bounded (&fixture, "GET / HTTP/1.1\r\nHost: localhost\r\nX: ", "aaaaaaaaaaaaaaaa");
  check_is_bounded (&fixture, "GET / HTTP/1.1\r\nHost: localhost\r\n", "X: aaaaaaaaa\r\n");
  check_is_bounded (&fixture, "GET / HTTP/1.1\r\nHost: localhost\r\nX: a\r\n", " aaaaaaaaaa\r\n");
  check_is_bounded (&fixture, "", "aaaaaaaaaaaaaaaa");
  lab_fixture_close (&fixture);
}

static guint
count_descriptors (void)
{
  g_autoptr (GDir) folder = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n = 0;

  g_assert_nonnull (folder);
  while (g_dir_read_name (folder) != NULL)
    n++;

  return n;
}

/* Who came and left may not be accepted yet: then there are fewer at first, and
 * more a moment later.  Returns: their number when it has been the same for a while */
static guint
settle_descriptors (void)
{
  guint n = count_descriptors ();
  guint n_same = 0;

  while (n_same < SETTLED_MS / 10)
    {
      guint n_now;

      g_usleep (10000);
      n_now = count_descriptors ();
      n_same = n_now == n ? n_same + 1 : 0;
      n = n_now;
    }

  return n;
}

/* Everything closes in the server's own thread, a moment later. */
static void
check_descriptors (guint n)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_MS * 1000;
  guint found;

  do
    found = settle_descriptors ();
  while (found > n && g_get_monotonic_time () < end);

  g_assert_cmpuint (found, ==, n);
}

/* Whatever they were doing when they left. */
static void
come_and_go (LabFixture *fixture)
{
  const char *const words[] = { "", "GET /te", "\x16\x03\x01", "GET / HTTP/1.1\r\n\r\n" };
  g_auto (Crowd) crowd = { 0 };

  crowd_init (&crowd, fixture->port, 16);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    crowd_say (&crowd, i, words[i]);
  crowd_ask (&crowd, 4, "late");
  crowd_ask (&crowd, 5, "quick");
  crowd_ask (&crowd, 6, "large");
  crowd_ask (&crowd, 7, "chunks");
  crowd_ask (&crowd, 8, "stall");
  crowd_ask (&crowd, 9, "nothing");
  for (guint i = 10; i < crowd.n_guests; i++)
    crowd_ask (&crowd, i, "now");
  crowd_listen (&crowd, 0);
}

static void
test_descriptors (void)
{
  LabFixture fixture;
  guint n;

  lab_fixture_open (&fixture, LAB_HEAD ALL MORE);
  n = count_descriptors ();

  for (guint i = 0; i < 5; i++)
    come_and_go (&fixture);

  check_descriptors (n);
  lab_fixture_close (&fixture);
}

/* As above, after answers that kept their connections. */
static void
test_descriptors_of_idle (void)
{
  LabFixture fixture;
  guint n;

  lab_fixture_open (&fixture, LAB_HEAD ALL);
  n = count_descriptors ();

  for (guint i = 0; i < 5; i++)
    {
      g_auto (Crowd) crowd = { 0 };

      crowd_init (&crowd, fixture.port, 8);
      for (guint j = 0; j < crowd.n_guests; j++)
        {
          crowd_ask (&crowd, j, "now");
          listen_until (&crowd, j, NOW_END);
          g_assert_false (crowd.guests[j].has_ended);
        }
    }

  check_descriptors (n);
  lab_fixture_close (&fixture);
}

static void
test_descriptors_encrypted (void)
{
  LabFixture fixture;
  guint n = 0;

  if (lab_fixture_skip_without_curl () || il_lab_get_certificate () == NULL)
    return;

  lab_fixture_open (&fixture, LAB_HEAD "[Link]\nTLS=yes\n" ALL MORE);
  for (guint i = 0; i < 6; i++)
    {
      g_auto (LabTransfer) transfer = lab_fixture_curl (&fixture, "now quick now", "--insecure");
      g_auto (LabTransfer) left = lab_fixture_curl (&fixture, "late", "--insecure -m 0.1");

      come_and_go (&fixture);
      g_assert_cmpuint (transfer.status, ==, 200);
      /* The first round loads the library, its files and its threads. */
      if (i == 0)
        n = settle_descriptors ();
    }

  check_descriptors (n);
  lab_fixture_close (&fixture);
}

/* The place of one who left before the answer is free at once. */
static void
test_leave_before_answer (void)
{
  const char *const names[] = { "late", "trickle", "stall", "large" };
  LabFixture fixture;

  lab_fixture_open (&fixture, LAB_HEAD "[Link]\nConnections=1\n" ALL MORE);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_auto (Crowd) crowd = { 0 };

      crowd_init (&crowd, fixture.port, 2);
      crowd_ask (&crowd, 0, names[i]);
      if (i > 0)
        listen_until (&crowd, 0, "\r\n\r\n");
      crowd_ask (&crowd, 1, "now");
      crowd_leave (&crowd, 0);
      listen_until (&crowd, 1, NOW_END);
    }
  lab_fixture_close (&fixture);
}

/* The end comes while all this is going on. */
static void
test_stop (gconstpointer link)
{
  for (guint i = 0; i < 5; i++)
    {
      LabFixture fixture;
      g_auto (Crowd) crowd = { 0 };
      g_autofree char *text = g_strconcat (LAB_HEAD, link, ALL MORE, NULL);

      lab_fixture_open (&fixture, text);
      crowd_init (&crowd, fixture.port, 12);
      for (guint j = 0; j < crowd.n_guests; j++)
        crowd_ask (&crowd, j, j % 3 == 0 ? "late" : j % 3 == 1 ? "quick" : "chunks");
      come_and_go (&fixture);
      g_usleep (i * 20000);
      lab_fixture_close (&fixture);
      listen_until_ended (&crowd, crowd.n_guests);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lab/gate/connections", test_connections);
  g_test_add_func ("/lab/gate/idle", test_idle);
  g_test_add_data_func ("/lab/gate/idle-later", "quick", test_idle_later);
  g_test_add_data_func ("/lab/gate/idle-not-found", "nothing", test_idle_later);
  g_test_add_func ("/lab/gate/latency", test_latency);
  g_test_add_func ("/lab/gate/latency-encrypted", test_latency_encrypted);
  g_test_add_func ("/lab/gate/surplus", test_surplus);
  g_test_add_func ("/lab/gate/leave-while-waiting", test_leave_while_waiting);
  g_test_add_func ("/lab/gate/garbage", test_garbage);
  g_test_add_func ("/lab/gate/endless-request", test_endless_request);
  g_test_add_func ("/lab/gate/leave-before-answer", test_leave_before_answer);
  g_test_add_func ("/lab/gate/descriptors", test_descriptors);
  g_test_add_func ("/lab/gate/descriptors-of-idle", test_descriptors_of_idle);
  g_test_add_func ("/lab/gate/descriptors-encrypted", test_descriptors_encrypted);
  g_test_add_data_func ("/lab/gate/stop/open", "", test_stop);
  g_test_add_data_func ("/lab/gate/stop/crowded", "[Link]\nConnections=2\n", test_stop);
  g_test_add_data_func ("/lab/gate/stop/latency", "[Link]\nLatency=50\n", test_stop);
  g_test_add_data_func ("/lab/gate/stop/encrypted", "[Link]\nTLS=yes\n", test_stop);
  g_test_add_data_func ("/lab/gate/stop/slow", "[Link]\nRate=100000\n", test_stop);

  return g_test_run ();
}
