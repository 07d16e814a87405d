/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/il-failure.h"

#include <libsoup/soup.h>
#include <string.h>

#define HOST "host.example"

/* What a person must be able to read in the sentence. */
static void
check_sentence (const GError *error)
{
  g_assert_true (error->domain == IL_ERROR);
  g_assert_nonnull (strstr (error->message, HOST));
  g_assert_null (strchr (error->message, '%'));
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static IlError
map (GQuark   domain,
     int      code,
     gboolean had_answer,
     guint64  head_bytes)
{
  g_autoptr (GError) cause = g_error_new_literal (domain, code, "Technical words.");
  IlFailureContext context = { HOST, had_answer, head_bytes, 0 };
  g_autoptr (GError) error = il_failure_from (cause, &context);

  check_sentence (error);

  return error->code;
}

/* Without the permission it is no fault of the name or the line; what came from a
 * server, and what the lab does, is what it always is. */
static void
test_no_network (void)
{
  static const struct
  {
    const char *host;
    int code;
    IlError means;
    gboolean mentioned;
  } cases[] = {
    { HOST, G_IO_ERROR_DBUS_ERROR, IL_ERROR_NOT_PERMITTED, TRUE },
    { HOST, G_IO_ERROR_HOST_NOT_FOUND, IL_ERROR_NOT_PERMITTED, TRUE },
    { HOST, G_IO_ERROR_NETWORK_UNREACHABLE, IL_ERROR_NOT_PERMITTED, TRUE },
    { HOST ":8000", G_IO_ERROR_CONNECTION_REFUSED, IL_ERROR_REFUSED, TRUE },
    { "lab." HOST ".localhost", G_IO_ERROR_CONNECTION_REFUSED, IL_ERROR_REFUSED, FALSE },
    { HOST, G_IO_ERROR_CANCELLED, IL_ERROR_CANCELLED, FALSE },
    { HOST, G_IO_ERROR_CONNECTION_CLOSED, IL_ERROR_NO_ANSWER, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) cause = g_error_new_literal (G_IO_ERROR, cases[i].code, "Words.");
      IlFailureContext context = { .host = cases[i].host };
      g_autoptr (GError) usual = il_failure_from (cause, &context);
      g_autoptr (GError) error = NULL;

      context.lacks_network = TRUE;
      error = il_failure_from (cause, &context);
      check_sentence (error);
      g_assert_cmpint (error->code, ==, cases[i].means);
      g_assert_cmpint (strstr (error->message, "not permitted") != NULL, ==, cases[i].mentioned);
      g_assert_null (strstr (usual->message, "not permitted"));
    }
}

/* Of a stream given up halfway, a document is known to be cut. */
static void
test_shared (void)
{
  static const struct
  {
    gboolean had_answer;
    gboolean is_shared;
    IlError code;
  } cases[] = {
    { FALSE, FALSE, IL_ERROR_FAILED },
    { TRUE, FALSE, IL_ERROR_FAILED },
    { FALSE, TRUE, IL_ERROR_FAILED },
    { TRUE, TRUE, IL_ERROR_CUT_BODY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) cause = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "Words.");
      IlFailureContext context = {
        .host = HOST, .had_answer = cases[i].had_answer, .is_shared = cases[i].is_shared,
      };
      g_autoptr (GError) error = il_failure_from (cause, &context);

      check_sentence (error);
      g_assert_cmpint (error->code, ==, cases[i].code);
    }
}

static void
test_io (void)
{
  static const struct
  {
    int code;
    IlError before;
    IlError after;
  } cases[] = {
    { G_IO_ERROR_CANCELLED, IL_ERROR_CANCELLED, IL_ERROR_CANCELLED },
    { G_IO_ERROR_CONNECTION_REFUSED, IL_ERROR_REFUSED, IL_ERROR_REFUSED },
    { G_IO_ERROR_HOST_UNREACHABLE, IL_ERROR_UNREACHABLE, IL_ERROR_UNREACHABLE },
    { G_IO_ERROR_NETWORK_UNREACHABLE, IL_ERROR_UNREACHABLE, IL_ERROR_UNREACHABLE },
    { G_IO_ERROR_HOST_NOT_FOUND, IL_ERROR_NAME_NOT_FOUND, IL_ERROR_NAME_NOT_FOUND },
    { G_IO_ERROR_TIMED_OUT, IL_ERROR_UNREACHABLE, IL_ERROR_CUT_BODY },
    { G_IO_ERROR_PARTIAL_INPUT, IL_ERROR_NO_ANSWER, IL_ERROR_CUT_BODY },
    { G_IO_ERROR_CONNECTION_CLOSED, IL_ERROR_NO_ANSWER, IL_ERROR_CUT_BODY },
    { G_IO_ERROR_INVALID_DATA, IL_ERROR_BAD_ANSWER, IL_ERROR_BAD_ANSWER },
    { G_IO_ERROR_TOO_MANY_OPEN_FILES, IL_ERROR_FAILED, IL_ERROR_FAILED },
    { G_IO_ERROR_PROXY_FAILED, IL_ERROR_FAILED, IL_ERROR_FAILED },
    { G_IO_ERROR_PERMISSION_DENIED, IL_ERROR_FAILED, IL_ERROR_FAILED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (map (G_IO_ERROR, cases[i].code, FALSE, 0), ==, cases[i].before);
      g_assert_cmpint (map (G_IO_ERROR, cases[i].code, TRUE, 0), ==, cases[i].after);
    }

  g_assert_cmpint (map (G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, FALSE, 9), ==, IL_ERROR_BAD_ANSWER);
}

static void
test_other_domains (void)
{
  g_assert_cmpint (map (G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, FALSE, 0), ==,
                   IL_ERROR_NAME_NOT_FOUND);
  g_assert_cmpint (map (G_RESOLVER_ERROR, G_RESOLVER_ERROR_TEMPORARY_FAILURE, FALSE, 0), ==,
                   IL_ERROR_NAME_NOT_FOUND);
  g_assert_cmpint (map (SOUP_SESSION_ERROR, SOUP_SESSION_ERROR_PARSING, FALSE, 5), ==,
                   IL_ERROR_BAD_ANSWER);
  g_assert_cmpint (map (SOUP_SESSION_ERROR, SOUP_SESSION_ERROR_ENCODING, FALSE, 5), ==,
                   IL_ERROR_BAD_ANSWER);
  g_assert_cmpint (map (SOUP_SESSION_ERROR, SOUP_SESSION_ERROR_TOO_MANY_RESTARTS, FALSE, 0), ==,
                   IL_ERROR_NO_ANSWER);
  g_assert_cmpint (map (SOUP_SESSION_ERROR, SOUP_SESSION_ERROR_MESSAGE_ALREADY_IN_QUEUE, FALSE,
                        0), ==, IL_ERROR_FAILED);
  g_assert_cmpint (map (G_TLS_ERROR, G_TLS_ERROR_HANDSHAKE, FALSE, 0), ==, IL_ERROR_TLS);
  g_assert_cmpint (map (G_TLS_ERROR, G_TLS_ERROR_EOF, TRUE, 0), ==, IL_ERROR_CUT_BODY);
  g_assert_cmpint (map (G_FILE_ERROR, G_FILE_ERROR_NOENT, FALSE, 0), ==, IL_ERROR_FAILED);
}

/* Each fault of a certificate has words of its own, and the most telling is
 * chosen of several. */
static void
test_certificates (void)
{
  g_autoptr (GError) cause = g_error_new_literal (G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE, "x");
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  static const GTlsCertificateFlags flags[] = {
    0, G_TLS_CERTIFICATE_UNKNOWN_CA, G_TLS_CERTIFICATE_BAD_IDENTITY,
    G_TLS_CERTIFICATE_NOT_ACTIVATED, G_TLS_CERTIFICATE_EXPIRED, G_TLS_CERTIFICATE_REVOKED,
    G_TLS_CERTIFICATE_INSECURE,
  };

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      IlFailureContext context = { HOST, FALSE, 0, flags[i] };
      g_autoptr (GError) error = il_failure_from (cause, &context);

      g_assert_error (error, IL_ERROR, IL_ERROR_TLS);
      check_sentence (error);
      g_assert_true (g_hash_table_add (seen, g_strdup (error->message)));
    }

  IlFailureContext both = { HOST, FALSE, 0,
                            G_TLS_CERTIFICATE_UNKNOWN_CA | G_TLS_CERTIFICATE_EXPIRED };
  g_autoptr (GError) error = il_failure_from (cause, &both);

  g_assert_nonnull (strstr (error->message, "expired"));
}

static void
test_every_code (void)
{
  for (IlError code = IL_ERROR_NAME_NOT_FOUND; code <= IL_ERROR_FAILED; code++)
    {
      /* Whoever keeps documents has words of its own. */
      if (code == IL_ERROR_NOT_KEPT)
        continue;

      g_autoptr (GError) error = il_failure_new (code, HOST);

      g_assert_cmpint (error->code, ==, code);
      check_sentence (error);
    }
}

/* Nothing in a host's name is taken for a placeholder, and an error of our
 * own is passed on as it is. */
static void
test_strange (void)
{
  IlFailureContext context = { "%s%n", FALSE, 0, 0 };
  g_autoptr (GError) error = il_failure_new (IL_ERROR_REFUSED, "%s%n");
  g_autoptr (GError) ours = g_error_new_literal (IL_ERROR, IL_ERROR_BAD_ADDRESS, "So.");
  g_autoptr (GError) same = il_failure_from (ours, &context);

  g_assert_nonnull (strstr (error->message, "“%s%n”"));
  g_assert_error (same, IL_ERROR, IL_ERROR_BAD_ADDRESS);
  g_assert_cmpstr (same->message, ==, "So.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/failure/io", test_io);
  g_test_add_func ("/failure/no-network", test_no_network);
  g_test_add_func ("/failure/shared", test_shared);
  g_test_add_func ("/failure/other-domains", test_other_domains);
  g_test_add_func ("/failure/certificates", test_certificates);
  g_test_add_func ("/failure/every-code", test_every_code);
  g_test_add_func ("/failure/strange", test_strange);

  return g_test_run ();
}
