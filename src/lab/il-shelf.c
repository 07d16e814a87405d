/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lab/il-shelf.h"

struct _IlShelf
{
  GHashTable *documents;
  gint64      size;
};

IlShelf *
il_shelf_new (void)
{
  IlShelf *self = g_new0 (IlShelf, 1);

  self->documents = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) il_encoded_unref);

  return self;
}

void
il_shelf_free (IlShelf *self)
{
  g_hash_table_unref (self->documents);
  g_free (self);
}

IlEncoded *
il_shelf_get (IlShelf          *self,
              const IlDocument *document)
{
  IlEncoded *encoded = g_hash_table_lookup (self->documents, document);

  if (encoded != NULL)
    return il_encoded_ref (encoded);

  encoded = il_encoded_new (document);
  if (self->size + il_encoded_get_size (encoded) <= IL_SHELF_MAX)
    {
      self->size += il_encoded_get_size (encoded);
      g_hash_table_insert (self->documents, (gpointer) document, il_encoded_ref (encoded));
    }

  return encoded;
}
