/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/il-store.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/il-file-name.h"
#include "recording/il-error.h"

#define FIRST_ERROR_STATUS 400

#define MAX_TRIES 200

/* A document on its way: its file, under a name that nobody else has. */
typedef struct
{
  int fd;
  char *hidden;
} Draft;

struct _IlStore
{
  GObject parent_instance;

  int folder;
  GHashTable *drafts;
  GHashTable *files;

  /* The last number that each name was given. */
  GHashTable *numbers;
};

static void il_store_sink_init (IlSinkInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (IlStore, il_store, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (IL_TYPE_SINK, il_store_sink_init))

static gboolean
fail (GError     **error,
      const char  *reason)
{
  g_set_error (error, IL_ERROR, IL_ERROR_NOT_KEPT,
               /* Translators: %s is why, such as 'No space left on device'. */
               _("The document could not be kept: %s."), reason);

  return FALSE;
}

static gboolean
fail_errno (GError **error)
{
  return fail (error, g_strerror (errno));
}

static void
draft_free (gpointer data)
{
  Draft *draft = data;

  if (draft->fd >= 0)
    close (draft->fd);
  g_free (draft->hidden);
  g_free (draft);
}

static Draft *
draft_new (int      folder,
           GError **error)
{
  for (guint i = 0; i < MAX_TRIES; i++)
    {
      g_autofree char *name = g_strdup_printf (".interleave-%08x.part", g_random_int ());
      int fd = openat (folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
      Draft *draft;

      if (fd < 0 && errno == EEXIST)
        continue;
      if (fd < 0)
        break;

      draft = g_new0 (Draft, 1);
      draft->fd = fd;
      draft->hidden = g_steal_pointer (&name);

      return draft;
    }

  fail_errno (error);

  return NULL;
}

/* Gives the file its name, unless there is one of that name. */
static gboolean
move (int         folder,
      const char *from,
      const char *to)
{
  if (renameat2 (folder, from, folder, to, RENAME_NOREPLACE) == 0)
    return TRUE;
  if (errno != EINVAL && errno != ENOSYS)
    return FALSE;

  /* Some network file systems can't do that, but know links. */
  return linkat (folder, from, folder, to, 0) == 0 && unlinkat (folder, from, 0) == 0;
}

/* Returns the name it got. */
static char *
publish (IlStore     *self,
         const char  *hidden,
         const char  *address,
         GError     **error)
{
  g_autofree char *name = il_file_name_for (address);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, name));

  for (guint i = 0; i < MAX_TRIES; i++)
    {
      g_autofree char *candidate = NULL;

      number++;
      candidate = number == 1 ? g_strdup (name) : il_file_name_numbered (name, number);
      if (move (self->folder, hidden, candidate))
        {
          g_hash_table_insert (self->numbers, g_steal_pointer (&name), GUINT_TO_POINTER (number));
          return g_steal_pointer (&candidate);
        }

      if (errno != EEXIST)
        break;

      /* A folder full of such names from earlier on is passed in long steps. */
      number += i * i;
    }

  fail_errno (error);

  return NULL;
}

static gboolean
il_store_begin (IlSink   *sink,
                IlTrack  *track,
                GError  **error)
{
  IlStore *self = IL_STORE (sink);
  guint status = il_track_get_status (track);
  Draft *draft;

  if (status >= FIRST_ERROR_STATUS)
    {
      g_set_error (error, IL_ERROR, IL_ERROR_NOT_KEPT,
                   /* Translators: %u is an HTTP status such as 404. */
                   _("The answer has the status %u: its document is not kept."), status);
      return FALSE;
    }

  draft = draft_new (self->folder, error);
  if (draft == NULL)
    return FALSE;

  g_hash_table_insert (self->drafts, track, draft);

  return TRUE;
}

static gboolean
il_store_write (IlSink        *sink,
                IlTrack       *track,
                const guint8  *bytes,
                gsize          length,
                GError       **error)
{
  Draft *draft = g_hash_table_lookup (IL_STORE (sink)->drafts, track);

  while (length > 0)
    {
      gssize n = write (draft->fd, bytes, length);

      if (n < 0 && errno != EINTR)
        return fail_errno (error);

      n = MAX (0, n);
      bytes += n;
      length -= (gsize) n;
    }

  return TRUE;
}

static gboolean
il_store_end (IlSink   *sink,
              IlTrack  *track,
              GError  **error)
{
  IlStore *self = IL_STORE (sink);
  Draft *draft = g_hash_table_lookup (self->drafts, track);
  char *name;

  /* Where the disk is far away, only this tells that it is full. */
  if (close (g_steal_fd (&draft->fd)) != 0)
    return fail_errno (error);

  name = publish (self, draft->hidden, il_track_get_address (track), error);
  if (name == NULL)
    return FALSE;

  g_hash_table_insert (self->files, track, name);
  g_hash_table_remove (self->drafts, track);

  return TRUE;
}

static void
il_store_abandon (IlSink  *sink,
                  IlTrack *track)
{
  IlStore *self = IL_STORE (sink);
  Draft *draft = g_hash_table_lookup (self->drafts, track);

  unlinkat (self->folder, draft->hidden, 0);
  g_hash_table_remove (self->drafts, track);
}

static void
il_store_sink_init (IlSinkInterface *iface)
{
  iface->begin = il_store_begin;
  iface->write = il_store_write;
  iface->end = il_store_end;
  iface->abandon = il_store_abandon;
}

static void
il_store_finalize (GObject *object)
{
  IlStore *self = IL_STORE (object);

  g_clear_pointer (&self->drafts, g_hash_table_unref);
  g_clear_pointer (&self->files, g_hash_table_unref);
  g_clear_pointer (&self->numbers, g_hash_table_unref);
  if (self->folder >= 0)
    close (self->folder);

  G_OBJECT_CLASS (il_store_parent_class)->finalize (object);
}

static void
il_store_class_init (IlStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = il_store_finalize;
}

static void
il_store_init (IlStore *self)
{
  self->folder = -1;
  self->drafts = g_hash_table_new_full (NULL, NULL, NULL, draft_free);
  self->files = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

IlStore *
il_store_new (const char  *folder,
              GError     **error)
{
  g_autoptr (IlStore) self = NULL;

  g_return_val_if_fail (folder != NULL, NULL);

  self = g_object_new (IL_TYPE_STORE, NULL);
  if (g_mkdir_with_parents (folder, 0777) == 0)
    self->folder = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (self->folder < 0)
    {
      int code = errno;
      g_autofree char *shown = g_filename_display_name (folder);

      g_set_error (error, G_IO_ERROR, (gint) g_io_error_from_errno (code),
                   /* Translators: a folder's name, and why it can't be used. */
                   _("“%s” can’t be used as a folder: %s"), shown, g_strerror (code));
      return NULL;
    }

  return g_steal_pointer (&self);
}

const char *
il_store_get_file (IlStore *self,
                   IlTrack *track)
{
  g_return_val_if_fail (IL_IS_STORE (self), NULL);

  return g_hash_table_lookup (self->files, track);
}
