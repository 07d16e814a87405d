/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/il-answer.h"
#include "engine/il-request.h"
#include "engine/il-slot.h"

#define UNKNOWN IL_ANSWER_LENGTH_UNKNOWN

static void
test_heads (void)
{
  static const struct
  {
    guint status;
    const char *length, *coding, *transfer;
    gboolean is_redirect, is_coded, is_chunked;
    gint64 n, size;
  } cases[] = {
    { 200, NULL, NULL, NULL, FALSE, FALSE, FALSE, UNKNOWN, UNKNOWN },
    { 200, "12", NULL, NULL, FALSE, FALSE, FALSE, 12, 12 },
    { 200, "0", NULL, NULL, FALSE, FALSE, FALSE, 0, 0 },
    { 200, "12", "identity", NULL, FALSE, FALSE, FALSE, 12, 12 },
    { 200, "12", "gzip", NULL, FALSE, TRUE, FALSE, 12, UNKNOWN },
    { 200, "0", "gzip", NULL, FALSE, TRUE, FALSE, 0, 0 },
    { 200, NULL, NULL, "chunked", FALSE, FALSE, TRUE, UNKNOWN, UNKNOWN },
    { 200, "12", NULL, "chunked", FALSE, FALSE, TRUE, UNKNOWN, UNKNOWN },
    { 200, "-12", NULL, NULL, FALSE, FALSE, FALSE, UNKNOWN, UNKNOWN },
    { 200, "12 or so", NULL, NULL, FALSE, FALSE, FALSE, UNKNOWN, UNKNOWN },
    { 204, "12", NULL, NULL, FALSE, FALSE, FALSE, 0, 0 },
    { 304, "12", NULL, NULL, FALSE, FALSE, FALSE, 0, 0 },
    { 301, "12", NULL, NULL, TRUE, FALSE, FALSE, 12, 12 },
    { 308, NULL, NULL, NULL, TRUE, FALSE, FALSE, UNKNOWN, UNKNOWN },
    { 300, NULL, NULL, NULL, FALSE, FALSE, FALSE, UNKNOWN, UNKNOWN },
    { 305, NULL, NULL, NULL, FALSE, FALSE, FALSE, UNKNOWN, UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
      IlAnswer answer;

      if (cases[i].length != NULL)
        soup_message_headers_append (headers, "Content-Length", cases[i].length);
      if (cases[i].coding != NULL)
        soup_message_headers_append (headers, "Content-Encoding", cases[i].coding);
      if (cases[i].transfer != NULL)
        soup_message_headers_append (headers, "Transfer-Encoding", cases[i].transfer);

      il_answer_init (&answer, cases[i].status, headers);
      g_assert_cmpuint (answer.status, ==, cases[i].status);
      g_assert_cmpint (answer.is_redirect, ==, cases[i].is_redirect);
      g_assert_cmpint (answer.is_coded, ==, cases[i].is_coded);
      g_assert_cmpint (answer.is_chunked, ==, cases[i].is_chunked);
      g_assert_cmpint (answer.length, ==, cases[i].n);
      g_assert_true (answer.is_valid == (g_strcmp0 (cases[i].length, "-12") != 0));
      g_assert_cmpint (il_answer_get_size (&answer), ==, cases[i].size);
      soup_message_headers_unref (headers);
    }
}

static void
test_cut (void)
{
  IlAnswer plain = { .length = 10 };
  IlAnswer coded = { .length = 10, .is_coded = TRUE };
  IlAnswer unknown = { .length = UNKNOWN };

  g_assert_true (il_answer_is_cut (&plain, 9, 99));
  g_assert_false (il_answer_is_cut (&plain, 10, 0));
  g_assert_true (il_answer_is_cut (&coded, 99, 9));
  g_assert_false (il_answer_is_cut (&coded, 5, 10));
  g_assert_false (il_answer_is_cut (&unknown, 0, 0));
}

static void
test_request (void)
{
  g_autoptr (GUri) plain = g_uri_parse ("http://a/b?c#d", G_URI_FLAGS_ENCODED, NULL);
  g_autoptr (GUri) secret = g_uri_parse ("http://u%3A:p%C3%A9@a/", G_URI_FLAGS_ENCODED |
                                         G_URI_FLAGS_HAS_PASSWORD, NULL);
  g_autoptr (SoupMessage) message = il_request_new (plain, NULL, 0, TRUE);
  g_autoptr (SoupMessage) with_secret = il_request_new (secret, NULL, 0, TRUE);

  g_assert_cmpstr (soup_message_get_method (message), ==, "GET");
  g_assert_true (soup_message_query_flags (message, SOUP_MESSAGE_NO_REDIRECT));
  g_assert_nonnull (soup_message_get_metrics (message));
  g_assert_null (soup_message_headers_get_one (soup_message_get_request_headers (message),
                                               "Authorization"));
  g_assert_cmpstr (soup_message_headers_get_one (soup_message_get_request_headers (with_secret),
                                                 "Authorization"), ==, "Basic dTo6cMOp");
}

/* The user's headers win, in their order, and secrets only go where they may. */
static void
test_request_headers (void)
{
  g_autoptr (GUri) uri = g_uri_parse ("http://u:p@a/", G_URI_FLAGS_ENCODED |
                                      G_URI_FLAGS_HAS_PASSWORD, NULL);
  const IlHeader headers[] = {
    { (char *) "X-A", (char *) "1" }, { (char *) "Authorization", (char *) "Bearer t" },
    { (char *) "x-a", (char *) "2" }, { (char *) "COOKIE", (char *) "c=d" },
  };

  for (guint secrets = 0; secrets < 2; secrets++)
    {
      g_autoptr (SoupMessage) message = il_request_new (uri, headers, 4, secrets);
      SoupMessageHeaders *sent = soup_message_get_request_headers (message);

      g_assert_cmpstr (soup_message_headers_get_list (sent, "X-A"), ==, "1, 2");
      g_assert_cmpstr (soup_message_headers_get_list (sent, "Authorization"), ==,
                       secrets ? "Bearer t" : "Basic dTpw");
      g_assert_cmpstr (soup_message_headers_get_list (sent, "Cookie"), ==, secrets ? "c=d" : NULL);
    }
}

static void
test_host_key (void)
{
  static const char *const pairs[][2] = {
    { "http://Host/a", "http://host/b?c" },
    { "http://u:p@host/a", "http://host/a" },
  };
  static const char *const others[] = {
    "http://host/", "https://host/", "http://host:81/", "http://host2/", "http://[::1]/",
  };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal,
                                                       (GDestroyNotify) g_ref_string_release,
                                                       NULL);

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (GUri) one = g_uri_parse (pairs[i][0], G_URI_FLAGS_HAS_PASSWORD, NULL);
      g_autoptr (GUri) other = g_uri_parse (pairs[i][1], G_URI_FLAGS_HAS_PASSWORD, NULL);
      g_autoptr (GRefString) one_key = il_slot_create_host_key (one);
      g_autoptr (GRefString) other_key = il_slot_create_host_key (other);

      g_assert_cmpstr (one_key, ==, other_key);
    }

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GUri) uri = g_uri_parse (others[i], G_URI_FLAGS_NONE, NULL);

      g_assert_true (g_hash_table_add (seen, il_slot_create_host_key (uri)));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/answer/heads", test_heads);
  g_test_add_func ("/answer/cut", test_cut);
  g_test_add_func ("/answer/request", test_request);
  g_test_add_func ("/answer/request-headers", test_request_headers);
  g_test_add_func ("/answer/host-key", test_host_key);

  return g_test_run ();
}
