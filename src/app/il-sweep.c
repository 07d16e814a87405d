/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/il-sweep.h"

struct _IlSweep
{
  GObject parent_instance;

  IlSweepCurve *curve;

  /* By limit, from 1: each an array of runs in their order. */
  GPtrArray *runs;
  guint max_limit;
  guint n_rounds;
  guint n_done;
  guint source;
  gboolean running;
};

enum
{
  PROP_RUNNING = 1,
  N_PROPS
};

enum
{
  RUN_WANTED,
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IlSweep, il_sweep, G_TYPE_OBJECT)

static void
set_running (IlSweep  *self,
             gboolean  running)
{
  if (!running)
    g_clear_handle_id (&self->source, g_source_remove);

  if (self->running == running)
    return;

  self->running = running;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

static guint
get_next_limit (IlSweep *self)
{
  return self->n_done % self->max_limit + 1;
}

static gboolean
want_cb (gpointer data)
{
  IlSweep *self = data;

  self->source = 0;
  g_signal_emit (self, signals[RUN_WANTED], 0, get_next_limit (self));

  return G_SOURCE_REMOVE;
}

/* Not from within the signals of the run before: it is still at work then. */
static void
want_next (IlSweep *self)
{
  if (self->n_done == il_sweep_get_n_runs (self))
    {
      set_running (self, FALSE);
      return;
    }

  self->source = g_idle_add_full (G_PRIORITY_HIGH, want_cb, self, NULL);
}

static GPtrArray *
get_runs (IlSweep *self,
          guint    limit)
{
  return g_ptr_array_index (self->runs, limit - 1);
}

static void
forget (IlSweep *self)
{
  g_clear_pointer (&self->curve, il_sweep_curve_free);
  g_ptr_array_set_size (self->runs, 0);
  self->n_done = 0;
}

/* Only the first has nothing to be compared with. */
static gboolean
is_comparable (IlSweep *self,
               IlRun   *run)
{
  IlRecording *recording = il_run_get_recording (run);

  if (il_recording_count_cancelled (recording, il_recording_get_duration (recording)) > 0)
    return FALSE;

  return self->n_done == 0 || il_run_is_peer (g_ptr_array_index (get_runs (self, 1), 0), recording,
                                              il_run_get_info (run)->key);
}

static void
il_sweep_get_property (GObject    *object,
                       guint       prop_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_RUNNING:
      g_value_set_boolean (value, IL_SWEEP (object)->running);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
il_sweep_finalize (GObject *object)
{
  IlSweep *self = IL_SWEEP (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->curve, il_sweep_curve_free);
  g_clear_pointer (&self->runs, g_ptr_array_unref);

  G_OBJECT_CLASS (il_sweep_parent_class)->finalize (object);
}

static void
il_sweep_class_init (IlSweepClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = il_sweep_get_property;
  object_class->finalize = il_sweep_finalize;

  properties[PROP_RUNNING] =
    g_param_spec_boolean ("running", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[RUN_WANTED] = g_signal_new ("run-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                      0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
il_sweep_init (IlSweep *self)
{
  self->runs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
}

IlSweep *
il_sweep_new (void)
{
  return g_object_new (IL_TYPE_SWEEP, NULL);
}

void
il_sweep_start (IlSweep *self,
                guint    max_limit,
                guint    n_rounds)
{
  g_return_if_fail (IL_IS_SWEEP (self) && !self->running);
  g_return_if_fail (max_limit >= 2 && max_limit <= IL_SWEEP_MAX_LIMIT);
  g_return_if_fail (n_rounds >= 1 && n_rounds <= IL_SWEEP_MAX_ROUNDS);

  forget (self);
  self->max_limit = max_limit;
  self->n_rounds = n_rounds;
  self->curve = il_sweep_curve_new (max_limit);
  for (guint limit = 1; limit <= max_limit; limit++)
    g_ptr_array_add (self->runs, g_ptr_array_new_with_free_func (g_object_unref));

  set_running (self, TRUE);
  g_signal_emit (self, signals[CHANGED], 0);
  want_next (self);
}

void
il_sweep_stop (IlSweep *self)
{
  g_return_if_fail (IL_IS_SWEEP (self));

  set_running (self, FALSE);
}

void
il_sweep_reset (IlSweep *self)
{
  g_return_if_fail (IL_IS_SWEEP (self));

  set_running (self, FALSE);
  if (self->curve == NULL)
    return;

  forget (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
il_sweep_add_result (IlSweep *self,
                     IlRun   *run)
{
  guint limit;

  g_return_if_fail (IL_IS_SWEEP (self));
  g_return_if_fail (IL_IS_RUN (run) && il_recording_is_finished (il_run_get_recording (run)));

  if (!self->running || self->source != 0)
    return;

  if (!is_comparable (self, run))
    {
      set_running (self, FALSE);
      return;
    }

  limit = get_next_limit (self);
  g_ptr_array_add (get_runs (self, limit), g_object_ref (run));
  il_sweep_curve_add_run (self->curve, limit, il_run_get_recording (run));
  self->n_done++;
  if (il_sweep_curve_get_point (self->curve, 1)->n_whole > 0)
    want_next (self);
  else
    set_running (self, FALSE);

  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
il_sweep_is_running (IlSweep *self)
{
  g_return_val_if_fail (IL_IS_SWEEP (self), FALSE);

  return self->running;
}

const IlSweepCurve *
il_sweep_get_curve (IlSweep *self)
{
  g_return_val_if_fail (IL_IS_SWEEP (self), NULL);

  return self->curve;
}

IlRun *
il_sweep_get_run (IlSweep *self,
                  guint    limit)
{
  const IlSweepPoint *point;

  g_return_val_if_fail (IL_IS_SWEEP (self), NULL);

  if (limit < 1 || limit > self->runs->len)
    return NULL;

  point = il_sweep_curve_get_point (self->curve, limit);

  return point->n_rounds > 0 ? g_ptr_array_index (get_runs (self, limit), point->round) : NULL;
}

guint
il_sweep_get_n_done (IlSweep *self)
{
  g_return_val_if_fail (IL_IS_SWEEP (self), 0);

  return self->n_done;
}

guint
il_sweep_get_n_runs (IlSweep *self)
{
  g_return_val_if_fail (IL_IS_SWEEP (self), 0);

  return self->max_limit * self->n_rounds;
}
