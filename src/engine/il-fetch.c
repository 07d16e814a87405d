/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/il-fetch.h"

#include "engine/il-body.h"
#include "engine/il-deadline.h"
#include "engine/il-exchange.h"
#include "engine/il-failure.h"
#include "engine/il-intake.h"
#include "recording/il-address.h"

/* Reading the little that a redirect says keeps its connection usable; more
 * than that costs more than a new connection. */
#define MAX_REDIRECT_BODY (64 * 1024)

struct _IlFetch
{
  GObject parent_instance;

  IlRunContext *run;
  IlTrack *track;
  IlSlot *slot;
  const IlFetchFuncs *funcs;
  gpointer owner;
  GCancellable *cancellable;
  GRefString *first_host_key;
  gint64 start_time;

  /* The hop that is under way, and where it leads. */
  IlExchange exchange;
  GUri *redirect;
  IlBody *body;
  gint64 last_time;

  IlIntake intake;
  guint n_redirects;
  IlState announced;
  gboolean ended;
  gboolean closed;
};

static const struct
{
  GSocketClientEvent event;
  IlMark mark;
} marks[] = {
  { G_SOCKET_CLIENT_RESOLVING, IL_MARK_DNS_START },
  { G_SOCKET_CLIENT_RESOLVED, IL_MARK_DNS_END },
  { G_SOCKET_CLIENT_CONNECTING, IL_MARK_CONNECT_START },
  { G_SOCKET_CLIENT_CONNECTED, IL_MARK_CONNECT_END },
  { G_SOCKET_CLIENT_TLS_HANDSHAKING, IL_MARK_TLS_START },
  { G_SOCKET_CLIENT_TLS_HANDSHAKED, IL_MARK_TLS_END },
};

G_DEFINE_FINAL_TYPE (IlFetch, il_fetch, G_TYPE_OBJECT)

static void begin_hop (IlFetch *self);

static gint64
to_time (IlFetch *self,
         gint64   monotonic)
{
  return il_recording_to_time (self->run->recording, monotonic);
}

/* Its handlers say so themselves: whom the loop is busy for. */
static void
serve (gpointer data)
{
  IlFetch *self = data;

  il_loop_monitor_serve (self->run->monitor, il_track_get_index (self->track));
}

static void
tell_changed (IlFetch *self)
{
  if (self->funcs != NULL)
    self->funcs->changed (self, self->owner);
}

static void
announce (IlFetch *self,
          IlState  state)
{
  if (self->announced == state)
    return;

  self->announced = state;
  tell_changed (self);
}

static void
release (IlFetch *self)
{
  SoupMessage *message = g_steal_pointer (&self->exchange.message);

  il_slot_set_owner (self->slot, NULL, NULL);
  if (self->closed && il_track_get_error (self->track) == NULL)
    il_slot_give_back (self->slot, message);
  else
    g_clear_object (&message);

  if (self->funcs != NULL)
    self->funcs->released (self, self->owner);
}

static gboolean
is_at_first_host (IlFetch *self)
{
  return g_str_equal (self->first_host_key, self->exchange.host_key);
}

/* The host that is being asked, by the name that the track shows wherever that
 * is where it leads: a target may be a stand-in for what was typed. */
static char *
dup_host (IlFetch *self)
{
  g_autofree char *address = NULL;

  if (is_at_first_host (self))
    return g_strdup (il_track_get_host (self->track));

  address = g_uri_to_string (self->exchange.target);

  return il_address_dup_host (address);
}

static GError *
failure_new (IlFetch *self,
             IlError  code)
{
  g_autofree char *host = dup_host (self);

  return il_failure_new (code, host);
}

static GError *
failure_from (IlFetch      *self,
              const GError *cause)
{
  g_autofree char *host = dup_host (self);

  return il_exchange_failure_from (&self->exchange, cause, host);
}

/* Writes the end down; telling is left to the caller, as its last act. */
static void
end_track (IlFetch *self,
           gint64   monotonic,
           GError  *error)
{
  const IlExchange *exchange = &self->exchange;

  self->ended = TRUE;
  error = il_intake_end (&self->intake, error, monotonic);

  /* While a redirect is read it counts as waiting, and so it stays in
   * hindsight. */
  if (exchange->answered)
    il_track_mark (self->track, IL_MARK_RESPONSE,
                   to_time (self, exchange->answer.is_redirect ? monotonic
                                                               : exchange->answer_time));
  if (exchange->answered && !exchange->answer.is_redirect)
    il_track_set_wire_bytes (self->track, il_exchange_count_received (exchange));

  il_recording_end_track (self->run->recording, self->track, to_time (self, monotonic), error);
}

static void
announce_end (IlFetch *self)
{
  announce (self, il_track_get_state (self->track, il_track_get_end (self->track)));
}

static void
follow_redirect (IlFetch *self)
{
  g_autoptr (GUri) target = g_steal_pointer (&self->redirect);
  g_autoptr (GRefString) host_key = il_slot_create_host_key (target);

  il_exchange_clear (&self->exchange);
  il_exchange_init (&self->exchange, target, host_key);
  self->n_redirects++;
  begin_hop (self);
}

/* The end of a hop, and perhaps of the fetch: whoever it is released to may
 * start another at once. */
static void
close_body (IlFetch *self)
{
  g_autoptr (IlFetch) alive = g_object_ref (self);

  g_clear_pointer (&self->body, il_body_close);
  self->closed = self->ended;
  if (self->ended)
    {
      release (self);
      return;
    }

  if (self->exchange.answered)
    il_track_mark (self->track, IL_MARK_RESPONSE, to_time (self, self->exchange.answer_time));

  follow_redirect (self);
}

/* Whether the head of the answer is there, of which libsoup has not told yet. */
static gboolean
is_about_to_answer (IlFetch *self)
{
  return self->body == NULL && self->exchange.message != NULL
         && soup_message_get_status (self->exchange.message) != SOUP_STATUS_NONE;
}

/* Ends the track before its time.  A request without an answer calls back
 * later, and the slot is free then; one that is about to does so anyway, and
 * libsoup before 3.6.6 would end it twice if it were cancelled at this moment. */
static void
stop (IlFetch *self,
      GError  *error)
{
  g_autoptr (IlFetch) alive = g_object_ref (self);

  end_track (self, g_get_monotonic_time (), error);
  if (!is_about_to_answer (self))
    g_cancellable_cancel (self->cancellable);
  announce_end (self);
  if (self->body != NULL)
    close_body (self);
}

static gboolean
body_read_cb (gpointer      data,
              const guint8 *bytes,
              gsize         length,
              gint64        time)
{
  IlFetch *self = data;

  self->last_time = time;

  return self->exchange.answer.is_redirect || il_intake_read (&self->intake, bytes, length, time);
}

static void
body_end_cb (gpointer      data,
             const GError *error,
             gint64        time)
{
  g_autoptr (IlFetch) self = g_object_ref (data);

  /* What a redirect says is of no interest, and so is how it ends. */
  if (self->exchange.answer.is_redirect)
    {
      close_body (self);
      return;
    }

  if (error != NULL)
    end_track (self, time, failure_from (self, error));
  else if (il_answer_is_cut (&self->exchange.answer, il_intake_get_n_read (&self->intake),
                             il_exchange_count_received (&self->exchange)))
    end_track (self, time, failure_new (self, IL_ERROR_CUT_BODY));
  else
    end_track (self, time, NULL);

  announce_end (self);
  close_body (self);
}

static const IlBodyFuncs body_funcs = { serve, body_read_cb, body_end_cb };

static GUri *
find_redirect (IlFetch  *self,
               GError  **error)
{
  GUri *target = NULL;

  if (self->n_redirects == IL_FETCH_MAX_REDIRECTS)
    {
      g_propagate_error (error, failure_new (self, IL_ERROR_TOO_MANY_REDIRECTS));
      return NULL;
    }

  target = il_exchange_dup_redirect (&self->exchange);
  if (target == NULL)
    g_propagate_error (error, failure_new (self, IL_ERROR_BAD_REDIRECT));

  return target;
}

static IlBodyKind
get_body_kind (const IlExchange *exchange)
{
  if (il_exchange_get_version (exchange) == IL_HTTP_2)
    return IL_BODY_SHARED;

  return exchange->answer.is_coded || exchange->answer.is_chunked ? IL_BODY_FRAMED
                                                                  : IL_BODY_PLAIN;
}

static IlBody *
create_body (IlFetch      *self,
             GInputStream *stream)
{
  const IlAnswer *answer = &self->exchange.answer;
  gint64 size = il_answer_get_size (answer);
  guint64 limit = size == IL_ANSWER_LENGTH_UNKNOWN ? IL_BODY_UNLIMITED : (guint64) size;

  if (answer->is_redirect)
    limit = MIN (limit, MAX_REDIRECT_BODY);

  return il_body_new (stream, self->run->reader, limit, get_body_kind (&self->exchange),
                      &body_funcs, self);
}

static void
read_head (IlFetch *self)
{
  self->last_time = g_get_monotonic_time ();
  il_exchange_read_head (&self->exchange, self->last_time);
  il_track_set_status (self->track, self->exchange.answer.status);
  il_track_set_version (self->track, il_exchange_get_version (&self->exchange));
}

static void
begin_document (IlFetch *self)
{
  g_autoptr (GError) error = NULL;

  il_track_mark (self->track, IL_MARK_RESPONSE, to_time (self, self->exchange.answer_time));
  il_track_set_size (self->track, il_answer_get_size (&self->exchange.answer));

  if (il_intake_begin (&self->intake, il_exchange_get_content_type (&self->exchange), &error))
    announce (self, IL_STATE_RECEIVING);
  else
    stop (self, g_steal_pointer (&error));
}

/* A redirect that is being read still counts as waiting, so that its mark is
 * only written when the hop is over. */
static void
begin_redirect (IlFetch *self)
{
  g_autoptr (GError) error = NULL;

  self->redirect = find_redirect (self, &error);
  if (self->redirect != NULL)
    tell_changed (self);
  else
    stop (self, g_steal_pointer (&error));
}

static void
begin_answer (IlFetch *self)
{
  if (!self->exchange.answer.is_valid)
    stop (self, failure_new (self, IL_ERROR_BAD_ANSWER));
  else if (self->exchange.answer.is_redirect)
    begin_redirect (self);
  else
    begin_document (self);

  if (!self->ended)
    il_body_start (self->body);
}

static void
sent_cb (GObject      *session,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (IlFetch) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = NULL;

  serve (self);
  stream = soup_session_send_finish (SOUP_SESSION (session), result, &error);

  if (stream == NULL)
    {
      if (!self->ended)
        {
          end_track (self, g_get_monotonic_time (), failure_from (self, error));
          announce_end (self);
        }

      release (self);
      return;
    }

  if (self->ended)
    {
      self->body = create_body (self, stream);
      close_body (self);
      return;
    }

  read_head (self);
  self->body = create_body (self, stream);
  begin_answer (self);
}

static void
network_event_cb (gpointer            owner,
                  SoupMessage        *message,
                  GSocketClientEvent  event)
{
  IlFetch *self = owner;
  gint64 now = g_get_monotonic_time ();

  if (self->ended || message != self->exchange.message)
    return;

  serve (self);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      if (marks[i].event == event)
        il_track_mark (self->track, marks[i].mark, to_time (self, now));
    }
}

static void
starting_cb (gpointer     owner,
             SoupMessage *message)
{
  IlFetch *self = owner;

  if (self->ended || message != self->exchange.message)
    return;

  serve (self);
  il_track_mark (self->track, IL_MARK_REQUEST, to_time (self, g_get_monotonic_time ()));
  announce (self, IL_STATE_WAITING);
}

static const IlSlotFuncs slot_funcs = {
  .network_event = network_event_cb,
  .starting = starting_cb,
};

static void
begin_hop (IlFetch *self)
{
  IlExchange *exchange = &self->exchange;
  SoupSession *session;
  g_autofree char *address = g_uri_to_string_partial (exchange->target, G_URI_HIDE_PASSWORD);

  serve (self);
  il_track_begin_hop (self->track, address, to_time (self, g_get_monotonic_time ()));

  session = il_slot_get_session (self->slot, exchange->target, exchange->host_key);
  il_exchange_prepare (exchange, self->slot, il_plan_get_options (self->run->plan),
                       is_at_first_host (self));
  soup_session_send_async (session, exchange->message,
                           il_reader_get_priority (self->run->reader), self->cancellable,
                           sent_cb, g_object_ref (self));

  announce (self, IL_STATE_CONNECTING);
}

static void
il_fetch_finalize (GObject *object)
{
  IlFetch *self = IL_FETCH (object);

  g_clear_pointer (&self->body, il_body_free);
  il_intake_clear (&self->intake);
  il_exchange_clear (&self->exchange);
  g_clear_pointer (&self->redirect, g_uri_unref);
  g_clear_pointer (&self->first_host_key, g_ref_string_release);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->slot);
  g_clear_object (&self->track);
  g_clear_pointer (&self->run, il_run_context_unref);

  G_OBJECT_CLASS (il_fetch_parent_class)->finalize (object);
}

static void
il_fetch_class_init (IlFetchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = il_fetch_finalize;
}

static void
il_fetch_init (IlFetch *self)
{
  self->cancellable = g_cancellable_new ();
  self->announced = IL_STATE_QUEUED;
}

IlFetch *
il_fetch_new (IlRunContext *run,
              IlTrack      *track,
              IlSlot       *slot,
              GUri         *target,
              GRefString   *host_key)
{
  IlFetch *self;

  g_return_val_if_fail (run != NULL && IL_IS_TRACK (track), NULL);
  g_return_val_if_fail (IL_IS_SLOT (slot) && target != NULL && host_key != NULL, NULL);

  self = g_object_new (IL_TYPE_FETCH, NULL);
  self->run = il_run_context_ref (run);
  self->track = g_object_ref (track);
  self->slot = g_object_ref (slot);
  il_exchange_init (&self->exchange, target, host_key);
  self->first_host_key = g_ref_string_acquire (host_key);
  il_intake_init (&self->intake, run, track);

  return self;
}

void
il_fetch_set_owner (IlFetch            *self,
                    const IlFetchFuncs *funcs,
                    gpointer            owner)
{
  g_return_if_fail (IL_IS_FETCH (self));

  self->funcs = funcs;
  self->owner = owner;
}

void
il_fetch_start (IlFetch *self)
{
  g_return_if_fail (IL_IS_FETCH (self));
  g_return_if_fail (self->exchange.message == NULL && !self->ended);

  self->start_time = g_get_monotonic_time ();
  il_slot_set_owner (self->slot, &slot_funcs, self);
  begin_hop (self);
}

void
il_fetch_cancel (IlFetch *self)
{
  g_return_if_fail (IL_IS_FETCH (self));

  if (!self->ended)
    stop (self, failure_new (self, IL_ERROR_CANCELLED));
}

void
il_fetch_expire (IlFetch *self,
                 gint64   now)
{
  g_return_if_fail (IL_IS_FETCH (self));

  if (il_fetch_get_deadline (self) <= now)
    stop (self, failure_new (self, self->exchange.answered ? IL_ERROR_IDLE_TIMEOUT
                                                  : IL_ERROR_FIRST_BYTE_TIMEOUT));
}

gint64
il_fetch_get_deadline (IlFetch *self)
{
  const IlPlanOptions *options;
  gint64 since, timeout;

  g_return_val_if_fail (IL_IS_FETCH (self), IL_DEADLINE_NEVER);

  options = il_plan_get_options (self->run->plan);
  since = self->exchange.answered ? self->last_time : self->start_time;
  timeout = self->exchange.answered ? options->idle_timeout : options->first_byte_timeout;

  return self->ended || timeout == 0 ? IL_DEADLINE_NEVER : since + timeout;
}

IlTrack *
il_fetch_get_track (IlFetch *self)
{
  g_return_val_if_fail (IL_IS_FETCH (self), NULL);

  return self->track;
}

IlSlot *
il_fetch_get_slot (IlFetch *self)
{
  g_return_val_if_fail (IL_IS_FETCH (self), NULL);

  return self->slot;
}

const char *
il_fetch_get_host_key (IlFetch *self)
{
  g_return_val_if_fail (IL_IS_FETCH (self), NULL);

  return self->exchange.host_key;
}
