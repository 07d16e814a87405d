/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/il-body.h"

#include <string.h>

#define N_READERS 6
#define LARGE (64 * 1024 * 1024)

/* One body and what it told. */
typedef struct
{
  IlBody *body;
  GChecksum *sum;
  guint64 n_read;
  guint64 enough;
  gint64 last_time;
  gboolean is_over;
  guint *n_over;
} Sink;

/* A stream whose source tells of each arrival once, as that of HTTP/2 does. */
#define ONCE_TYPE_STREAM (once_stream_get_type ())
G_DECLARE_FINAL_TYPE (OnceStream, once_stream, ONCE, STREAM, GInputStream)

struct _OnceStream
{
  GInputStream parent_instance;

  gsize n_there;
  gboolean is_complete;
  GSource *source;
};

static gssize
once_stream_read_nonblocking (GPollableInputStream  *stream,
                              void                  *buffer,
                              gsize                  count,
                              GError               **error)
{
  OnceStream *self = ONCE_STREAM (stream);
  gsize length = MIN (count, self->n_there);

  if (length == 0 && !self->is_complete)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK, "Nothing there");
      return -1;
    }

  self->n_there -= length;
  memset (buffer, 'x', length);

  return (gssize) length;
}

static gboolean
once_dispatch (GSource     *source,
               GSourceFunc  callback,
               gpointer     data)
{
  GPollableSourceFunc func = (GPollableSourceFunc) (gpointer) callback;

  g_source_set_ready_time (source, -1);

  return func (NULL, data);
}

static GSource *
once_source_new (void)
{
  static GSourceFuncs source_funcs = { .dispatch = once_dispatch };

  return g_source_new (&source_funcs, sizeof (GSource));
}

static GSource *
once_stream_create_source (GPollableInputStream *stream,
                           GCancellable         *cancellable)
{
  OnceStream *self = ONCE_STREAM (stream);

  g_clear_pointer (&self->source, g_source_unref);
  self->source = once_source_new ();

  return g_source_ref (self->source);
}

static void
once_stream_pollable_init (GPollableInputStreamInterface *iface)
{
  iface->read_nonblocking = once_stream_read_nonblocking;
  iface->create_source = once_stream_create_source;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (OnceStream, once_stream, G_TYPE_INPUT_STREAM,
                               G_IMPLEMENT_INTERFACE (G_TYPE_POLLABLE_INPUT_STREAM,
                                                      once_stream_pollable_init))

static void
once_stream_finalize (GObject *object)
{
  g_clear_pointer (&ONCE_STREAM (object)->source, g_source_unref);

  G_OBJECT_CLASS (once_stream_parent_class)->finalize (object);
}

static void
once_stream_class_init (OnceStreamClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = once_stream_finalize;
}

static void
once_stream_init (OnceStream *self)
{
}

static void
once_stream_arrive (OnceStream *self,
                    gsize       n_bytes)
{
  self->n_there += n_bytes;
  self->is_complete = n_bytes == 0;
  g_source_set_ready_time (self->source, 0);
}

static gboolean
read_cb (gpointer      data,
         const guint8 *bytes,
         gsize         length,
         gint64        time)
{
  Sink *sink = data;

  g_assert_false (sink->is_over);
  g_assert_cmpuint (length, >, 0);
  g_assert_cmpint (time, >=, sink->last_time);
  sink->last_time = time;
  sink->n_read += length;
  if (sink->sum != NULL)
    g_checksum_update (sink->sum, bytes, length);

  return sink->enough == 0 || sink->n_read < sink->enough;
}

static void
end_cb (gpointer      data,
        const GError *error,
        gint64        time)
{
  Sink *sink = data;

  g_assert_no_error (error);
  g_assert_false (sink->is_over);
  sink->is_over = TRUE;
  if (sink->n_over != NULL)
    (*sink->n_over)++;

  /* A body may be freed from its end. */
  g_clear_pointer (&sink->body, il_body_free);
}

static const IlBodyFuncs funcs = { .read = read_cb, .end = end_cb };

static void
sink_run (Sink         *sink,
          GInputStream *stream,
          guint64       limit)
{
  g_autoptr (IlReader) reader = il_reader_new (G_PRIORITY_DEFAULT);

  sink->body = il_body_new (stream, reader, limit, IL_BODY_FRAMED, &funcs, sink);
  il_body_start (sink->body);
  while (!sink->is_over)
    g_main_context_iteration (NULL, TRUE);
}

/* Whatever the length and the limit: what comes is the document's beginning. */
static void
test_contents (void)
{
  for (guint round = 0; round < 100; round++)
    {
      gsize length = g_test_rand_int_range (0, 2000000);
      guint64 limit = g_test_rand_bit () ? IL_BODY_UNLIMITED
                                         : (guint64) g_test_rand_int_range (0, 2000000);
      g_autofree guint8 *bytes = g_malloc (length + 1);
      g_autofree char *expected = NULL;
      g_autoptr (GInputStream) stream = NULL;
      g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_MD5);
      Sink sink = { .sum = sum };

      for (gsize i = 0; i < length; i++)
        bytes[i] = (guint8) (i * 31 + (i >> 9) + round);

      stream = g_memory_input_stream_new_from_data (bytes, (gssize) length, NULL);
      sink_run (&sink, stream, limit);
      g_assert_cmpuint (sink.n_read, ==, MIN (length, limit));
      expected = g_compute_checksum_for_data (G_CHECKSUM_MD5, bytes, MIN (length, limit));
      g_assert_cmpstr (g_checksum_get_string (sum), ==, expected);
    }
}

/* Closed half-way, a body says no more. */
static void
test_close (void)
{
  g_autofree guint8 *bytes = g_malloc0 (LARGE);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (bytes, LARGE, NULL);
  g_autoptr (IlReader) reader = il_reader_new (G_PRIORITY_DEFAULT);
  Sink sink = { 0 };
  guint64 n_read;

  sink.body = il_body_new (stream, reader, IL_BODY_UNLIMITED, IL_BODY_PLAIN, &funcs, &sink);
  il_body_start (sink.body);
  g_assert_false (sink.is_over);
  n_read = sink.n_read;
  g_assert_cmpuint (n_read, >, 0);
  il_body_close (g_steal_pointer (&sink.body));
  g_assert_true (g_input_stream_is_closed (stream));
  while (g_main_context_iteration (NULL, FALSE))
    ;

  g_assert_cmpuint (sink.n_read, ==, n_read);
  g_assert_false (sink.is_over);
}

/* Who has enough gets the end next, and nothing else. */
static void
test_enough (void)
{
  g_autofree guint8 *bytes = g_malloc0 (LARGE);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (bytes, LARGE, NULL);
  Sink sink = { .enough = 1 };

  sink_run (&sink, stream, IL_BODY_UNLIMITED);
  g_assert_cmpuint (sink.n_read, >, 0);
  g_assert_cmpuint (sink.n_read, <=, IL_READER_BUFFER_SIZE);
}

/* Streams that always have data share the loop fairly: none is ever further
 * ahead than by what it may take in a turn or two. */
static void
test_fairness (void)
{
  g_autofree guint8 *bytes = g_malloc0 (LARGE);
  g_autoptr (IlReader) reader = il_reader_new (G_PRIORITY_DEFAULT);
  Sink sinks[N_READERS] = { 0 };
  guint n_over = 0;

  for (guint i = 0; i < N_READERS; i++)
    {
      g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (bytes, LARGE, NULL);

      sinks[i].n_over = &n_over;
      sinks[i].body = il_body_new (stream, reader, IL_BODY_UNLIMITED,
                                   i % 2 == 0 ? IL_BODY_PLAIN : IL_BODY_FRAMED, &funcs,
                                   &sinks[i]);
      il_body_start (sinks[i].body);
    }

  while (n_over == 0)
    {
      guint64 least = G_MAXUINT64, most = 0;

      g_main_context_iteration (NULL, TRUE);
      for (guint i = 0; i < N_READERS; i++)
        {
          least = MIN (least, sinks[i].n_read);
          most = MAX (most, sinks[i].n_read);
        }

      /* The first was alone at first. */
      g_assert_cmpuint (most - least, <=, 18 * IL_READER_BUFFER_SIZE);
    }

  while (n_over < N_READERS)
    g_main_context_iteration (NULL, TRUE);

  for (guint i = 0; i < N_READERS; i++)
    g_assert_cmpuint (sinks[i].n_read, ==, LARGE);
}

/* Takes all that a turn allows. */
static gboolean
use_up_cb (GObject  *stream,
           gpointer  data)
{
  while (il_reader_has_time (data, g_get_monotonic_time ()))
    continue;

  return G_SOURCE_CONTINUE;
}

/* Refused for want of time, it reads on in another turn though its stream will
 * not say again that there is something. */
static void
test_once (void)
{
  g_autoptr (OnceStream) stream = g_object_new (ONCE_TYPE_STREAM, NULL);
  g_autoptr (IlReader) reader = il_reader_new (G_PRIORITY_DEFAULT);
  g_autoptr (GSource) other = once_source_new ();
  Sink sink = { 0 };

  /* Before the body, hence served before it. */
  g_source_set_callback (other, G_SOURCE_FUNC (use_up_cb), reader, NULL);
  g_source_attach (other, NULL);
  sink.body = il_body_new (G_INPUT_STREAM (stream), reader, IL_BODY_UNLIMITED, IL_BODY_SHARED,
                           &funcs, &sink);
  il_body_start (sink.body);

  for (guint i = 1; i <= 20; i++)
    {
      gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

      g_source_set_ready_time (other, 0);
      once_stream_arrive (stream, i < 20 ? 1000 : 0);
      while (sink.n_read < MIN (i, 19) * 1000 || (i == 20 && !sink.is_over))
        {
          g_main_context_iteration (NULL, FALSE);
          g_assert_cmpint (g_get_monotonic_time (), <, end);
        }
    }

  g_source_destroy (other);
}

static gboolean
count_frame_cb (gpointer data)
{
  guint *n_frames = data;

  (*n_frames)++;

  return G_SOURCE_CONTINUE;
}

/* Below the priority of redrawing, reads leave every turn to a frame that is
 * due, and still go on when none is. */
static void
test_priority (void)
{
  g_autofree guint8 *bytes = g_malloc0 (LARGE);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (bytes, LARGE, NULL);
  g_autoptr (IlReader) reader = il_reader_new (130);
  Sink sink = { 0 };
  guint n_frames = 0;
  guint64 n_read;
  guint frame;

  sink.body = il_body_new (stream, reader, IL_BODY_UNLIMITED, IL_BODY_PLAIN, &funcs, &sink);
  il_body_start (sink.body);
  n_read = sink.n_read;

  frame = g_idle_add_full (120, count_frame_cb, &n_frames, NULL);
  for (guint i = 0; i < 100; i++)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (n_frames, ==, 100);
  g_assert_cmpuint (sink.n_read, ==, n_read);

  g_source_remove (frame);
  while (!sink.is_over)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (sink.n_read, ==, LARGE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/body/contents", test_contents);
  g_test_add_func ("/body/close", test_close);
  g_test_add_func ("/body/enough", test_enough);
  g_test_add_func ("/body/fairness", test_fairness);
  g_test_add_func ("/body/once", test_once);
  g_test_add_func ("/body/priority", test_priority);

  return g_test_run ();
}
