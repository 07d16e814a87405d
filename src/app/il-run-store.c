/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/il-run-store.h"

#include "app/il-run-recall.h"
#include "app/il-run-trash.h"
#include "formats/il-run-file.h"

/* A file of ours, or one to be. */
typedef struct
{
  IlRunStore *store;
  GFile *file;
  gint64 started;

  /* NULL once its window is gone. */
  IlRun *run;
  gboolean busy;
  gboolean dirty;
  gboolean doomed;
} Entry;

/* A window's list, and what was in it last. */
typedef struct
{
  IlRunStore *store;
  IlRunList *list;
  GPtrArray *runs;
} Followed;

struct _IlRunStore
{
  GObject parent_instance;

  GSettings *settings;
  GPtrArray *entries;
  GPtrArray *followed;

  /* Who gets the runs of last time; reading ends with the cancellable. */
  IlRunList *first;
  GCancellable *recall;

  guint n_pending;
  gboolean remember;
  gboolean had_first;
};

enum
{
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IlRunStore, il_run_store, G_TYPE_OBJECT)

static void save (Entry *entry);

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_clear_object (&entry->run);
  g_clear_object (&entry->file);
  g_free (entry);
}

static void
followed_free (gpointer data)
{
  Followed *followed = data;

  g_clear_pointer (&followed->runs, g_ptr_array_unref);
  g_free (followed);
}

/* The program does not end while it writes. */
static void
begin_work (IlRunStore *self)
{
  GApplication *application = g_application_get_default ();

  self->n_pending++;
  g_object_ref (self);
  if (application != NULL)
    g_application_hold (application);
}

static void
end_work (IlRunStore *self)
{
  GApplication *application = g_application_get_default ();

  self->n_pending--;
  if (application != NULL)
    g_application_release (application);
  g_clear_object (&self);
}

static Entry *
find_entry (IlRunStore *self,
            IlRun      *run)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      if (entry->run == run && !entry->doomed)
        return entry;
    }

  return NULL;
}

static Entry *
add_entry (IlRunStore *self,
           IlRun      *run,
           GFile      *file)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->store = self;
  entry->run = g_object_ref (run);
  entry->file = g_object_ref (file);
  entry->started = il_run_get_info (run)->started;
  g_ptr_array_add (self->entries, entry);

  return entry;
}

static void
deleted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  /* There is nothing to do where it is gone already, or can't go. */
  g_file_delete_finish (G_FILE (source), result, NULL);
  end_work (user_data);
}

static void
delete_file (IlRunStore *self,
             GFile      *file)
{
  begin_work (self);
  g_file_delete_async (file, G_PRIORITY_LOW, NULL, deleted_cb, self);
}

/* What is being written goes once it is there. */
static void
doom (Entry *entry)
{
  IlRunStore *self = entry->store;

  entry->doomed = TRUE;
  if (entry->busy)
    return;

  delete_file (self, entry->file);
  g_ptr_array_remove (self->entries, entry);
}

static Entry *
find_oldest (IlRunStore *self,
             guint      *n)
{
  Entry *oldest = NULL;

  *n = 0;
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      if (entry->doomed)
        continue;

      (*n)++;
      if (oldest == NULL || entry->started < oldest->started)
        oldest = entry;
    }

  return oldest;
}

static void
drop_superfluous (IlRunStore *self)
{
  guint max = g_settings_get_uint (self->settings, "runs-limit");
  guint n;
  Entry *oldest = find_oldest (self, &n);

  while (n > max)
    {
      doom (oldest);
      oldest = find_oldest (self, &n);
    }
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Entry *entry = user_data;
  IlRunStore *self = entry->store;
  g_autoptr (GError) error = NULL;
  gboolean good = il_run_file_save_finish (G_FILE (source), result, &error);

  entry->busy = FALSE;
  if (entry->doomed)
    {
      doom (entry);
    }
  else if (!good)
    {
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
      g_ptr_array_remove (self->entries, entry);
    }
  else if (entry->dirty && entry->run != NULL)
    {
      save (entry);
    }

  end_work (self);
}

static void
save (Entry *entry)
{
  g_autoptr (GFile) folder = il_run_store_dup_folder ();

  entry->dirty = entry->busy;
  if (entry->busy)
    return;

  entry->busy = TRUE;
  begin_work (entry->store);
  g_mkdir_with_parents (g_file_peek_path (folder), 0700);
  il_run_file_save_async (il_run_get_recording (entry->run), il_run_get_info (entry->run),
                          entry->file, NULL, saved_cb, entry);
}

static void
keep (IlRunStore *self,
      IlRun      *run)
{
  g_autoptr (GFile) folder = il_run_store_dup_folder ();
  g_autoptr (GFile) file = il_run_recall_create_file (folder);

  if (!self->remember || find_entry (self, run) != NULL)
    return;

  save (add_entry (self, run, file));
  drop_superfluous (self);
}

static void
name_changed_cb (IlRunStore *self,
                 GParamSpec *pspec,
                 IlRun      *run)
{
  Entry *entry = find_entry (self, run);

  if (entry != NULL)
    save (entry);
}

static void
run_left (IlRunStore *self,
          IlRun      *run)
{
  Entry *entry = find_entry (self, run);

  g_signal_handlers_disconnect_by_func (run, name_changed_cb, self);
  if (entry != NULL)
    doom (entry);
}

static void
run_came (IlRunStore *self,
          IlRun      *run)
{
  g_signal_connect_object (run, "notify::name", G_CALLBACK (name_changed_cb), self,
                           G_CONNECT_SWAPPED);
  keep (self, run);
}

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  gpointer    user_data)
{
  Followed *followed = user_data;

  for (guint i = 0; i < removed; i++)
    {
      g_autoptr (IlRun) run = g_ptr_array_steal_index (followed->runs, position);

      run_left (followed->store, run);
    }

  for (guint i = 0; i < added; i++)
    {
      IlRun *run = g_list_model_get_item (model, position + i);

      g_ptr_array_insert (followed->runs, (int) (position + i), run);
      run_came (followed->store, run);
    }
}

static void
keep_all (IlRunStore *self)
{
  for (guint i = 0; i < self->followed->len; i++)
    {
      Followed *followed = g_ptr_array_index (self->followed, i);

      for (guint j = 0; j < followed->runs->len; j++)
        keep (self, g_ptr_array_index (followed->runs, j));
    }
}

static void
emptied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  end_work (user_data);
}

static void
forget_all (IlRunStore *self)
{
  g_autoptr (GFile) folder = il_run_store_dup_folder ();

  g_cancellable_cancel (self->recall);
  for (guint i = self->entries->len; i > 0; i--)
    doom (g_ptr_array_index (self->entries, i - 1));

  begin_work (self);
  il_run_trash_take (folder, emptied_cb, self);
}

static void
remember_changed_cb (IlRunStore *self)
{
  gboolean remember = g_settings_get_boolean (self->settings, "remember-runs");

  if (self->remember == remember)
    return;

  self->remember = remember;
  if (remember)
    keep_all (self);
  else
    forget_all (self);
}

/* In a list that is full there is room for a newer run only. */
static gboolean
has_room_for (IlRunList *list,
              IlRun     *run)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_autoptr (IlRun) oldest = n > 0 ? g_list_model_get_item (G_LIST_MODEL (list), n - 1) : NULL;

  return n < il_run_list_get_max (list) ||
         il_run_get_info (oldest)->started < il_run_get_info (run)->started;
}

static void
recalled_cb (IlRun    *run,
             GFile    *file,
             gpointer  data)
{
  g_autoptr (IlRunStore) self = g_object_ref (data);

  if (file == NULL)
    {
      g_clear_weak_pointer (&self->first);
      end_work (self);
    }
  else if (self->first != NULL && run != NULL && has_room_for (self->first, run))
    {
      add_entry (self, run, file);
      il_run_list_insert (self->first, run);
      drop_superfluous (self);
    }
  else if (self->first != NULL)
    {
      delete_file (self, file);
    }
}

static void
recall (IlRunStore *self,
        IlRunList  *runs)
{
  g_autoptr (GFile) folder = il_run_store_dup_folder ();

  g_set_weak_pointer (&self->first, runs);
  begin_work (self);
  il_run_recall_start (folder, self->recall, recalled_cb, self);
}

/* The files of a window that is closed stay; its runs need no memory. */
static void
list_gone_cb (gpointer  data,
              GObject  *list)
{
  Followed *followed = data;
  IlRunStore *self = followed->store;

  for (guint i = 0; i < followed->runs->len; i++)
    {
      Entry *entry = find_entry (self, g_ptr_array_index (followed->runs, i));

      g_signal_handlers_disconnect_by_func (g_ptr_array_index (followed->runs, i),
                                            name_changed_cb, self);
      if (entry != NULL)
        g_clear_object (&entry->run);
    }

  if (self->followed->len == 1)
    g_cancellable_cancel (self->recall);
  g_ptr_array_remove (self->followed, followed);
}

static void
il_run_store_dispose (GObject *object)
{
  IlRunStore *self = IL_RUN_STORE (object);

  for (guint i = 0; i < self->followed->len; i++)
    {
      Followed *followed = g_ptr_array_index (self->followed, i);

      g_object_weak_unref (G_OBJECT (followed->list), list_gone_cb, followed);
      g_signal_handlers_disconnect_by_data (followed->list, followed);
    }
  g_ptr_array_set_size (self->followed, 0);
  g_clear_weak_pointer (&self->first);
  g_clear_object (&self->recall);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (il_run_store_parent_class)->dispose (object);
}

static void
il_run_store_finalize (GObject *object)
{
  IlRunStore *self = IL_RUN_STORE (object);

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->followed, g_ptr_array_unref);

  G_OBJECT_CLASS (il_run_store_parent_class)->finalize (object);
}

static void
il_run_store_class_init (IlRunStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = il_run_store_dispose;
  object_class->finalize = il_run_store_finalize;

  signals[SIGNAL_FAILED] =
    g_signal_new ("failed", IL_TYPE_RUN_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                  1, G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
il_run_store_init (IlRunStore *self)
{
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->followed = g_ptr_array_new_with_free_func (followed_free);
  self->recall = g_cancellable_new ();
}

static IlRunStore *
create (GSettings *settings)
{
  IlRunStore *self = g_object_new (IL_TYPE_RUN_STORE, NULL);

  self->settings = g_object_ref (settings);
  self->remember = g_settings_get_boolean (settings, "remember-runs");
  g_signal_connect_object (settings, "changed::remember-runs", G_CALLBACK (remember_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::runs-limit", G_CALLBACK (drop_superfluous), self,
                           G_CONNECT_SWAPPED);

  return self;
}

IlRunStore *
il_run_store_dup (GSettings *settings)
{
  static IlRunStore *store;

  if (store != NULL)
    return g_object_ref (store);

  g_set_weak_pointer (&store, create (settings));

  return store;
}

void
il_run_store_follow (IlRunStore *self,
                     IlRunList  *runs)
{
  Followed *followed;

  g_return_if_fail (IL_IS_RUN_STORE (self));
  g_return_if_fail (IL_IS_RUN_LIST (runs));

  followed = g_new0 (Followed, 1);
  followed->store = self;
  followed->list = runs;
  followed->runs = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->followed, followed);
  g_object_weak_ref (G_OBJECT (runs), list_gone_cb, followed);
  g_signal_connect (runs, "items-changed", G_CALLBACK (items_changed_cb), followed);
  items_changed_cb (G_LIST_MODEL (runs), 0, 0, g_list_model_get_n_items (G_LIST_MODEL (runs)),
                    followed);

  if (self->remember && !self->had_first)
    recall (self, runs);

  self->had_first = TRUE;
}

gboolean
il_run_store_is_idle (IlRunStore *self)
{
  g_return_val_if_fail (IL_IS_RUN_STORE (self), FALSE);

  return self->n_pending == 0;
}

GFile *
il_run_store_dup_folder (void)
{
  return g_file_new_build_filename (g_get_user_state_dir (), "interleave", "runs", NULL);
}
