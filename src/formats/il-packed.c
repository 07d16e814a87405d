/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "formats/il-packed.h"

#include <string.h>

#define BITS 7
#define MORE 0x80u
#define MAX_LENGTH 10

void
il_packed_add_number (GByteArray *self,
                      guint64     number)
{
  guint8 bytes[MAX_LENGTH];
  guint n = 0;

  for (; number >= MORE; number >>= BITS)
    bytes[n++] = (guint8) (number | MORE);
  bytes[n++] = (guint8) number;

  g_byte_array_append (self, bytes, n);
}

void
il_packed_add_signed (GByteArray *self,
                      gint64      number)
{
  guint64 folded = (guint64) number << 1;

  il_packed_add_number (self, number < 0 ? ~folded : folded);
}

void
il_packed_add_text (GByteArray *self,
                    const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;

  il_packed_add_number (self, length);
  if (length > 0)
    g_byte_array_append (self, (const guint8 *) text, (guint) length);
}

void
il_packed_add_bytes (GByteArray       *self,
                     const GByteArray *bytes)
{
  il_packed_add_number (self, bytes->len);
  if (bytes->len > 0)
    g_byte_array_append (self, bytes->data, bytes->len);
}

void
il_unpacker_init (IlUnpacker   *self,
                  const guint8 *data,
                  gsize         length)
{
  *self = (IlUnpacker) { .data = data, .length = length };
}

guint64
il_unpacker_fail (IlUnpacker *self)
{
  self->failed = TRUE;
  self->length = 0;

  return 0;
}

guint64
il_unpacker_get_number (IlUnpacker *self,
                        guint64     max)
{
  guint64 number = 0;

  for (guint i = 0; i < MAX_LENGTH && i < self->length; i++)
    {
      guint64 part = self->data[i] & ~MORE;

      /* Only one bit of the tenth byte fits. */
      if (i == MAX_LENGTH - 1 && part > 1)
        break;

      number |= part << (i * BITS);
      if ((self->data[i] & MORE) == 0)
        {
          self->data += i + 1;
          self->length -= i + 1;
          return number <= max ? number : il_unpacker_fail (self);
        }
    }

  return il_unpacker_fail (self);
}

gint64
il_unpacker_get_signed (IlUnpacker *self,
                        gint64      min,
                        gint64      max)
{
  guint64 folded = il_unpacker_get_number (self, G_MAXUINT64);
  gint64 number = (gint64) (folded >> 1);

  if ((folded & 1) != 0)
    number = -number - 1;
  if (self->failed || number < min || number > max)
    return (gint64) il_unpacker_fail (self);

  return number;
}

char *
il_unpacker_dup_text (IlUnpacker *self,
                      gsize       max)
{
  gsize length = il_unpacker_get_number (self, MIN (max, self->length));
  char *text;

  /* The length itself took some of what was left. */
  if (length > self->length || !g_utf8_validate_len ((const char *) self->data, length, NULL))
    {
      il_unpacker_fail (self);
      return NULL;
    }
  if (length == 0)
    return NULL;

  text = g_strndup ((const char *) self->data, length);
  self->data += length;
  self->length -= length;

  return text;
}

void
il_unpacker_get_bytes (IlUnpacker *self,
                       IlUnpacker *part)
{
  gsize length = il_unpacker_get_number (self, self->length);

  if (length > self->length)
    length = (gsize) il_unpacker_fail (self);

  *part = (IlUnpacker) { .data = self->data, .length = length, .failed = self->failed };
  self->data += length;
  self->length -= length;
}
