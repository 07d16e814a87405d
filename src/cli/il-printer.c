/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/il-printer.h"

#include <errno.h>
#include <stdio_ext.h>

#include "analysis/il-row-color.h"
#include "cli/il-encoding.h"
#include "formats/il-text-row.h"

#define COLOR_OFF "\033[39m"

struct _IlPrinter
{
  FILE *output;
  FILE *errors;
  IlScreen *screen;
  IlColorDepth color;
  gboolean screen_has_errors;
  gboolean row_is_open;
  gboolean broken;
  int error;
};

static void
flush (IlPrinter *self)
{
  if (!self->broken && fflush (self->output) == 0 && ferror (self->output) == 0)
    return;

  /* What nobody takes must not be tried again, not even at the program's end. */
  self->error = self->broken ? self->error : errno;
  self->broken = TRUE;
  __fpurge (self->output);
}

static void
put (FILE       *file,
     const char *text)
{
  g_autofree char *encoded = il_encoding_dup_encoded (text);

  fputs (encoded, file);
}

/* The screen measures what it is given, and so gets what will be shown. */
static void
put_on_screen (IlPrinter  *self,
               const char *text)
{
  g_autofree char *shown = il_encoding_dup_shown (text);

  il_screen_put_line (self->screen, shown);
}

static void
print_cb (const char *text)
{
  put (stdout, text);
}

static gboolean
write_screen_cb (const char *bytes,
                 gsize       length,
                 gpointer    data)
{
  IlPrinter *self = data;
  g_autofree char *text = g_strndup (bytes, length);

  put (self->output, text);
  flush (self);

  return !self->broken;
}

static void
put_index (IlPrinter  *self,
           const char *text,
           guint64     n,
           const char *color)
{
  if (color != NULL)
    fputs (color, self->output);

  for (guint64 i = 0; i < n && ferror (self->output) == 0; i++)
    fputs (text, self->output);

  if (color != NULL)
    fputs (COLOR_OFF, self->output);

  self->row_is_open |= n > 0;
  flush (self);
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

void
il_printer_set_color (IlPrinter    *self,
                      IlColorDepth  color)
{
  g_return_if_fail (self != NULL);

  self->color = color;
}

IlScreen *
il_printer_use_screen (IlPrinter *self,
                       guint      columns,
                       guint      rows,
                       gboolean   with_errors)
{
  g_return_val_if_fail (self != NULL && self->screen == NULL, NULL);

  self->screen = il_screen_new (columns, rows, write_screen_cb, self);
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
      put_on_screen (self, text);
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
  g_autofree char *color = NULL;
  char text[16];

  g_return_if_fail (self != NULL);

  color = il_text_row_dup_color (self->color, il_row_color_fill (index));
  g_snprintf (text, sizeof text, "%u%s", index, spaced ? " " : "");
  if (self->screen != NULL)
    il_screen_put_times (self->screen, text, n, color, color != NULL ? COLOR_OFF : NULL);
  else
    put_index (self, text, n, color);
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
}

void
il_printer_flush (IlPrinter *self)
{
  g_return_if_fail (self != NULL);

  flush (self);
}

void
il_printer_error (IlPrinter  *self,
                  const char *text)
{
  g_return_if_fail (self != NULL && text != NULL);

  if (self->screen_has_errors)
    {
      put_on_screen (self, text);
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

int
il_printer_get_error (IlPrinter *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->error;
}

void
il_printer_take_over (void)
{
  g_set_print_handler (print_cb);
}
