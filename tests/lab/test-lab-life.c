/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The lab's beginning and end, and clients that leave in between. */

#include <string.h>

#include "lab-client.h"
#include "lab/lab.h"

#define N_CLIENTS 8

/* More than any machine needs to close some sockets. */
#define STOP_MAX (5 * G_USEC_PER_SEC)

/* Clients that leave, and longer than any machine needs to notice it. */
#define N_LEAVING 20
#define LEAVE_MAX (20 * G_USEC_PER_SEC)

static const char slow_text[] =
  "[Scenario]\nTitle=Slow\nSentence=Slow\n"
  "[Document slow]\nKind=binary\nSize=1000000\nFirstByte=20\nBody=60000\n"
  "[Document late]\nKind=binary\nSize=1000\nFirstByte=60000\n"
  "[Document large]\nKind=binary\nSize=1000000000\n"
  "[Document quick]\nKind=binary\nSize=5000\nFirstByte=10\nBody=20\n";

static guint16
port_of (IlLab *lab)
{
  g_autoptr (GError) error = NULL;
  guint16 port = il_lab_open (lab, "slow", 0, &error);

  g_assert_no_error (error);

  return port;
}

static IlLab *
lab_new_started (void)
{
  g_autoptr (IlLab) lab = il_lab_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (slow_text, strlen (slow_text));
  g_autoptr (GError) error = NULL;
  g_autoptr (IlScenario) scenario = il_scenario_new_from_bytes ("slow", bytes, &error);

  g_assert_no_error (error);
  il_lab_add_scenario (lab, scenario);
  g_assert_true (il_lab_start (lab, &error));
  g_assert_no_error (error);

  return g_steal_pointer (&lab);
}

static void
check_serves (IlLab *lab)
{
  g_autoptr (LabAnswer) answer = lab_client_get (port_of (lab), "/slow/quick");

  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_cmpuint (answer->body->len, ==, 5000);
}

/* Waits until an answer to the raw request has begun, but not ended. */
static GSocketConnection *
begin (IlLab      *lab,
       const char *path,
       gboolean    wait_for_bytes)
{
  GSocketConnection *connection = lab_client_connect (port_of (lab));
  g_autofree char *request = g_strdup_printf ("GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n", path);
  char buffer[100];

  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), request,
                             strlen (request), NULL, NULL, NULL);
  if (wait_for_bytes)
    g_assert_cmpint (g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (connection)),
                                          buffer, sizeof buffer, NULL, NULL), >, 0);

  return connection;
}

static void
test_idle (void)
{
  g_autoptr (IlLab) lab = il_lab_new ();
  g_autoptr (GError) error = NULL;

  il_lab_stop (lab);
  g_assert_cmpuint (il_lab_open (lab, "nothing", 0, &error), ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* Nobody listens there once the lab has stopped. */
static void
check_is_closed (guint16 port)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  connection = g_socket_client_connect_to_host (client, "127.0.0.1", port, NULL, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED);
}

static void
test_restart (void)
{
  g_autoptr (IlLab) lab = lab_new_started ();
  guint16 port = port_of (lab);
  g_autofree char *address = NULL;

  g_assert_true (il_lab_start (lab, NULL));
  g_assert_cmpuint (port_of (lab), ==, port);

  for (guint i = 0; i < 20; i++)
    {
      il_lab_stop (lab);
      il_lab_stop (lab);
      check_is_closed (port);
      port = port_of (lab);
      check_serves (lab);
    }

  il_lab_stop (lab);

  /* An address is enough to start the server. */
  address = il_lab_resolve (lab, "http://lab.localhost/slow/quick");
  g_assert_nonnull (address);
  check_serves (lab);
}

static void
test_port (void)
{
  g_autoptr (IlLab) first = lab_new_started ();
  g_autoptr (IlLab) second = lab_new_started ();
  guint16 port = port_of (first);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (il_lab_open (second, "slow", port, &error), ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE);
  g_assert_cmpuint (il_lab_open (first, "slow", 1, NULL), ==, port);

  il_lab_stop (first);
  g_assert_cmpuint (il_lab_open (second, "slow", port, NULL), ==, port);
  check_serves (second);
}

static void
test_client_leaves (void)
{
  g_autoptr (IlLab) lab = lab_new_started ();
  const char *const paths[] = { "/slow/slow", "/slow/late", "/slow/large", "/slow/quick" };

  for (guint i = 0; i < 5 * G_N_ELEMENTS (paths); i++)
    {
      const char *path = paths[i % G_N_ELEMENTS (paths)];
      g_autoptr (GSocketConnection) connection = begin (lab, path, strstr (path, "late") == NULL);

      g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
    }

  /* Long enough for the next pieces of all to find nobody. */
  g_usleep (300000);
  check_serves (lab);
}

static void
test_silent_client (void)
{
  g_autoptr (IlLab) lab = lab_new_started ();
  g_autoptr (GSocketConnection) silent = lab_client_connect (port_of (lab));
  g_autoptr (GSocketConnection) deaf = begin (lab, "/slow/large", FALSE);

  /* One says nothing and one reads nothing: neither holds up a third. */
  check_serves (lab);
}

static void
test_stop_during_transfers (void)
{
  g_autoptr (IlLab) lab = lab_new_started ();
  const char *const paths[] = { "/slow/slow", "/slow/late" };
  GThread *threads[N_CLIENTS];
  gint64 begin_time;

  for (guint i = 0; i < N_CLIENTS; i++)
    threads[i] = lab_client_get_in_thread (port_of (lab), paths[i % G_N_ELEMENTS (paths)]);
  g_usleep (200000);

  begin_time = g_get_monotonic_time ();
  il_lab_stop (lab);
  g_assert_cmpint (g_get_monotonic_time () - begin_time, <, STOP_MAX);

  for (guint i = 0; i < N_CLIENTS; i++)
    {
      g_autoptr (LabAnswer) answer = lab_client_join (threads[i]);

      g_assert_cmpuint (answer->body->len, <, 1000000);
    }

  check_serves (lab);
}

static void
test_finalize_during_transfers (void)
{
  IlLab *lab = lab_new_started ();
  g_autoptr (GSocketConnection) slow = begin (lab, "/slow/slow", TRUE);
  g_autoptr (GSocketConnection) late = begin (lab, "/slow/late", FALSE);
  g_autoptr (GSocketConnection) large = begin (lab, "/slow/large", TRUE);

  g_assert_finalize_object (g_steal_pointer (&lab));
}

static void
test_two_labs (void)
{
  g_autoptr (IlLab) first = lab_new_started ();
  g_autoptr (IlLab) second = lab_new_started ();
  g_autoptr (LabAnswer) from_first = NULL;
  g_autoptr (LabAnswer) from_second = NULL;

  g_assert_cmpuint (port_of (first), !=, port_of (second));

  from_first = lab_client_get (port_of (first), "/slow/quick");
  from_second = lab_client_get (port_of (second), "/slow/quick");
  g_assert_cmpuint (from_first->body->len, ==, 5000);
  g_assert_cmpmem (from_first->body->data, from_first->body->len,
                   from_second->body->data, from_second->body->len);

  il_lab_stop (first);
  check_serves (second);
}

static void
test_add_while_running (void)
{
  g_autoptr (IlLab) lab = lab_new_started ();
  g_autoptr (GSocketConnection) old = begin (lab, "/slow/slow", TRUE);
  const char *text = "[Scenario]\nTitle=T\nSentence=S\n[Document quick]\nKind=lines\nLines=9\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (IlScenario) scenario = il_scenario_new_from_bytes ("slow", bytes, NULL);
  g_autoptr (LabAnswer) quick = NULL;
  g_autoptr (LabAnswer) slow = NULL;

  il_lab_add_scenario (lab, scenario);
  quick = lab_client_get (port_of (lab), "/slow/quick");
  slow = lab_client_get (port_of (lab), "/slow/slow");

  g_assert_cmpuint (quick->body->len, ==, il_scenario_get_document (scenario, 0)->size);
  g_assert_cmpuint (slow->status, ==, 404);
}

/* 0 where the system does not list them. */
static guint
count_descriptors (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

/* As most clients do, who close the connection when they need it no more. */
static GSocketConnection *
ask (IlLab      *lab,
     const char *path)
{
  g_autoptr (GSocketConnection) connection = lab_client_connect (port_of (lab));
  g_autofree char *request = g_strdup_printf ("GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n", path);
  g_autoptr (LabAnswer) answer = lab_client_exchange (connection, request);

  g_assert_cmpuint (answer->status, ==, g_str_has_suffix (path, "quick") ? 200 : 404);

  return g_steal_pointer (&connection);
}

/* A connection that its client closes between two requests is not kept. */
static void
test_idle_clients_leave (void)
{
  g_autoptr (IlLab) lab = lab_new_started ();
  gint64 patience = g_get_monotonic_time () + LEAVE_MAX;
  guint n_before;

  check_serves (lab);
  n_before = count_descriptors ();
  if (n_before == 0)
    {
      g_test_skip ("the open descriptors are not listed here");
      return;
    }

  for (guint i = 0; i < N_LEAVING; i++)
    {
      g_autoptr (GSocketConnection) leaving = ask (lab, i % 2 ? "/slow/quick" : "/nowhere");
    }

  while (count_descriptors () > n_before && g_get_monotonic_time () < patience)
    g_usleep (10000);
  g_assert_cmpuint (count_descriptors (), <=, n_before);
  check_serves (lab);
}

/* Those that came before have left or say nothing more, and make room. */
static void
test_places_are_given_back (void)
{
  g_autoptr (IlLab) lab = lab_new_started ();
  const char *text = "[Scenario]\nTitle=T\nSentence=S\n[Link]\nConnections=2\n"
                     "[Document quick]\nKind=binary\nSize=5000\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (IlScenario) scenario = il_scenario_new_from_bytes ("slow", bytes, NULL);
  g_autoptr (GPtrArray) silent = g_ptr_array_new_with_free_func (g_object_unref);

  il_lab_add_scenario (lab, scenario);
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (GSocketConnection) leaving = ask (lab, "/slow/quick");
    }

  for (guint i = 0; i < 4; i++)
    g_ptr_array_add (silent, ask (lab, "/slow/quick"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lab/life/idle", test_idle);
  g_test_add_func ("/lab/life/restart", test_restart);
  g_test_add_func ("/lab/life/port", test_port);
  g_test_add_func ("/lab/life/client-leaves", test_client_leaves);
  g_test_add_func ("/lab/life/idle-clients-leave", test_idle_clients_leave);
  g_test_add_func ("/lab/life/places-are-given-back", test_places_are_given_back);
  g_test_add_func ("/lab/life/silent-client", test_silent_client);
  g_test_add_func ("/lab/life/stop-during-transfers", test_stop_during_transfers);
  g_test_add_func ("/lab/life/finalize-during-transfers", test_finalize_during_transfers);
  g_test_add_func ("/lab/life/two-labs", test_two_labs);
  g_test_add_func ("/lab/life/add-while-running", test_add_while_running);

  return g_test_run ();
}
