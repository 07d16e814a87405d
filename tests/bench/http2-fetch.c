/* SPDX-License-Identifier: GPL-3.0-or-later */

/* http2-fetch [OPTIONS] ADDRESSES: fetches with libsoup and the engine's way of
 * reading, each address as often as asked for, with one session for all, and
 * prints what became of it, one name and figure a line.  Any certificate is
 * taken, since all servers here are the bench's own. */

#include <libsoup/soup.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/il-body.h"
#include "engine/il-engine-init.h"
#include "engine/il-soup-compat.h"

/* What a window asks for each frame. */
#define TICK_INTERVAL 16
#define REDRAW_PRIORITY 120
#define SLOW_READ (16 * 1024)

typedef struct
{
  guint index;
  SoupMessage *message;
  GCancellable *cancellable;
  GInputStream *stream;
  IlBody *body;
  GString *line;
  guint64 bytes;
  gint64 end;
  GError *error;
} Transfer;

static int count = 1;
static int at_once = 1000;
static int priority = 130;
static int slow_kib;
static int seconds = 120;
static int cancelled = -1;
static gboolean http1;
static gboolean stamped;
static char **addresses;

static const GOptionEntry entries[] = {
  { "count", 'n', 0, G_OPTION_ARG_INT, &count, "Each address as often", "N" },
  { "at-once", 0, 0, G_OPTION_ARG_INT, &at_once, "The most in flight", "N" },
  { "http1", '1', 0, G_OPTION_ARG_NONE, &http1, "HTTP/1.1, with as many connections", NULL },
  { "priority", 0, 0, G_OPTION_ARG_INT, &priority, "Main loop priority of reads", "N" },
  { "slow", 0, 0, G_OPTION_ARG_INT, &slow_kib, "Read so much of each in a second", "KIB" },
  { "seconds", 0, 0, G_OPTION_ARG_INT, &seconds, "Give up after so long", "S" },
  { "cancel", 0, 0, G_OPTION_ARG_INT, &cancelled, "Cancel one at its first bytes", "N" },
  { "stamped", 0, 0, G_OPTION_ARG_NONE, &stamped, "A line is the time of its sending", NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &addresses, NULL, "ADDRESS" },
  { NULL }
};

static GMainLoop *loop;
static SoupSession *session;
static IlReader *reader;
static GPtrArray *transfers;
static GHashTable *connections;
static GArray *latenesses;
static guint n_started;
static guint n_ended;
static guint n_ticks;
static gint64 begin;
static gint64 last_tick;
static gint64 worst_gap;
static SoupHTTPVersion version;

static void start_more (void);

static void
transfer_end (Transfer     *transfer,
              const GError *error)
{
  transfer->end = g_get_monotonic_time ();
  transfer->error = error != NULL ? g_error_copy (error) : NULL;
  g_clear_pointer (&transfer->body, il_body_close);
  g_clear_object (&transfer->stream);
  n_ended++;
  start_more ();
  if (n_ended == transfers->len)
    g_main_loop_quit (loop);
}

static void
read_stamps (Transfer     *transfer,
             const guint8 *bytes,
             gsize         length,
             gint64        time)
{
  for (gsize i = 0; i < length; i++)
    {
      gint64 late;

      if (bytes[i] != '\n')
        {
          g_string_append_c (transfer->line, (char) bytes[i]);
          continue;
        }

      late = time - g_ascii_strtoll (transfer->line->str, NULL, 10);
      g_array_append_val (latenesses, late);
      g_string_truncate (transfer->line, 0);
    }
}

static gboolean
read_cb (gpointer      data,
         const guint8 *bytes,
         gsize         length,
         gint64        time)
{
  Transfer *transfer = data;

  transfer->bytes += length;
  if (stamped)
    read_stamps (transfer, bytes, length, time);

  if ((int) transfer->index == cancelled)
    g_cancellable_cancel (transfer->cancellable);

  return TRUE;
}

static void
end_cb (gpointer      data,
        const GError *error,
        gint64        time)
{
  transfer_end (data, error);
}

static const IlBodyFuncs funcs = { .read = read_cb, .end = end_cb };

static gboolean
slow_cb (gpointer data)
{
  Transfer *transfer = data;
  g_autoptr (GError) error = NULL;
  gssize length;

  length = g_pollable_input_stream_read_nonblocking (G_POLLABLE_INPUT_STREAM (transfer->stream),
                                                     il_reader_get_buffer (reader), SLOW_READ,
                                                     NULL, &error);
  if (length > 0)
    {
      transfer->bytes += (guint64) length;
      return G_SOURCE_CONTINUE;
    }

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK))
    return G_SOURCE_CONTINUE;

  transfer_end (transfer, error);

  return G_SOURCE_REMOVE;
}

/* As the engine does it: whoever is given up is closed, not read to an error. */
static gboolean
cancelled_cb (gpointer data)
{
  Transfer *transfer = data;
  g_autoptr (GError) error = NULL;

  g_cancellable_set_error_if_cancelled (transfer->cancellable, &error);
  if (transfer->body != NULL)
    transfer_end (transfer, error);

  return G_SOURCE_REMOVE;
}

static void
cancel_cb (GCancellable *cancellable,
           gpointer      data)
{
  g_idle_add_full (G_PRIORITY_HIGH, cancelled_cb, data, NULL);
}

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Transfer *transfer = data;
  g_autoptr (GError) error = NULL;
  GInputStream *stream = soup_session_send_finish (session, result, &error);
  guint64 id = soup_message_get_connection_id (transfer->message);

  if (stream == NULL)
    {
      transfer_end (transfer, error);
      return;
    }

  transfer->stream = stream;
  version = soup_message_get_http_version (transfer->message);
  g_hash_table_add (connections, GUINT_TO_POINTER ((guint) id));
  if (slow_kib > 0)
    {
      g_timeout_add (MAX (SLOW_READ / 1024 * 1000 / slow_kib, 1), slow_cb, transfer);
      return;
    }

  transfer->body = il_body_new (stream, reader, IL_BODY_UNLIMITED, IL_BODY_SHARED, &funcs,
                                transfer);
  il_body_start (transfer->body);
}

static gboolean
accept_cb (SoupMessage          *message,
           GTlsCertificate      *certificate,
           GTlsCertificateFlags  errors,
           gpointer              data)
{
  return TRUE;
}

static void
start (Transfer *transfer)
{
  g_signal_connect (transfer->message, "accept-certificate", G_CALLBACK (accept_cb), NULL);
  g_signal_connect (transfer->cancellable, "cancelled", G_CALLBACK (cancel_cb), transfer);
  soup_message_add_flags (transfer->message, SOUP_MESSAGE_COLLECT_METRICS);
  if (http1)
    il_soup_compat_force_http1 (transfer->message);

  soup_session_send_async (session, transfer->message, priority, transfer->cancellable, sent_cb,
                           transfer);
}

static void
start_more (void)
{
  while (n_started < transfers->len && n_started - n_ended < (guint) at_once)
    start (transfers->pdata[n_started++]);
}

static gboolean
tick_cb (gpointer data)
{
  gint64 now = g_get_monotonic_time ();

  worst_gap = MAX (worst_gap, now - last_tick);
  last_tick = now;
  n_ticks++;

  return G_SOURCE_CONTINUE;
}

static gboolean
give_up_cb (gpointer data)
{
  g_main_loop_quit (loop);

  return G_SOURCE_REMOVE;
}

static void
transfer_free (gpointer data)
{
  Transfer *transfer = data;

  g_clear_pointer (&transfer->body, il_body_free);
  g_clear_object (&transfer->stream);
  g_clear_object (&transfer->message);
  g_clear_object (&transfer->cancellable);
  g_clear_error (&transfer->error);
  g_string_free (transfer->line, TRUE);
  g_free (transfer);
}

static void
add_transfers (const char *address)
{
  for (int i = 0; i < count; i++)
    {
      Transfer *transfer = g_new0 (Transfer, 1);

      transfer->index = transfers->len;
      transfer->message = soup_message_new (SOUP_METHOD_GET, address);
      transfer->cancellable = g_cancellable_new ();
      transfer->line = g_string_new (NULL);
      g_ptr_array_add (transfers, transfer);
    }
}

/* That of the program alone: the system's other figure begins with its parent's. */
static long
peak_memory (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL))
    return 0;

  line = strstr (text, "VmHWM:");

  return line != NULL ? strtol (line + strlen ("VmHWM:"), NULL, 10) : 0;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return x < y ? -1 : x > y;
}

static void
print_lines (void)
{
  g_array_sort (latenesses, compare_times);
  if (latenesses->len == 0)
    return;

  printf ("lines %u\n", latenesses->len);
  printf ("late-median %.3f\n", g_array_index (latenesses, gint64, latenesses->len / 2) / 1e3);
  printf ("late-worst %.3f\n", g_array_index (latenesses, gint64, latenesses->len - 1) / 1e3);
}

static void
print_outcome (void)
{
  guint64 bytes = 0;
  guint n_whole = 0;
  gint64 first = G_MAXINT64, last = begin;

  for (guint i = 0; i < transfers->len; i++)
    {
      Transfer *transfer = transfers->pdata[i];

      bytes += transfer->bytes;
      if (transfer->error != NULL)
        printf ("error %u %s\n", i, transfer->error->message);
      if (transfer->end == 0 || transfer->error != NULL)
        continue;

      n_whole++;
      first = MIN (first, transfer->end);
      last = MAX (last, transfer->end);
    }

  printf ("version %s\n", version == SOUP_HTTP_2_0 ? "2" : "1.1");
  printf ("whole %u\nended %u\nbytes %" G_GUINT64_FORMAT "\n", n_whole, n_ended, bytes);
  printf ("connections %u\n", g_hash_table_size (connections));
  printf ("first %.4f\nlast %.4f\n", n_whole > 0 ? (first - begin) / 1e6 : 0,
          (last - begin) / 1e6);
  printf ("peak %ld\n", peak_memory ());
  printf ("ticks %u\nwanted-ticks %" G_GINT64_FORMAT "\nworst-gap %.3f\n", n_ticks,
          (g_get_monotonic_time () - begin) / (TICK_INTERVAL * 1000), worst_gap / 1e3);
  print_lines ();
}

static void
run (void)
{
  int most = http1 ? at_once : 1;

  session = soup_session_new_with_options ("max-conns", most, "max-conns-per-host", most,
                                           "timeout", 0, "idle-timeout", 0, NULL);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_CONTENT_DECODER);
  soup_session_set_proxy_resolver (session, NULL);
  begin = last_tick = g_get_monotonic_time ();
  g_timeout_add_full (REDRAW_PRIORITY, TICK_INTERVAL, tick_cb, NULL, NULL);
  g_timeout_add_seconds (seconds, give_up_cb, NULL);
  start_more ();
  g_main_loop_run (loop);
  print_outcome ();
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || addresses == NULL)
    {
      g_printerr ("http2-fetch: %s\n", error != NULL ? error->message : "no address");
      return EXIT_FAILURE;
    }

  if (http1)
    il_engine_init ();

  loop = g_main_loop_new (NULL, FALSE);
  reader = il_reader_new (priority);
  transfers = g_ptr_array_new_with_free_func (transfer_free);
  connections = g_hash_table_new (NULL, NULL);
  latenesses = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; addresses[i] != NULL; i++)
    add_transfers (addresses[i]);

  printf ("libsoup %u.%u.%u\n", soup_get_major_version (), soup_get_minor_version (),
          soup_get_micro_version ());
  run ();
  fflush (stdout);

  /* What is under way is nobody's any more: the figures are out. */
  _exit (EXIT_SUCCESS);
}
