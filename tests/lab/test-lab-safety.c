/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who can reach the lab, and what can be had from it. */

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "lab-client.h"
#include "lab-fixture.h"

#define DOCUMENTS "[Document a]\nKind=binary\nSize=100\n"
#define PASSWORDS "root:"

/* As the kernel writes them. */
#define LISTENING "0A"
#define LOOPBACK_4 "0100007F"
#define LOOPBACK_6 "00000000000000000000000001000000"

static GHashTable *
list_own_sockets (void)
{
  GHashTable *inodes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GDir) folder = g_dir_open ("/proc/self/fd", 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename ("/proc/self/fd", name, NULL);
      g_autofree char *target = g_file_read_link (path, NULL);

      if (target != NULL && g_str_has_prefix (target, "socket:["))
        g_hash_table_add (inodes, g_strndup (target + strlen ("socket:["),
                                             strcspn (target + strlen ("socket:["), "]")));
    }

  return inodes;
}

/* Adds the ports where this process listens; another address than @loopback is
 * a failure. */
static void
list_listening (GArray     *ports,
                const char *file,
                const char *loopback)
{
  g_autoptr (GHashTable) own = list_own_sockets ();
  g_autofree char *table = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (file, &table, NULL, NULL));
  lines = g_strsplit (table, "\n", -1);
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      char address[33], state[3], inode[24];
      guint port;

      g_assert_cmpint (sscanf (lines[i], " %*u: %32[0-9A-F]:%X %*s %2s %*s %*s %*s %*s %*s %23s",
                               address, &port, state, inode), ==, 4);
      if (!g_str_equal (state, LISTENING) || !g_hash_table_contains (own, inode))
        continue;

      g_assert_cmpstr (address, ==, loopback);
      g_array_append_val (ports, port);
    }
}

static gboolean
has_port (GArray *ports,
          guint   port)
{
  for (guint i = 0; i < ports->len; i++)
    {
      if (g_array_index (ports, guint, i) == port)
        return TRUE;
    }

  return FALSE;
}

static GArray *
list_ports (void)
{
  GArray *ports = g_array_new (FALSE, FALSE, sizeof (guint));

  list_listening (ports, "/proc/net/tcp", LOOPBACK_4);
  if (g_file_test ("/proc/net/tcp6", G_FILE_TEST_EXISTS))
    list_listening (ports, "/proc/net/tcp6", LOOPBACK_6);

  return ports;
}

static LabAnswer *
ask (GSocketConnection *connection,
     const char        *target,
     const char        *host)
{
  g_autofree char *request = g_strdup_printf ("GET %s HTTP/1.1\r\nHost: %s\r\n"
                                              "Connection: close\r\n\r\n", target, host);

  return lab_client_exchange (connection, request);
}

static void
test_loopback_only (void)
{
  LabFixture fixture;
  g_autoptr (GArray) before = list_ports ();
  g_autoptr (GArray) during = NULL;
  g_autoptr (GArray) after = NULL;

  g_assert_cmpuint (before->len, ==, 0);
  lab_fixture_open (&fixture, LAB_HEAD DOCUMENTS);
  during = list_ports ();
  g_assert_true (has_port (during, fixture.port));

  il_lab_stop (fixture.lab);
  after = list_ports ();
  g_assert_cmpuint (after->len, ==, 0);
  lab_fixture_close (&fixture);
}

static void
test_hosts_over_ipv6 (void)
{
  const char *const good[] = { "[::1]", "localhost", "lab.localhost:80", "127.0.0.1" };
  const char *const bad[] = {
    "example.com", "[::]", "[::ffff:127.0.0.1]", "[fe80::1]", "0.0.0.0", "rebind.example:80",
    "localhost.example.com", "example.com#localhost", "",
  };
  g_autoptr (GArray) ports = NULL;
  LabFixture fixture;

  lab_fixture_open (&fixture, LAB_HEAD DOCUMENTS);
  ports = g_array_new (FALSE, FALSE, sizeof (guint));
  if (g_file_test ("/proc/net/tcp6", G_FILE_TEST_EXISTS))
    list_listening (ports, "/proc/net/tcp6", LOOPBACK_6);
  if (!has_port (ports, fixture.port))
    {
      g_test_skip ("there is no ::1");
      lab_fixture_close (&fixture);
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GSocketConnection) connection = lab_client_connect_to ("::1", fixture.port);
      g_autoptr (LabAnswer) answer = ask (connection, "/test/a", good[i]);

      g_assert_cmpuint (answer->status, ==, 200);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GSocketConnection) connection = lab_client_connect_to ("::1", fixture.port);
      g_autoptr (LabAnswer) answer = ask (connection, "/test/a", bad[i]);

      g_test_message ("%s: %u", bad[i], answer->status);
      g_assert_true (answer->status == 403 || answer->status == 400);
    }
  lab_fixture_close (&fixture);
}

static void
test_no_files (void)
{
  const char *const targets[] = {
    "/../../../../../../etc/passwd", "/test/../../../../../etc/passwd", "/etc/passwd",
    "/test/%2e%2e/%2e%2e/%2e%2e/etc/passwd", "/test/..%2f..%2f..%2fetc%2fpasswd", "//etc/passwd",
    "/test//etc/passwd", "/test/a/../../etc/passwd", "/test/a%00/../etc/passwd", "/test/a%00",
    "http://localhost/../../etc/passwd", "http://localhost/etc/passwd", "file:///etc/passwd",
    "file://localhost/etc/passwd", "http://example.com/etc/passwd", "/test/..\\..\\etc\\passwd",
    "/test/./a", "/test/%61/", "/proc/self/environ", "/%2e%2e/%2e%2e/etc/passwd", "*", "etc/passwd",
  };
  LabFixture fixture;

  lab_fixture_open (&fixture, LAB_HEAD DOCUMENTS);
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autoptr (GSocketConnection) connection = lab_client_connect (fixture.port);
      g_autoptr (LabAnswer) answer = ask (connection, targets[i], "localhost");

      g_test_message ("%s: %u", targets[i], answer->status);
      if (answer->status == 200)
        g_assert_cmpuint (answer->body->len, ==, 100);
      else
        g_assert_true (answer->status >= 400 && answer->status < 500);
      g_assert_null (g_strstr_len ((char *) answer->body->data, answer->body->len, PASSWORDS));
    }
  lab_fixture_close (&fixture);
}

/* A scenario's documents are behind its own port only. */
static void
test_own_port (void)
{
  g_autoptr (IlLab) lab = il_lab_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) scenarios = il_scenario_load_builtin (&error);

  g_assert_no_error (error);
  for (guint i = 0; i < scenarios->len; i++)
    {
      IlScenario *own = g_ptr_array_index (scenarios, i);
      IlScenario *other = g_ptr_array_index (scenarios, (i + 1) % scenarios->len);
      guint16 port = il_lab_open (lab, il_scenario_get_id (own), 0, &error);
      g_autofree char *path = g_strconcat ("/", il_scenario_get_id (other),
                                           il_scenario_get_document (other, 0)->path, NULL);
      g_autoptr (LabAnswer) answer = NULL;

      g_assert_no_error (error);
      if (il_scenario_get_link (own)->tls)
        continue;
      answer = lab_client_get (port, path);
      g_assert_cmpuint (answer->status, ==, 404);
    }
}

static void
open_all (IlLab      *lab,
          GHashTable *ports)
{
  g_autoptr (GPtrArray) scenarios = il_scenario_load_builtin (NULL);

  for (guint i = 0; i < scenarios->len; i++)
    {
      guint port = il_lab_open (lab, il_scenario_get_id (scenarios->pdata[i]), 0, NULL);

      g_assert_cmpuint (port, !=, 0);
      g_assert_true (g_hash_table_add (ports, GUINT_TO_POINTER (port)));
    }
}

static void
test_distinct_ports (void)
{
  g_autoptr (IlLab) first = il_lab_new ();
  g_autoptr (IlLab) second = il_lab_new ();
  g_autoptr (GHashTable) ports = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) left = NULL;

  open_all (first, ports);
  open_all (second, ports);

  il_lab_stop (first);
  il_lab_stop (second);
  left = list_ports ();
  g_assert_cmpuint (left->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lab/safety/loopback-only", test_loopback_only);
  g_test_add_func ("/lab/safety/hosts-over-ipv6", test_hosts_over_ipv6);
  g_test_add_func ("/lab/safety/no-files", test_no_files);
  g_test_add_func ("/lab/safety/own-port", test_own_port);
  g_test_add_func ("/lab/safety/distinct-ports", test_distinct_ports);

  return g_test_run ();
}
