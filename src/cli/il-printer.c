/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/il-printer.h"

#include "analysis/il-row-color.h"
#include "formats/il-text-row.h"

struct _IlPrinter
{
  FILE *output;
  FILE *errors;
  IlScreen *screen;
  IlColorDepth color;
  gboolean screen_has_errors;
  gboolean row_is_open;
  gboolean broken;
};

/* In letters that every encoding has: 'x' for '×', an escape where none comes near. */
static char *
dup_ascii (const char *text)
{
  GString *ascii = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *letter = g_strndup (p, (gsize) (g_utf8_next_char (p) - p));
      g_autofree char *plain = g_str_to_ascii (letter, NULL);
      gunichar c = g_utf8_get_char (p);

      if (*plain == '?' && c != '?')
        g_string_append_printf (ascii, c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
      else
        g_string_append (ascii, plain);
    }

  return g_string_free (ascii, FALSE);
}

/* In the encoding of the locale. */
static char *
dup_encoded (const char *text)
{
  const char *charset;
  char *encoded;

  if (g_get_charset (&charset))
    return g_strdup (text);

  encoded = g_convert (text, -1, charset, "UTF-8", NULL, NULL, NULL);

  return encoded != NULL ? encoded : dup_ascii (text);
}

static void
flush (IlPrinter *self)
{
  if (fflush (self->output) != 0 || ferror (self->output) != 0)
    self->broken = TRUE;
}

static void
put (FILE       *file,
     const char *text)
{
  g_autofree char *encoded = dup_encoded (text);

  fputs (encoded, file);
}

static gboolean
write_screen_cb (const char *bytes,
                 gsize       length,
                 gpointer    data)
{
  IlPrinter *self = data;

  fwrite (bytes, 1, length, self->output);
  flush (self);

  return !self->broken;
}

static char *
dup_color (IlColorDepth depth,
           guint32      color)
{
  switch (depth)
    {
    case IL_COLOR_TRUE:
      return g_strdup_printf ("\033[38;2;%u;%u;%um", color >> 16 & 0xff, color >> 8 & 0xff,
                              color & 0xff);
    case IL_COLOR_256:
      return g_strdup_printf ("\033[38;5;%um", il_text_row_nearest (color));
    case IL_COLOR_NONE:
    default:
      return NULL;
    }
}

static void
put_index_on_screen (IlPrinter  *self,
                     guint       index,
                     guint64     n,
                     const char *text)
{
  g_autofree char *color = dup_color (self->color, il_row_color_fill (index));

  for (guint64 i = 0; i < n && !self->broken; i++)
    il_screen_put_text (self->screen, text, color, color != NULL ? "\033[39m" : NULL);
}

IlPrinter *
il_printer_new (FILE *output,
                FILE *errors)
{
  IlPrinter *self;

  g_return_val_if_fail (output != NULL && errors != NULL, NULL);

  self = g_new0 (IlPrinter, 1);
  self->output = output;
  self->errors = errors;

  return self;
}

void
il_printer_free (IlPrinter *self)
{
  g_clear_pointer (&self->screen, il_screen_free);
  g_free (self);
}

IlScreen *
il_printer_use_screen (IlPrinter    *self,
                       guint         columns,
                       guint         rows,
                       IlColorDepth  color,
                       gboolean      with_errors)
{
  g_return_val_if_fail (self != NULL && self->screen == NULL, NULL);

  self->screen = il_screen_new (columns, rows, write_screen_cb, self);
  self->color = color;
  self->screen_has_errors = with_errors;

  return self->screen;
}

void
il_printer_line (IlPrinter  *self,
                 const char *text)
{
  g_return_if_fail (self != NULL && text != NULL);

  if (self->screen != NULL)
    {
      il_screen_put_line (self->screen, text);
      return;
    }

  put (self->output, text);
  fputc ('\n', self->output);
  self->row_is_open = FALSE;
  flush (self);
}

void
il_printer_index (IlPrinter *self,
                  guint      index,
                  guint64    n,
                  gboolean   spaced)
{
  char text[16];

  g_return_if_fail (self != NULL);

  g_snprintf (text, sizeof text, "%u%s", index, spaced ? " " : "");
  if (self->screen != NULL)
    {
      put_index_on_screen (self, index, n, text);
      return;
    }

  for (guint64 i = 0; i < n && ferror (self->output) == 0; i++)
    fputs (text, self->output);

  self->row_is_open |= n > 0;
  flush (self);
}

void
il_printer_end_row (IlPrinter *self)
{
  g_return_if_fail (self != NULL);

  if (self->screen != NULL)
    {
      il_screen_end_row (self->screen);
      return;
    }

  if (self->row_is_open)
    fputc ('\n', self->output);

  self->row_is_open = FALSE;
  flush (self);
}

void
il_printer_raw (IlPrinter  *self,
                const char *bytes)
{
  g_return_if_fail (self != NULL && bytes != NULL);

  fputs (bytes, self->output);
  flush (self);
}

void
il_printer_error (IlPrinter  *self,
                  const char *text)
{
  g_return_if_fail (self != NULL && text != NULL);

  if (self->screen_has_errors)
    {
      il_screen_put_line (self->screen, text);
      return;
    }

  put (self->errors, text);
  fputc ('\n', self->errors);
  fflush (self->errors);
}

gboolean
il_printer_is_broken (IlPrinter *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->broken;
}
