/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/il-run-list.h"

struct _IlRunList
{
  GObject parent_instance;

  GPtrArray *runs;
  IlRun *kept;
  guint max;
};

enum
{
  PROP_MAX = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void il_run_list_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (IlRunList, il_run_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      il_run_list_list_model_init))

static IlRun *
run_at (IlRunList *self,
        guint      position)
{
  return g_ptr_array_index (self->runs, position);
}

static void
add_at (IlRunList *self,
        guint      position,
        IlRun     *run)
{
  g_ptr_array_insert (self->runs, (int) position, g_object_ref (run));
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
}

static void
remove_at (IlRunList *self,
           guint      position)
{
  g_ptr_array_remove_index (self->runs, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

/* With a maximum of 1 there may be no other than the two that are spared. */
static guint
find_superfluous (IlRunList *self,
                  IlRun     *added)
{
  for (guint i = self->runs->len; i > 0; i--)
    {
      if (run_at (self, i - 1) != self->kept && run_at (self, i - 1) != added)
        return i - 1;
    }

  return run_at (self, 0) == self->kept ? 1 : 0;
}

static void
drop_superfluous (IlRunList *self,
                  IlRun     *added)
{
  while (self->runs->len > self->max)
    remove_at (self, find_superfluous (self, added));
}

static GType
il_run_list_get_item_type (GListModel *model)
{
  return IL_TYPE_RUN;
}

static guint
il_run_list_get_n_items (GListModel *model)
{
  return IL_RUN_LIST (model)->runs->len;
}

static gpointer
il_run_list_get_item (GListModel *model,
                      guint       position)
{
  IlRunList *self = IL_RUN_LIST (model);

  return position < self->runs->len ? g_object_ref (run_at (self, position)) : NULL;
}

static void
il_run_list_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = il_run_list_get_item_type;
  iface->get_n_items = il_run_list_get_n_items;
  iface->get_item = il_run_list_get_item;
}

static void
il_run_list_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_MAX:
      g_value_set_uint (value, il_run_list_get_max (IL_RUN_LIST (object)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
il_run_list_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_MAX:
      il_run_list_set_max (IL_RUN_LIST (object), g_value_get_uint (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
il_run_list_dispose (GObject *object)
{
  IlRunList *self = IL_RUN_LIST (object);

  g_ptr_array_set_size (self->runs, 0);
  g_clear_object (&self->kept);

  G_OBJECT_CLASS (il_run_list_parent_class)->dispose (object);
}

static void
il_run_list_finalize (GObject *object)
{
  IlRunList *self = IL_RUN_LIST (object);

  g_clear_pointer (&self->runs, g_ptr_array_unref);

  G_OBJECT_CLASS (il_run_list_parent_class)->finalize (object);
}

static void
il_run_list_class_init (IlRunListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = il_run_list_get_property;
  object_class->set_property = il_run_list_set_property;
  object_class->dispose = il_run_list_dispose;
  object_class->finalize = il_run_list_finalize;

  properties[PROP_MAX] =
    g_param_spec_uint ("max", NULL, NULL, 1, IL_RUN_LIST_MAX, IL_RUN_LIST_MAX,
                       G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
il_run_list_init (IlRunList *self)
{
  self->runs = g_ptr_array_new_with_free_func (g_object_unref);
  self->max = IL_RUN_LIST_MAX;
}

IlRunList *
il_run_list_new (guint max)
{
  return g_object_new (IL_TYPE_RUN_LIST, "max", CLAMP (max, 1, IL_RUN_LIST_MAX), NULL);
}

guint
il_run_list_get_max (IlRunList *self)
{
  g_return_val_if_fail (IL_IS_RUN_LIST (self), 0);

  return self->max;
}

void
il_run_list_set_max (IlRunList *self,
                     guint      max)
{
  g_return_if_fail (IL_IS_RUN_LIST (self));

  max = CLAMP (max, 1, IL_RUN_LIST_MAX);
  if (self->max == max)
    return;

  self->max = max;
  drop_superfluous (self, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MAX]);
}

void
il_run_list_set_kept (IlRunList *self,
                      IlRun     *run)
{
  g_return_if_fail (IL_IS_RUN_LIST (self));

  g_set_object (&self->kept, run);
}

void
il_run_list_append (IlRunList *self,
                    IlRun     *run)
{
  g_return_if_fail (IL_IS_RUN_LIST (self));
  g_return_if_fail (IL_IS_RUN (run) && !il_run_list_find (self, run, NULL));

  add_at (self, 0, run);
  drop_superfluous (self, run);
}

void
il_run_list_insert (IlRunList *self,
                    IlRun     *run)
{
  gint64 started;
  guint position;

  g_return_if_fail (IL_IS_RUN_LIST (self));
  g_return_if_fail (IL_IS_RUN (run) && !il_run_list_find (self, run, NULL));

  /* From the oldest on: if the clock was set back, that is seen in front. */
  started = il_run_get_info (run)->started;
  position = self->runs->len;
  while (position > 0 && il_run_get_info (run_at (self, position - 1))->started <= started)
    position--;

  add_at (self, position, run);
  drop_superfluous (self, run);
}

gboolean
il_run_list_remove (IlRunList *self,
                    IlRun     *run)
{
  guint position;

  g_return_val_if_fail (IL_IS_RUN_LIST (self), FALSE);

  if (!il_run_list_find (self, run, &position))
    return FALSE;

  remove_at (self, position);

  return TRUE;
}

gboolean
il_run_list_find (IlRunList *self,
                  IlRun     *run,
                  guint     *position)
{
  g_return_val_if_fail (IL_IS_RUN_LIST (self), FALSE);

  return g_ptr_array_find (self->runs, run, position);
}

IlRun *
il_run_list_find_peer (IlRunList   *self,
                       IlMode       mode,
                       IlRecording *recording,
                       const char  *key)
{
  g_return_val_if_fail (IL_IS_RUN_LIST (self), NULL);

  for (guint i = 0; i < self->runs->len; i++)
    {
      IlRun *run = run_at (self, i);

      if (il_recording_get_mode (il_run_get_recording (run)) == mode &&
          il_run_is_peer (run, recording, key))
        return run;
    }

  return NULL;
}
