/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each failure and each framing of the scenario language, as curl sees it. */

#include <string.h>

#include "lab-client.h"
#include "lab-fixture.h"

/* More than GLib has threads for handshakes. */
#define N_SILENT 200

#define DOCUMENTS                                                                             \
  "[Document good]\nKind=lines\nLines=5\nInterval=10\n"                                       \
  "[Document refuse]\nKind=lines\nLines=5\nFailure=refuse\n"                                  \
  "[Document reset]\nKind=binary\nSize=9000\nFailure=reset\nAfter=4000\n"                     \
  "[Document reset-early]\nKind=binary\nSize=9000\nFailure=reset\n"                           \
  "[Document close]\nKind=binary\nSize=9000\nBody=60\nFailure=close\nAfter=4000\n"            \
  "[Document close-early]\nKind=binary\nSize=9000\nFailure=close\n"                           \
  "[Document close-head]\nKind=binary\nSize=9000\nFailure=close\nAfter=0\n"                   \
  "[Document close-chunked]\nKind=binary\nSize=9000\nFraming=chunked\nFailure=close\n"        \
  "After=4000\n"                                                                              \
  "[Document stall]\nKind=binary\nSize=9000\nFailure=stall\nAfter=4000\n"                     \
  "[Document stall-early]\nKind=binary\nSize=9000\nFailure=stall\n"                           \
  "[Document stall-chunked]\nKind=binary\nSize=9000\nFraming=chunked\nFailure=stall\n"        \
  "After=4000\n"                                                                              \
  "[Document garbage]\nKind=binary\nSize=9000\nFailure=garbage\n"                             \
  "[Document endless]\nKind=lines\nLines=5\nInterval=10\nFailure=endless\n"                   \
  "[Document flood]\nKind=binary\nSize=100000\nFailure=endless\n"                             \
  "[Document missing]\nKind=lines\nLines=5\nStatus=404\n"                                     \
  "[Document broken]\nKind=lines\nLines=5\nStatus=503\n"                                      \
  "[Document nothing]\nKind=binary\nSize=0\nStatus=204\n"                                     \
  "[Document hops]\nKind=binary\nSize=9000\nRedirects=4\n"                                    \
  "[Document hops-broken]\nKind=binary\nSize=9000\nRedirects=2\nFailure=close\nAfter=4000\n"  \
  "[Document hops-many]\nKind=binary\nSize=9000\nRedirects=1000\n"                            \
  "[Document chunked]\nKind=binary\nSize=9000\nBody=40\nFraming=chunked\n"                    \
  "[Document until-close]\nKind=binary\nSize=9000\nBody=40\nFraming=close\n"                  \
  "[Document empty-chunked]\nKind=binary\nSize=0\nFraming=chunked\n"                          \
  "[Document empty-close]\nKind=binary\nSize=0\nFraming=close\n"

/* What curl calls them. */
enum
{
  OK = 0,
  NOT_HTTP = 1,
  REFUSED = 7,
  PARTIAL = 18,
  TIMEOUT = 28,
  TOO_MANY_REDIRECTS = 47,
  EMPTY_REPLY = 52,
  RESET = 56,
  UNTRUSTED = 60,
};

#define LIMITED "-o /dev/null -m 0.7"
#define FOLLOW "-o /dev/null -L"
#define QUIET "-o /dev/null"

static const struct
{
  const char *name;
  const char *options;
  int         exit;
  guint       status;
  gint64      least_size;
  gint64      most_size;
} cases[] = {
  { "good", QUIET, OK, 200, 45, 45 },
  { "refuse", QUIET, REFUSED, 0, 0, 0 },
  { "reset", QUIET, RESET, 200, 0, 4000 },
  { "reset-early", QUIET, RESET, 0, 0, 0 },
  { "close", QUIET, PARTIAL, 200, 4000, 4000 },
  { "close-early", QUIET, EMPTY_REPLY, 0, 0, 0 },
  { "close-head", QUIET, PARTIAL, 200, 0, 0 },
  { "close-chunked", QUIET, PARTIAL, 200, 4000, 4000 },
  { "stall", LIMITED, TIMEOUT, 200, 4000, 4000 },
  { "stall-early", LIMITED, TIMEOUT, 0, 0, 0 },
  { "stall-chunked", LIMITED, TIMEOUT, 200, 4000, 4000 },
  { "garbage", QUIET, NOT_HTTP, 0, 0, 0 },
  { "endless", LIMITED, TIMEOUT, 200, 90, G_MAXINT64 },
  { "flood", LIMITED, TIMEOUT, 200, 1000000, G_MAXINT64 },
  { "missing", QUIET, OK, 404, 60, 60 },
  { "broken", QUIET, OK, 503, 55, 55 },
  { "nothing", QUIET, OK, 204, 0, 0 },
  { "hops", QUIET, OK, 302, 0, 0 },
  { "hops", FOLLOW, OK, 200, 9000, 9000 },
  { "hops-broken", FOLLOW, PARTIAL, 200, 4000, 4000 },
  { "hops-many", FOLLOW, TOO_MANY_REDIRECTS, 302, 0, 0 },
  { "chunked", QUIET, OK, 200, 9000, 9000 },
  { "until-close", QUIET, OK, 200, 9000, 9000 },
  { "empty-chunked", QUIET, OK, 200, 0, 0 },
  { "empty-close", QUIET, OK, 200, 0, 0 },
};

/* Newer releases of curl call a cut answer over TLS a broken connection. */
static void
assert_exit (int exit,
             int expected)
{
  gboolean is_cut = expected == PARTIAL || expected == EMPTY_REPLY;

  if (!is_cut || exit != RESET)
    g_assert_cmpint (exit, ==, expected);
}

static void
check_cases (LabFixture *fixture,
             const char *more_options)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *options = g_strconcat (cases[i].options, " ", more_options, NULL);
      g_auto (LabTransfer) transfer = lab_fixture_curl (fixture, cases[i].name, options);

      g_test_message ("%s: exit %d, status %u, %" G_GINT64_FORMAT " bytes", cases[i].name,
                      transfer.exit, transfer.status, transfer.size);
      assert_exit (transfer.exit, cases[i].exit);
      g_assert_cmpuint (transfer.status, ==, cases[i].status);
      g_assert_cmpint (transfer.size, >=, cases[i].least_size);
      g_assert_cmpint (transfer.size, <=, cases[i].most_size);
    }
}

/* Whatever went wrong, the server answers the next one. */
static void
test_plain (void)
{
  LabFixture fixture;

  if (lab_fixture_skip_without_curl ())
    return;

  lab_fixture_open (&fixture, LAB_HEAD DOCUMENTS);
  check_cases (&fixture, "");
  lab_fixture_close (&fixture);
}

static gboolean
has_ipv6 (void)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV6);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocket) socket = NULL;

  socket = g_socket_new (G_SOCKET_FAMILY_IPV6, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);

  return socket != NULL && g_socket_bind (socket, address, TRUE, NULL);
}

static void
test_ipv6 (void)
{
  LabFixture fixture;

  if (lab_fixture_skip_without_curl ())
    return;
  if (!has_ipv6 ())
    {
      g_test_skip ("there is no ::1");
      return;
    }

  lab_fixture_open (&fixture, LAB_HEAD DOCUMENTS);
  check_cases (&fixture, "--connect-to '::[::1]:'");
  lab_fixture_close (&fixture);
}

static void
test_encrypted (void)
{
  LabFixture fixture;

  if (lab_fixture_skip_without_curl ())
    return;
  if (il_lab_get_certificate () == NULL)
    {
      g_test_skip ("GIO has no TLS");
      return;
    }

  lab_fixture_open (&fixture, LAB_HEAD "[Link]\nTLS=yes\n" DOCUMENTS);
  check_cases (&fixture, "--insecure");
  lab_fixture_close (&fixture);
}

/* Who connects and says nothing keeps nobody else from the handshake. */
static void
test_silent (void)
{
  g_autoptr (GPtrArray) silent = g_ptr_array_new_with_free_func (g_object_unref);
  LabFixture fixture;
  g_auto (LabTransfer) transfer = { 0 };

  if (lab_fixture_skip_without_curl () || il_lab_get_certificate () == NULL)
    return;

  lab_fixture_open (&fixture, LAB_HEAD "[Link]\nTLS=yes\n" DOCUMENTS);
  for (guint i = 0; i < N_SILENT; i++)
    g_ptr_array_add (silent, lab_client_connect (fixture.port));

  transfer = lab_fixture_curl (&fixture, "good", QUIET " --insecure -m 10");
  g_assert_cmpint (transfer.exit, ==, OK);
  lab_fixture_close (&fixture);
}

/* Nobody but ourselves has a reason to trust the lab's certificate, and curl
 * does not. */
static void
test_untrusted (void)
{
  LabFixture fixture;
  g_auto (LabTransfer) transfer = { 0 };

  if (lab_fixture_skip_without_curl () || il_lab_get_certificate () == NULL)
    return;

  lab_fixture_open (&fixture, LAB_HEAD "[Link]\nTLS=yes\n" DOCUMENTS);
  transfer = lab_fixture_curl (&fixture, "good", QUIET);
  g_assert_cmpint (transfer.exit, ==, UNTRUSTED);
  lab_fixture_close (&fixture);
}

/* To clients that do, a server may speak HTTP/2; each document comes whole. */
static void
test_http2 (void)
{
  LabFixture fixture;
  g_auto (LabTransfer) first = { 0 };
  g_auto (LabTransfer) other = { 0 };
  g_auto (LabTransfer) last = { 0 };

  if (lab_fixture_skip_without_curl ())
    return;
  if (il_lab_get_certificate () == NULL)
    {
      g_test_skip ("GIO has no TLS");
      return;
    }

  lab_fixture_open (&fixture, LAB_HEAD "[Link]\nTLS=yes\nHTTP2=yes\n"
                    "[Document a]\nKind=lines\nLines=9\nFirstByte=150\n"
                    "[Document b]\nKind=binary\nSize=1048576\n"
                    "[Document c]\nKind=binary\nSize=0\nFirstByte=20\n"
                    "[Document d]\nKind=book\nGzip=yes\nFirstByte=20\n"
                    "[Document e]\nKind=lines\nLines=3\nRedirects=2\nFirstByte=20\n");

  first = lab_fixture_curl (&fixture, "a b c d e", "--insecure --http2 -L --compressed "
                            "-o /dev/null -o /dev/null -o /dev/null -o /dev/null -o /dev/null");
  g_assert_cmpint (first.exit, ==, OK);
  g_assert_cmpuint (first.status, ==, 200);
  g_assert_cmpuint (first.n_redirects, ==, 2);
  g_assert_cmpuint (first.n_connects, ==, 0);

  other = lab_fixture_curl (&fixture, "a", "--insecure --http2 -H 'Host: example.com'");
  g_assert_cmpuint (other.status, ==, 403);

  last = lab_fixture_curl (&fixture, "b", "--insecure --http1.1 -o /dev/null");
  g_assert_cmpint (last.exit, ==, OK);
  g_assert_cmpint (last.size, ==, 1048576);

  lab_fixture_close (&fixture);
}

/* A failure ends one answer; the connection of another goes on. */
static void
test_side_by_side (void)
{
  LabFixture fixture;
  g_auto (LabTransfer) transfer = { 0 };

  if (lab_fixture_skip_without_curl ())
    return;

  lab_fixture_open (&fixture, LAB_HEAD DOCUMENTS);
  transfer = lab_fixture_curl (&fixture, "good close good garbage good reset good", "");
  g_assert_cmpuint (transfer.status, ==, 200);
  g_assert_nonnull (strstr (transfer.body, "good 5/5"));
  lab_fixture_close (&fixture);
}

/* Clients that leave one that keeps them waiting leave nothing behind. */
static void
test_leave_stalled (void)
{
  LabFixture fixture;

  if (lab_fixture_skip_without_curl ())
    return;

  lab_fixture_open (&fixture, LAB_HEAD DOCUMENTS "[Link]\nConnections=2\n");

  for (guint i = 0; i < 3; i++)
    {
      g_auto (LabTransfer) one = lab_fixture_curl (&fixture, "stall stall-early stall-chunked",
                                                   "-o /dev/null -o /dev/null -o /dev/null "
                                                   "-m 0.2");

      g_assert_cmpint (one.exit, ==, TIMEOUT);
    }

  {
    g_auto (LabTransfer) good = lab_fixture_curl (&fixture, "good", QUIET " -m 10");

    g_assert_cmpint (good.exit, ==, OK);
  }

  lab_fixture_close (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  il_lab_prepare ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lab/failures/plain", test_plain);
  g_test_add_func ("/lab/failures/ipv6", test_ipv6);
  g_test_add_func ("/lab/failures/encrypted", test_encrypted);
  g_test_add_func ("/lab/failures/silent", test_silent);
  g_test_add_func ("/lab/failures/untrusted", test_untrusted);
  g_test_add_func ("/lab/failures/http2", test_http2);
  g_test_add_func ("/lab/failures/side-by-side", test_side_by_side);
  g_test_add_func ("/lab/failures/leave-stalled", test_leave_stalled);

  return g_test_run ();
}
