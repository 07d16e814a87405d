/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/il-printer.h"

#include "analysis/il-row-color.h"
#include "cli/il-encoding.h"
#include "cli/il-outlet.h"
#include "formats/il-text-row.h"

#define COLOR_OFF "\033[39m"

struct _IlPrinter
{
  IlOutlet *output;
  IlOutlet *errors;
  IlScreen *screen;
  IlColorDepth color;
  gboolean screen_has_errors;
  gboolean row_is_open;
};

static void
put (IlOutlet   *outlet,
     const char *text)
{
  g_autofree char *encoded = il_encoding_dup_encoded (text);

  il_outlet_add (outlet, encoded);
}

static void
put_line (IlOutlet   *outlet,
          const char *text)
{
  put (outlet, text);
  il_outlet_add (outlet, "\n");
  il_outlet_flush (outlet);
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
  g_autofree char *encoded = il_encoding_dup_encoded (text);

  fputs (encoded, stdout);
}

static gboolean
write_screen_cb (const char *bytes,
                 gsize       length,
                 gpointer    data)
{
  IlPrinter *self = data;
  g_autofree char *text = g_strndup (bytes, length);

  put (self->output, text);
  il_outlet_flush (self->output);

  return !il_printer_is_broken (self);
}

static void
put_index (IlPrinter  *self,
           const char *text,
           guint64     n,
           const char *color)
{
  if (color != NULL)
    il_outlet_add (self->output, color);

  for (guint64 i = 0; i < n && !il_printer_is_broken (self); i++)
    il_outlet_add (self->output, text);

  if (color != NULL)
    il_outlet_add (self->output, COLOR_OFF);

  self->row_is_open |= n > 0;
  il_outlet_flush (self->output);
}

IlPrinter *
il_printer_new (FILE *output,
                FILE *errors)
{
  IlPrinter *self;

  g_return_val_if_fail (output != NULL && errors != NULL, NULL);

  self = g_new0 (IlPrinter, 1);
  self->output = il_outlet_new (output);
  self->errors = il_outlet_new (errors);

  return self;
}

void
il_printer_free (IlPrinter *self)
{
  g_clear_pointer (&self->screen, il_screen_free);
  g_clear_pointer (&self->output, il_outlet_free);
  g_clear_pointer (&self->errors, il_outlet_free);
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

  put_line (self->output, text);
  self->row_is_open = FALSE;
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
    il_outlet_add (self->output, "\n");

  self->row_is_open = FALSE;
  il_outlet_flush (self->output);
}

void
il_printer_raw (IlPrinter  *self,
                const char *bytes)
{
  g_return_if_fail (self != NULL && bytes != NULL);

  il_outlet_add (self->output, bytes);
}

void
il_printer_flush (IlPrinter *self)
{
  g_return_if_fail (self != NULL);

  il_outlet_flush (self->output);
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

  put_line (self->errors, text);
}

gboolean
il_printer_is_broken (IlPrinter *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return il_outlet_get_error (self->output) != 0;
}

int
il_printer_get_error (IlPrinter *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return il_outlet_get_error (self->output);
}

void
il_printer_take_over (void)
{
  g_set_print_handler (print_cb);
}
