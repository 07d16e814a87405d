/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-session.h"

#include <glib/gi18n.h>

#include "app/il-address-list.h"
#include "app/il-source.h"
#include "engine/engine.h"

struct _IlSession
{
  GObject parent_instance;

  GSettings *settings;
  IlLab *lab;
  GPtrArray *scenarios;
  gboolean together;
  guint limit;
  gboolean show_lines;
  char *source;
  GStrv addresses;
  GStrv list;

  IlRecording *recording;
  IlRecording *last[2];
  IlRunner *runner;
  gboolean ready;
};

enum
{
  PROP_TOGETHER = 1,
  PROP_LIMIT,
  PROP_SHOW_LINES,
  PROP_SOURCE,
  PROP_ADDRESSES,
  PROP_RECORDING,
  PROP_RUNNING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IlSession, il_session, G_TYPE_OBJECT)

static IlMode
get_mode (IlSession *self)
{
  return self->together ? IL_MODE_TOGETHER : IL_MODE_ONE_AT_A_TIME;
}

static IlPlanOptions
make_options (IlSession *self)
{
  IlPlanOptions options = IL_PLAN_OPTIONS_DEFAULT;

  options.mode = get_mode (self);
  options.limit = self->limit;
  options.first_byte_timeout = g_settings_get_uint (self->settings, "first-byte-timeout")
                               * (gint64) G_USEC_PER_SEC;
  options.idle_timeout = g_settings_get_uint (self->settings, "idle-timeout")
                         * (gint64) G_USEC_PER_SEC;
  options.read_priority = IL_PRIORITY_BELOW_REDRAW;

  return options;
}

static void
show_recording (IlSession   *self,
                IlRecording *recording)
{
  if (g_set_object (&self->recording, recording))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORDING]);
}

/* What stands in the window before the first run: the list, nothing begun. */
static void
prepare (IlSession *self)
{
  g_autoptr (IlPlan) plan = NULL;
  g_autoptr (IlRecording) recording = NULL;
  IlPlanOptions options = make_options (self);
  IlScenario *scenario = il_source_find (self->scenarios, self->source);

  g_clear_pointer (&self->list, g_strfreev);
  self->list = scenario != NULL ? il_source_dup_list (scenario) : g_strdupv (self->addresses);

  plan = il_source_create_plan (il_session_get_list (self), self->scenarios, NULL, &options);
  recording = il_plan_create_recording (plan);
  show_recording (self, recording);
}

static void
remember_run (IlSession *self)
{
  if (il_recording_is_whole (self->recording))
    g_set_object (&self->last[il_recording_get_mode (self->recording)], self->recording);
}

static void
runner_running_cb (IlSession *self)
{
  if (il_runner_is_running (self->runner))
    return;

  remember_run (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

static void
bind_settings (IlSession *self)
{
  static const struct
  {
    const char *key, *property;
  } bindings[] = {
    { "limit", "limit" },
    { "lines", "show-lines" },
    { "addresses", "addresses" },
    { "source", "source" },
  };

  /* Read once: two windows do not follow each other. */
  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    g_settings_bind (self->settings, bindings[i].key, self, bindings[i].property,
                     G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_GET_NO_CHANGES);

  self->together = g_settings_get_enum (self->settings, "mode") == IL_MODE_TOGETHER;
}

static void
il_session_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  IlSession *self = IL_SESSION (object);

  switch (prop_id)
    {
    case PROP_TOGETHER:
      g_value_set_boolean (value, self->together);
      break;

    case PROP_LIMIT:
      g_value_set_uint (value, self->limit);
      break;

    case PROP_SHOW_LINES:
      g_value_set_boolean (value, self->show_lines);
      break;

    case PROP_SOURCE:
      g_value_set_string (value, self->source);
      break;

    case PROP_ADDRESSES:
      g_value_set_boxed (value, self->addresses);
      break;

    case PROP_RECORDING:
      g_value_set_object (value, self->recording);
      break;

    case PROP_RUNNING:
      g_value_set_boolean (value, il_session_is_running (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_addresses (IlSession         *self,
               const char *const *addresses)
{
  if (g_strv_equal ((const char *const *) self->addresses, addresses))
    return;

  g_strfreev (self->addresses);
  self->addresses = g_strdupv ((GStrv) addresses);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ADDRESSES]);
}

static void
il_session_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  IlSession *self = IL_SESSION (object);

  switch (prop_id)
    {
    case PROP_TOGETHER:
      il_session_set_together (self, g_value_get_boolean (value));
      break;

    case PROP_LIMIT:
      il_session_set_limit (self, g_value_get_uint (value));
      break;

    case PROP_SHOW_LINES:
      il_session_set_show_lines (self, g_value_get_boolean (value));
      break;

    case PROP_SOURCE:
      il_session_set_source (self, g_value_get_string (value));
      break;

    case PROP_ADDRESSES:
      set_addresses (self, g_value_get_boxed (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
il_session_dispose (GObject *object)
{
  IlSession *self = IL_SESSION (object);

  if (self->runner != NULL)
    g_signal_handlers_disconnect_by_data (self->runner, self);
  if (self->runner != NULL && il_runner_is_running (self->runner))
    il_runner_cancel_all (self->runner);

  g_clear_object (&self->runner);
  g_clear_object (&self->recording);
  g_clear_object (&self->last[0]);
  g_clear_object (&self->last[1]);
  g_clear_object (&self->lab);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (il_session_parent_class)->dispose (object);
}

static void
il_session_finalize (GObject *object)
{
  IlSession *self = IL_SESSION (object);

  g_clear_pointer (&self->scenarios, g_ptr_array_unref);
  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->addresses, g_strfreev);
  g_clear_pointer (&self->list, g_strfreev);

  G_OBJECT_CLASS (il_session_parent_class)->finalize (object);
}

static void
il_session_class_init (IlSessionClass *klass)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags writable = readable | G_PARAM_WRITABLE;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = il_session_get_property;
  object_class->set_property = il_session_set_property;
  object_class->dispose = il_session_dispose;
  object_class->finalize = il_session_finalize;

  properties[PROP_TOGETHER] = g_param_spec_boolean ("together", NULL, NULL, FALSE, writable);
  properties[PROP_LIMIT] = g_param_spec_uint ("limit", NULL, NULL, 0, IL_PLAN_MAX_IN_FLIGHT, 0,
                                              writable);
  properties[PROP_SHOW_LINES] = g_param_spec_boolean ("show-lines", NULL, NULL, FALSE, writable);
  properties[PROP_SOURCE] = g_param_spec_string ("source", NULL, NULL, NULL, writable);
  properties[PROP_ADDRESSES] = g_param_spec_boxed ("addresses", NULL, NULL, G_TYPE_STRV, writable);
  properties[PROP_RECORDING] = g_param_spec_object ("recording", NULL, NULL, IL_TYPE_RECORDING,
                                                    readable);
  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, readable);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
il_session_init (IlSession *self)
{
  g_autoptr (GError) error = NULL;

  self->addresses = g_new0 (char *, 1);
  self->scenarios = il_scenario_load_builtin (&error);
  if (self->scenarios == NULL)
    g_error ("Built-in scenarios: %s", error->message);
}

IlSession *
il_session_new (GSettings *settings,
                IlLab     *lab)
{
  IlSession *self = g_object_new (IL_TYPE_SESSION, NULL);

  self->settings = g_object_ref (settings);
  self->lab = g_object_ref (lab);
  bind_settings (self);
  prepare (self);

  return self;
}

gboolean
il_session_get_together (IlSession *self)
{
  g_return_val_if_fail (IL_IS_SESSION (self), FALSE);

  return self->together;
}

void
il_session_set_together (IlSession *self,
                         gboolean   together)
{
  g_return_if_fail (IL_IS_SESSION (self));

  if (self->together == together)
    return;

  self->together = together;
  g_settings_set_enum (self->settings, "mode", get_mode (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOGETHER]);
}

guint
il_session_get_limit (IlSession *self)
{
  g_return_val_if_fail (IL_IS_SESSION (self), 0);

  return self->limit;
}

void
il_session_set_limit (IlSession *self,
                      guint      limit)
{
  g_return_if_fail (IL_IS_SESSION (self));

  if (self->limit == limit)
    return;

  self->limit = limit;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIMIT]);
}

gboolean
il_session_get_show_lines (IlSession *self)
{
  g_return_val_if_fail (IL_IS_SESSION (self), FALSE);

  return self->show_lines;
}

void
il_session_set_show_lines (IlSession *self,
                           gboolean   show_lines)
{
  g_return_if_fail (IL_IS_SESSION (self));

  if (self->show_lines == show_lines)
    return;

  self->show_lines = show_lines;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_LINES]);
}

GPtrArray *
il_session_get_scenarios (IlSession *self)
{
  g_return_val_if_fail (IL_IS_SESSION (self), NULL);

  return self->scenarios;
}

const char *
il_session_get_source (IlSession *self)
{
  g_return_val_if_fail (IL_IS_SESSION (self), NULL);

  return self->source;
}

void
il_session_set_source (IlSession  *self,
                       const char *source)
{
  g_return_if_fail (IL_IS_SESSION (self));

  if (g_strcmp0 (source, IL_SOURCE_ADDRESSES) != 0 &&
      il_source_find (self->scenarios, source) == NULL)
    source = il_scenario_get_id (g_ptr_array_index (self->scenarios, 0));

  if (il_session_is_running (self) || g_strcmp0 (self->source, source) == 0)
    return;

  g_free (self->source);
  self->source = g_strdup (source);
  if (self->settings != NULL)
    prepare (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SOURCE]);
}

char *
il_session_dup_source_title (IlSession *self,
                             gboolean   brief)
{
  IlScenario *scenario;

  g_return_val_if_fail (IL_IS_SESSION (self), NULL);

  scenario = il_source_find (self->scenarios, self->source);
  if (scenario == NULL)
    return g_strdup (_("My Addresses"));
  if (brief)
    return g_strdup (il_scenario_get_title (scenario));

  /* Translators: %s is the title of a scenario of the offline lab. */
  return g_strdup_printf (_("Lab: %s"), il_scenario_get_title (scenario));
}

const char *const *
il_session_get_list (IlSession *self)
{
  g_return_val_if_fail (IL_IS_SESSION (self), NULL);

  return (const char *const *) self->list;
}

void
il_session_set_list (IlSession         *self,
                     const char *const *list)
{
  g_return_if_fail (IL_IS_SESSION (self));

  if (il_session_is_running (self))
    return;

  set_addresses (self, list);
  if (g_strcmp0 (self->source, IL_SOURCE_ADDRESSES) == 0)
    prepare (self);
  else
    il_session_set_source (self, IL_SOURCE_ADDRESSES);
}

guint
il_session_add (IlSession         *self,
                const char *const *addresses)
{
  g_auto (GStrv) saved = NULL;
  g_auto (GStrv) joined = NULL;

  g_return_val_if_fail (IL_IS_SESSION (self), 0);

  /* Another window may have added to the list since. */
  saved = g_settings_get_strv (self->settings, "addresses");
  joined = il_address_list_join ((const char *const *) saved, addresses);
  il_session_set_list (self, (const char *const *) joined);

  return g_strv_length (joined) - g_strv_length (saved);
}

char *
il_session_dup_reachable (IlSession  *self,
                          const char *address)
{
  char *reachable;

  g_return_val_if_fail (IL_IS_SESSION (self), NULL);

  reachable = il_lab_resolve (self->lab, address);

  return reachable != NULL ? reachable : g_strdup (address);
}

IlRecording *
il_session_get_recording (IlSession *self)
{
  g_return_val_if_fail (IL_IS_SESSION (self), NULL);

  return self->recording;
}

IlRecording *
il_session_get_other (IlSession *self)
{
  IlRecording *other;

  g_return_val_if_fail (IL_IS_SESSION (self), NULL);

  other = self->last[il_recording_get_mode (self->recording) == IL_MODE_TOGETHER
                     ? IL_MODE_ONE_AT_A_TIME : IL_MODE_TOGETHER];

  return other != NULL && il_recording_has_same_addresses (self->recording, other) ? other : NULL;
}

gboolean
il_session_is_running (IlSession *self)
{
  g_return_val_if_fail (IL_IS_SESSION (self), FALSE);

  return self->ready || (self->runner != NULL && il_runner_is_running (self->runner));
}

gboolean
il_session_can_edit (IlSession *self)
{
  g_return_val_if_fail (IL_IS_SESSION (self), FALSE);

  return !il_session_is_running (self) && g_strcmp0 (self->source, IL_SOURCE_ADDRESSES) == 0;
}

gboolean
il_session_run (IlSession  *self,
                GError    **error)
{
  g_autoptr (IlPlan) plan = NULL;
  g_autoptr (IlRecording) recording = NULL;
  IlPlanOptions options;

  g_return_val_if_fail (IL_IS_SESSION (self), FALSE);

  if (il_session_is_running (self) || self->list[0] == NULL)
    return FALSE;
  if (il_source_needs_lab (il_session_get_list (self)) && !il_lab_start (self->lab, error))
    return FALSE;

  options = make_options (self);
  plan = il_source_create_plan (il_session_get_list (self), self->scenarios, self->lab, &options);
  recording = il_plan_create_recording (plan);
  g_clear_object (&self->runner);
  self->runner = il_runner_new (plan, recording);
  g_signal_connect_object (self->runner, "notify::running", G_CALLBACK (runner_running_cb), self,
                           G_CONNECT_SWAPPED);
  self->ready = TRUE;
  show_recording (self, recording);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);

  return TRUE;
}

void
il_session_begin (IlSession *self)
{
  g_return_if_fail (IL_IS_SESSION (self));

  if (!self->ready)
    return;

  self->ready = FALSE;
  il_runner_start (self->runner);
}

void
il_session_stop (IlSession *self)
{
  g_return_if_fail (IL_IS_SESSION (self));

  il_session_begin (self);
  if (il_session_is_running (self))
    il_runner_cancel_all (self->runner);
}

void
il_session_cancel (IlSession *self,
                   guint      index)
{
  g_return_if_fail (IL_IS_SESSION (self));

  il_session_begin (self);
  if (il_session_is_running (self))
    il_runner_cancel (self->runner, index);
}
