/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/il-plan.h"

struct _IlPlan
{
  IlPlanEntry *entries;
  GStringChunk *texts;
  guint n_entries;
  IlPlanOptions options;
  IlHeader *headers;
};

G_DEFINE_BOXED_TYPE (IlPlan, il_plan, il_plan_ref, il_plan_unref)

static void
il_plan_clear (gpointer data)
{
  IlPlan *self = data;

  g_clear_object (&self->options.trusted_certificate);
  g_clear_pointer (&self->entries, g_free);
  g_clear_pointer (&self->headers, g_free);
  g_clear_pointer (&self->texts, g_string_chunk_free);
}

static void
copy_entry (IlPlan            *self,
            IlPlanEntry       *to,
            const IlPlanEntry *from)
{
  to->address = g_string_chunk_insert (self->texts, from->address != NULL ? from->address : "");
  to->target = from->target != NULL ? g_string_chunk_insert (self->texts, from->target) : NULL;
  to->size_hint = MAX (from->size_hint, IL_SIZE_UNKNOWN);
  to->block = CLAMP (from->block, 0, IL_PLAN_MAX_BLOCK);
  to->block_at = MAX (from->block_at, 0);
}

static void
copy_headers (IlPlan         *self,
              const IlHeader *headers,
              guint           n_headers)
{
  self->headers = g_new0 (IlHeader, n_headers);
  for (guint i = 0; i < n_headers; i++)
    {
      self->headers[i].name = g_string_chunk_insert (self->texts, headers[i].name);
      self->headers[i].value = g_string_chunk_insert (self->texts, headers[i].value);
    }

  self->options.headers = self->headers;
}

IlPlan *
il_plan_new (const IlPlanEntry   *entries,
             guint                n_entries,
             const IlPlanOptions *options)
{
  IlPlan *self;

  g_return_val_if_fail (entries != NULL || n_entries == 0, NULL);
  g_return_val_if_fail (options != NULL, NULL);

  self = g_rc_box_new0 (IlPlan);
  self->options = *options;
  self->options.first_byte_timeout = MAX (options->first_byte_timeout, 0);
  self->options.idle_timeout = MAX (options->idle_timeout, 0);
  if (options->trusted_certificate != NULL)
    g_object_ref (options->trusted_certificate);
  self->texts = g_string_chunk_new (1024);
  copy_headers (self, options->headers, options->n_headers);
  self->entries = g_new0 (IlPlanEntry, n_entries);
  self->n_entries = n_entries;
  for (guint i = 0; i < n_entries; i++)
    copy_entry (self, &self->entries[i], &entries[i]);

  return self;
}

IlPlan *
il_plan_ref (IlPlan *self)
{
  return g_rc_box_acquire (self);
}

void
il_plan_unref (IlPlan *self)
{
  g_rc_box_release_full (self, il_plan_clear);
}

guint
il_plan_get_n_entries (const IlPlan *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_entries;
}

const IlPlanEntry *
il_plan_get_entry (const IlPlan *self,
                   guint         index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->n_entries, NULL);

  return &self->entries[index];
}

const IlPlanOptions *
il_plan_get_options (const IlPlan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->options;
}

guint
il_plan_get_n_slots (const IlPlan *self)
{
  guint most = IL_PLAN_MAX_IN_FLIGHT;

  g_return_val_if_fail (self != NULL, 0);

  if (self->options.mode == IL_MODE_ONE_AT_A_TIME)
    most = 1;
  else if (self->options.limit > 0)
    most = MIN (self->options.limit, IL_PLAN_MAX_IN_FLIGHT);

  return MIN (most, self->n_entries);
}

IlRecording *
il_plan_create_recording (const IlPlan *self)
{
  g_autoptr (IlRecording) recording = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  recording = il_recording_new (self->options.mode, self->options.limit);
  for (guint i = 0; i < self->n_entries; i++)
    il_recording_add (recording, self->entries[i].address, self->entries[i].size_hint);

  return g_steal_pointer (&recording);
}
