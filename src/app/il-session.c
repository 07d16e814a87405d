/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/il-session-private.h"

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_BOTH_DONE,
  SIGNAL_REFUSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IlSession, il_session, G_TYPE_OBJECT)

static void
bind_settings (IlSession *self)
{
  static const struct
  {
    const char *key, *property;
  } bindings[] = {
    { "limit", "own-limit" },
    { "lines", "show-lines" },
    { "addresses", "addresses" },
    { "source", "source" },
  };

  self->together = g_settings_get_enum (self->settings, "mode") == IL_MODE_TOGETHER;

  /* Read once: two windows do not follow each other. */
  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    g_settings_bind (self->settings, bindings[i].key, self, bindings[i].property,
                     G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_GET_NO_CHANGES);
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
      g_value_set_uint (value, il_session_get_limit (self));
      break;

    case PROP_OWN_LIMIT:
      g_value_set_uint (value, self->own_limit);
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

    case PROP_RUN:
      g_value_set_object (value, self->run);
      break;

    case PROP_RUNNING:
      g_value_set_boolean (value, il_session_is_running (self));
      break;

    case PROP_BOTH:
      g_value_set_boolean (value, il_session_get_both (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_own_limit (IlSession *self,
               guint      limit)
{
  if (self->own_limit == limit)
    return;

  self->own_limit = limit;
  il_session_notify (self, PROP_OWN_LIMIT);
  if (!self->has_lesson_limit)
    il_session_notify (self, PROP_LIMIT);
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

    case PROP_OWN_LIMIT:
      set_own_limit (self, g_value_get_uint (value));
      break;

    case PROP_SHOW_LINES:
      il_session_set_show_lines (self, g_value_get_boolean (value));
      break;

    case PROP_SOURCE:
      il_session_set_source (self, g_value_get_string (value));
      break;

    case PROP_ADDRESSES:
      il_session_set_addresses (self, g_value_get_boxed (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
il_session_dispose (GObject *object)
{
  IlSession *self = IL_SESSION (object);

  il_session_abandon (self);
  g_clear_handle_id (&self->both_source, g_source_remove);
  g_clear_object (&self->first_run);
  g_clear_object (&self->run);
  g_clear_object (&self->recording);
  g_clear_object (&self->runs);
  g_clear_object (&self->scenario);
  g_clear_object (&self->lessons);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (il_session_parent_class)->dispose (object);
}

static void
il_session_finalize (GObject *object)
{
  IlSession *self = IL_SESSION (object);

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
  properties[PROP_OWN_LIMIT] = g_param_spec_uint ("own-limit", NULL, NULL, 0,
                                                  IL_PLAN_MAX_IN_FLIGHT, 0, writable);
  properties[PROP_SHOW_LINES] = g_param_spec_boolean ("show-lines", NULL, NULL, FALSE, writable);
  properties[PROP_SOURCE] = g_param_spec_string ("source", NULL, NULL, NULL, writable);
  properties[PROP_ADDRESSES] = g_param_spec_boxed ("addresses", NULL, NULL, G_TYPE_STRV, writable);
  properties[PROP_RECORDING] = g_param_spec_object ("recording", NULL, NULL, IL_TYPE_RECORDING,
                                                    readable);
  properties[PROP_RUN] = g_param_spec_object ("run", NULL, NULL, IL_TYPE_RUN, readable);
  properties[PROP_BOTH] = g_param_spec_boolean ("both", NULL, NULL, FALSE, readable);
  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, readable);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_BOTH_DONE] =
    g_signal_new ("both-done", IL_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, IL_TYPE_RUN, IL_TYPE_RUN);
  signals[SIGNAL_REFUSED] =
    g_signal_new ("refused", IL_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
il_session_init (IlSession *self)
{
  self->addresses = g_new0 (char *, 1);
  self->runs = il_run_list_new (IL_RUN_LIST_MAX);
}

IlSession *
il_session_new (GSettings *settings,
                IlLessons *lessons)
{
  IlSession *self = g_object_new (IL_TYPE_SESSION, NULL);

  self->settings = g_object_ref (settings);
  self->lessons = g_object_ref (lessons);
  g_settings_bind (settings, "runs-limit", self->runs, "max", G_SETTINGS_BIND_GET);
  bind_settings (self);
  g_signal_connect_object (il_lessons_get_scenarios (lessons), "items-changed",
                           G_CALLBACK (il_session_follow_lessons), self, G_CONNECT_SWAPPED);

  g_signal_connect_object (lessons, "notify::network", G_CALLBACK (il_session_follow_network),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::http2",
                           G_CALLBACK (il_session_follow_http_version), self,
                           G_CONNECT_SWAPPED);

  return self;
}

void
il_session_notify (IlSession *self,
                   guint      property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

void
il_session_tell_both (IlSession *self,
                      IlRun     *sequential,
                      IlRun     *together)
{
  g_signal_emit (self, signals[SIGNAL_BOTH_DONE], 0, sequential, together);
}

void
il_session_refuse (IlSession    *self,
                   const GError *error)
{
  g_signal_emit (self, signals[SIGNAL_REFUSED], 0, error);
}

gboolean
il_session_get_together (IlSession *self)
{
  g_return_val_if_fail (IL_IS_SESSION (self), FALSE);

  return self->stage == IL_BOTH_NONE ? self->together : self->stage == IL_BOTH_SECOND;
}

void
il_session_set_together (IlSession *self,
                         gboolean   together)
{
  g_return_if_fail (IL_IS_SESSION (self));

  if (self->together == together)
    return;

  self->together = together;
  g_settings_set_enum (self->settings, "mode",
                       together ? IL_MODE_TOGETHER : IL_MODE_ONE_AT_A_TIME);
  if (self->stage == IL_BOTH_NONE)
    il_session_notify (self, PROP_TOGETHER);
}

guint
il_session_get_limit (IlSession *self)
{
  g_return_val_if_fail (IL_IS_SESSION (self), 0);

  return self->has_lesson_limit ? self->lesson_limit : self->own_limit;
}

void
il_session_set_limit (IlSession *self,
                      guint      limit)
{
  g_return_if_fail (IL_IS_SESSION (self));

  if (!self->has_lesson_limit)
    {
      set_own_limit (self, limit);
    }
  else if (self->lesson_limit != limit)
    {
      self->lesson_limit = limit;
      il_session_notify (self, PROP_LIMIT);
    }
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
  il_session_notify (self, PROP_SHOW_LINES);
}

IlRecording *
il_session_get_recording (IlSession *self)
{
  g_return_val_if_fail (IL_IS_SESSION (self), NULL);

  return self->recording;
}
