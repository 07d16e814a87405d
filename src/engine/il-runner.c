/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/il-runner.h"

#include "engine/il-connections.h"
#include "engine/il-deadline.h"
#include "engine/il-engine-init.h"
#include "engine/il-failure.h"
#include "engine/il-fetch.h"
#include "engine/il-http2.h"
#include "engine/il-queue.h"
#include "engine/il-run-context.h"
#include "engine/il-slot.h"
#include "recording/il-address.h"

/* Sending is work that no priority holds back: in larger numbers it would be
 * felt as a stutter. */
#define MAX_STARTS_PER_TURN 64

struct _IlRunner
{
  GObject parent_instance;

  IlRunContext *run;
  IlQueue *queue;
  IlDeadline *deadline;

  /* NULL where HTTP/1.1 is spoken. */
  IlConnections *connections;

  /* By the number of the slot; NULL where there is none (yet). */
  GPtrArray *slots;
  GPtrArray *fetches;

  GSource *refill_source;
  gint64 turn;
  guint n_starts;
  gboolean starting;
  gboolean refilling;
  gboolean running;
};

enum
{
  PROP_RUNNING = 1,
  PROP_RECORDING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_TRACK_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IlRunner, il_runner, G_TYPE_OBJECT)

static gboolean refill_cb (gpointer data);

static void
unref_entry (gpointer entry)
{
  g_clear_object (&entry);
}

/* One that was given up may outlast its runner. */
static void
disown_entry (gpointer entry)
{
  if (entry != NULL)
    il_fetch_set_owner (entry, NULL, NULL);

  g_clear_object (&entry);
}

static void
set_running (IlRunner *self,
             gboolean  running)
{
  if (self->running == running)
    return;

  self->running = running;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

static void
clear_refill_source (IlRunner *self)
{
  if (self->refill_source != NULL)
    g_source_destroy (self->refill_source);

  g_clear_pointer (&self->refill_source, g_source_unref);
}

static void
schedule_refill (IlRunner *self)
{
  if (self->refill_source != NULL)
    return;

  self->refill_source = g_idle_source_new ();
  g_source_set_static_name (self->refill_source, "[interleave] refill");
  g_source_set_priority (self->refill_source, il_reader_get_priority (self->run->reader));
  g_source_set_callback (self->refill_source, refill_cb, self, NULL);
  g_source_attach (self->refill_source, g_main_context_get_thread_default ());
}

/* Connections that nobody will use again are not kept waiting. */
static void
drop_slots_when_idle (IlRunner *self)
{
  if (self->running || il_queue_get_in_flight (self->queue) > 0)
    return;

  for (guint i = 0; i < self->slots->len; i++)
    g_clear_object (&self->slots->pdata[i]);

  g_clear_pointer (&self->connections, il_connections_unref);
}

static void
finish_recording (IlRunner *self)
{
  g_clear_pointer (&self->run->monitor, il_loop_monitor_free);
  il_recording_finish (self->run->recording);
}

static void
finish_if_all_ended (IlRunner *self)
{
  guint n_ended = il_recording_count_ended (self->run->recording, G_MAXINT64);

  if (!self->running || n_ended < il_recording_get_n_tracks (self->run->recording))
    return;

  /* Whoever starts a run may count on hearing of its end. */
  if (self->starting)
    {
      schedule_refill (self);
      return;
    }

  clear_refill_source (self);
  finish_recording (self);
  drop_slots_when_idle (self);

  /* It may be what holds this runner. */
  g_clear_object (&self->run->sink);
  set_running (self, FALSE);
}

static void
track_changed (IlRunner *self,
               IlTrack  *track)
{
  /* Not from within the last reference's going. */
  if (!self->running)
    return;

  g_signal_emit (self, signals[SIGNAL_TRACK_CHANGED], 0, track);

  if (il_track_get_end (track) != IL_TIME_NONE)
    finish_if_all_ended (self);
}

/* Ends a track that never had a slot. */
static void
end_queued (IlRunner *self,
            guint     index,
            GError   *error)
{
  g_autoptr (IlTrack) track = g_object_ref (il_recording_get_track (self->run->recording, index));

  il_recording_end_track (self->run->recording, track,
                          il_recording_get_now (self->run->recording), error);
  track_changed (self, track);
}

static void
end_cancelled (IlRunner *self,
               guint     index)
{
  IlTrack *track = il_recording_get_track (self->run->recording, index);

  end_queued (self, index, il_failure_new (IL_ERROR_CANCELLED, il_track_get_host (track)));
}

static IlFetch *
find_fetch (IlRunner *self,
            guint     index)
{
  for (guint i = 0; i < self->fetches->len; i++)
    {
      IlFetch *fetch = self->fetches->pdata[i];

      if (fetch != NULL && il_track_get_index (il_fetch_get_track (fetch)) == index)
        return fetch;
    }

  return NULL;
}

static void
fetch_changed_cb (IlFetch  *fetch,
                  gpointer  data)
{
  g_autoptr (IlRunner) self = g_object_ref (data);

  il_deadline_notice (self->deadline, il_fetch_get_deadline (fetch));
  track_changed (self, il_fetch_get_track (fetch));
}

static gboolean
may_start_another (IlRunner *self)
{
  gint64 turn = il_reader_get_turn ();

  if (turn != self->turn)
    {
      self->turn = turn;
      self->n_starts = 0;
    }

  return self->n_starts++ < MAX_STARTS_PER_TURN;
}

static void fetch_released_cb (IlFetch  *fetch,
                               gpointer  data);

static const IlFetchFuncs fetch_funcs = {
  .changed = fetch_changed_cb,
  .released = fetch_released_cb,
};

static void
start_fetch (IlRunner *self,
             guint     index,
             GUri     *target)
{
  g_autoptr (GRefString) host = il_slot_create_host_key (target);
  guint slot = il_queue_take (self->queue, host);
  g_autoptr (IlFetch) fetch = NULL;

  if (self->slots->pdata[slot] == NULL)
    self->slots->pdata[slot] = il_slot_new (slot, self->connections);

  fetch = il_fetch_new (self->run, il_recording_get_track (self->run->recording, index),
                        self->slots->pdata[slot], target, host);
  self->fetches->pdata[slot] = g_object_ref (fetch);
  il_fetch_set_owner (fetch, &fetch_funcs, self);
  il_fetch_start (fetch);
}

static void
start_item (IlRunner *self,
            guint     index)
{
  const IlPlanEntry *entry = il_plan_get_entry (self->run->plan, index);
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri) target = NULL;

  target = il_address_parse (entry->target != NULL ? entry->target : entry->address, &error);
  if (target != NULL)
    {
      start_fetch (self, index, target);
      return;
    }

  il_queue_drop (self->queue, index);
  end_queued (self, index, g_steal_pointer (&error));
}

/* Hands out free slots.  What is started tells of it, and whoever listens may
 * come back here, or cancel. */
static void
refill (IlRunner *self)
{
  guint index;

  if (self->refilling)
    return;

  self->refilling = TRUE;
  while (self->running && il_queue_peek (self->queue, &index))
    {
      if (!may_start_another (self))
        {
          schedule_refill (self);
          break;
        }

      start_item (self, index);
    }
  self->refilling = FALSE;
}

static gboolean
refill_cb (gpointer data)
{
  g_autoptr (IlRunner) self = g_object_ref (data);

  clear_refill_source (self);
  refill (self);
  finish_if_all_ended (self);

  return G_SOURCE_REMOVE;
}

static void
fetch_released_cb (IlFetch  *fetch,
                   gpointer  data)
{
  g_autoptr (IlRunner) self = g_object_ref (data);
  guint slot = il_slot_get_index (il_fetch_get_slot (fetch));

  il_queue_release (self->queue, slot, il_fetch_get_host_key (fetch));
  g_clear_object (&self->fetches->pdata[slot]);
  refill (self);
  drop_slots_when_idle (self);
}

static gint64
deadline_cb (gint64   now,
             gpointer data)
{
  g_autoptr (IlRunner) self = g_object_ref (data);
  gint64 next = IL_DEADLINE_NEVER;

  for (guint i = 0; i < self->fetches->len; i++)
    {
      g_autoptr (IlFetch) fetch = NULL;

      if (!g_set_object (&fetch, self->fetches->pdata[i]))
        continue;

      il_fetch_expire (fetch, now);
      next = MIN (next, il_fetch_get_deadline (fetch));
    }

  return next;
}

/* Without a runner nothing goes on, and a recording is not left open. */
static void
abandon (IlRunner *self)
{
  guint n_tracks = il_recording_get_n_tracks (self->run->recording);

  self->running = FALSE;
  for (guint i = 0; i < self->fetches->len; i++)
    {
      g_autoptr (IlFetch) fetch = NULL;

      if (!g_set_object (&fetch, self->fetches->pdata[i]))
        continue;

      il_fetch_set_owner (fetch, NULL, NULL);
      il_fetch_cancel (fetch);
    }

  for (guint i = 0; i < n_tracks; i++)
    {
      if (il_queue_drop (self->queue, i))
        end_cancelled (self, i);
    }

  finish_recording (self);
}

static void
il_runner_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  IlRunner *self = IL_RUNNER (object);

  switch (prop_id)
    {
    case PROP_RUNNING:
      g_value_set_boolean (value, self->running);
      break;

    case PROP_RECORDING:
      g_value_set_object (value, self->run->recording);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
il_runner_dispose (GObject *object)
{
  IlRunner *self = IL_RUNNER (object);

  if (self->running)
    abandon (self);

  clear_refill_source (self);
  g_clear_pointer (&self->fetches, g_ptr_array_unref);
  g_clear_pointer (&self->slots, g_ptr_array_unref);
  g_clear_pointer (&self->connections, il_connections_unref);
  g_clear_pointer (&self->deadline, il_deadline_free);
  g_clear_pointer (&self->queue, il_queue_free);
  g_clear_pointer (&self->run, il_run_context_unref);

  G_OBJECT_CLASS (il_runner_parent_class)->dispose (object);
}

static void
il_runner_class_init (IlRunnerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = il_runner_get_property;
  object_class->dispose = il_runner_dispose;

  properties[PROP_RUNNING] =
    g_param_spec_boolean ("running", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_RECORDING] =
    g_param_spec_object ("recording", NULL, NULL, IL_TYPE_RECORDING,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_TRACK_CHANGED] =
    g_signal_new ("track-changed", IL_TYPE_RUNNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, IL_TYPE_TRACK);
}

static void
il_runner_init (IlRunner *self)
{
  self->turn = G_MININT64;
  self->slots = g_ptr_array_new_with_free_func (unref_entry);
  self->fetches = g_ptr_array_new_with_free_func (disown_entry);
}

IlRunner *
il_runner_new (IlPlan      *plan,
               IlRecording *recording)
{
  IlRunner *self;
  const IlPlanOptions *options;
  guint n_slots;

  g_return_val_if_fail (plan != NULL, NULL);
  g_return_val_if_fail (IL_IS_RECORDING (recording), NULL);
  g_return_val_if_fail (!il_recording_is_started (recording), NULL);
  g_return_val_if_fail (il_recording_get_n_tracks (recording) == il_plan_get_n_entries (plan),
                        NULL);

  n_slots = MIN (il_plan_get_n_slots (plan), il_engine_get_max_sockets ());
  options = il_plan_get_options (plan);

  self = g_object_new (IL_TYPE_RUNNER, NULL);
  self->run = il_run_context_new (plan, recording);
  self->queue = il_queue_new (il_plan_get_n_entries (plan), n_slots);
  self->deadline = il_deadline_new (options->read_priority, deadline_cb, self);
  g_ptr_array_set_size (self->slots, (int) n_slots);
  g_ptr_array_set_size (self->fetches, (int) n_slots);
  if (options->http_version == IL_HTTP_2 && il_http2_is_offered ())
    self->connections = il_connections_new (n_slots);

  return self;
}

void
il_runner_set_sink (IlRunner *self,
                    IlSink   *sink)
{
  g_return_if_fail (IL_IS_RUNNER (self));
  g_return_if_fail (!il_recording_is_started (self->run->recording));

  g_set_object (&self->run->sink, sink);
}

IlRecording *
il_runner_get_recording (IlRunner *self)
{
  g_return_val_if_fail (IL_IS_RUNNER (self), NULL);

  return self->run->recording;
}

gboolean
il_runner_is_running (IlRunner *self)
{
  g_return_val_if_fail (IL_IS_RUNNER (self), FALSE);

  return self->running;
}

void
il_runner_start (IlRunner *self)
{
  g_autoptr (IlRunner) alive = NULL;

  g_return_if_fail (IL_IS_RUNNER (self));
  g_return_if_fail (!il_recording_is_started (self->run->recording));

  alive = g_object_ref (self);
  self->starting = TRUE;
  il_recording_start (self->run->recording, g_get_monotonic_time ());
  self->run->monitor = il_loop_monitor_new (self->run->recording);
  set_running (self, TRUE);
  refill (self);
  finish_if_all_ended (self);
  self->starting = FALSE;
}

void
il_runner_cancel (IlRunner *self,
                  guint     index)
{
  g_autoptr (IlRunner) alive = NULL;
  g_autoptr (IlFetch) fetch = NULL;

  g_return_if_fail (IL_IS_RUNNER (self));
  g_return_if_fail (index < il_recording_get_n_tracks (self->run->recording));

  if (!self->running)
    return;

  alive = g_object_ref (self);
  if (il_queue_drop (self->queue, index))
    {
      end_cancelled (self, index);
      return;
    }

  g_set_object (&fetch, find_fetch (self, index));
  if (fetch != NULL)
    il_fetch_cancel (fetch);
}

void
il_runner_cancel_all (IlRunner *self)
{
  g_autoptr (IlRunner) alive = NULL;
  guint n_tracks;

  g_return_if_fail (IL_IS_RUNNER (self));

  alive = g_object_ref (self);
  n_tracks = il_recording_get_n_tracks (self->run->recording);

  /* Those that wait go first, so that no slot is given to one of them. */
  for (guint i = 0; i < n_tracks && self->running; i++)
    {
      if (il_queue_drop (self->queue, i))
        end_cancelled (self, i);
    }

  for (guint i = 0; i < self->fetches->len && self->running; i++)
    {
      g_autoptr (IlFetch) fetch = NULL;

      if (g_set_object (&fetch, self->fetches->pdata[i]))
        il_fetch_cancel (fetch);
    }
}

guint
il_runner_get_in_flight (IlRunner *self)
{
  g_return_val_if_fail (IL_IS_RUNNER (self), 0);

  return il_queue_get_in_flight (self->queue);
}
