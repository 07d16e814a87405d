/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "formats/il-text-row.h"

#include <string.h>

#include "formats/il-cells.h"

/* Beside the colours 0xRRGGBB. */
#define PLAIN G_MAXUINT32
#define DIM (G_MAXUINT32 - 1)

#define FIRST_CUBE 16
#define FIRST_GREY 232
#define N_COLORS 256

struct _IlTextRow
{
  const IlTextStyle *style;
  GString *text;
  guint width;
  guint used;

  /* Written only when something follows, so that a row never ends with them. */
  guint blanks;
  guint32 wanted;
  guint32 current;
};

static guint32
gray (guint32 level)
{
  return level << 16 | level << 8 | level;
}

/* What terminals show for a number: a cube of six levels, then greys. */
static guint32
color_of (guint number)
{
  static const guint32 levels[] = { 0, 95, 135, 175, 215, 255 };
  guint cube = number - FIRST_CUBE;

  if (number >= FIRST_GREY)
    return gray (8 + 10 * (number - FIRST_GREY));

  return levels[cube / 36] << 16 | levels[cube / 6 % 6] << 8 | levels[cube % 6];
}

static int
distance (guint32 a,
          guint32 b)
{
  int sum = 0;

  for (guint shift = 0; shift <= 16; shift += 8)
    {
      int difference = (int) (a >> shift & 0xff) - (int) (b >> shift & 0xff);

      sum += difference * difference;
    }

  return sum;
}

static void
end_color (IlTextRow *self)
{
  if (self->current != self->wanted && self->current != PLAIN)
    {
      g_string_append (self->text, "\033[0m");
      self->current = PLAIN;
    }
}

static void
begin_color (IlTextRow *self)
{
  g_autofree char *color = NULL;

  if (self->current == self->wanted || self->style->color == IL_COLOR_NONE)
    return;

  if (self->wanted != DIM)
    color = il_text_row_dup_color (self->style->color, self->wanted);

  g_string_append (self->text, color != NULL ? color : "\033[2m");
  self->current = self->wanted;
}

char *
il_text_row_dup_color (IlColorDepth depth,
                       guint32      color)
{
  switch (depth)
    {
    case IL_COLOR_256:
      return g_strdup_printf ("\033[38;5;%um", il_text_row_nearest (color));
    case IL_COLOR_TRUE:
      return g_strdup_printf ("\033[38;2;%u;%u;%um", color >> 16 & 0xff, color >> 8 & 0xff,
                              color & 0xff);
    case IL_COLOR_NONE:
      return NULL;
    }

  g_return_val_if_reached (NULL);
}

IlTextRow *
il_text_row_new (const IlTextStyle *style)
{
  IlTextRow *self = g_new0 (IlTextRow, 1);

  self->style = style;
  self->text = g_string_new (NULL);
  self->width = style->columns == 0 ? 0 : style->columns - 1;
  self->wanted = self->current = PLAIN;

  return self;
}

char *
il_text_row_free (IlTextRow *self)
{
  char *text;

  il_text_row_set_plain (self);
  end_color (self);
  text = g_string_free (self->text, FALSE);
  g_free (self);

  return text;
}

guint
il_text_row_get_left (IlTextRow *self)
{
  return self->width - MIN (self->width, self->used + self->blanks);
}

void
il_text_row_set_color (IlTextRow *self,
                       guint32    color)
{
  self->wanted = color & 0xffffff;
}

void
il_text_row_set_dim (IlTextRow *self)
{
  self->wanted = DIM;
}

void
il_text_row_set_plain (IlTextRow *self)
{
  self->wanted = PLAIN;
}

void
il_text_row_add (IlTextRow  *self,
                 const char *text)
{
  g_autofree char *cut = il_cells_dup_cut (text, il_text_row_get_left (self), self->style->unicode);
  guint width = il_cells_width (cut);
  gsize length = strlen (g_strchomp (cut));
  guint visible = il_cells_width (cut);

  if (length > 0)
    {
      end_color (self);
      g_string_append_printf (self->text, "%*s", (int) self->blanks, "");
      begin_color (self);
      g_string_append_len (self->text, cut, (gssize) length);
      self->used += self->blanks + visible;
      self->blanks = 0;
    }

  self->blanks += width - visible;
}

void
il_text_row_repeat (IlTextRow  *self,
                    const char *cell,
                    guint       n)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = MIN (n, il_text_row_get_left (self)); i > 0; i--)
    g_string_append (text, cell);

  il_text_row_add (self, text->str);
}

void
il_text_row_add_blocks (IlTextRow *self,
                        guint      eighths)
{
  static const char *const parts[] = { "", "▏", "▎", "▍", "▌", "▋", "▊", "▉" };

  if (!self->style->unicode)
    {
      il_text_row_repeat (self, "#", eighths < 4 ? eighths > 0 : (eighths + 4) / 8);
      return;
    }

  il_text_row_repeat (self, "█", eighths / 8);
  if (il_text_row_get_left (self) > 0)
    il_text_row_add (self, parts[eighths % 8]);
}

void
il_text_row_skip_to (IlTextRow *self,
                     guint      column)
{
  self->blanks = MAX (self->blanks, column - MIN (column, self->used));
}

void
il_text_row_skip (IlTextRow *self,
                  guint      n)
{
  self->blanks += n;
}

char *
il_text_row_dup_words (const char        *text,
                       const IlTextStyle *style)
{
  g_autoptr (GString) words = g_string_new (text);

  if (!style->unicode)
    {
      g_string_replace (words, " · ", ", ", 0);
      g_string_replace (words, "·", "-", 0);
      g_string_replace (words, "µ", "u", 0);
    }

  return g_strdup (words->str);
}

guint
il_text_row_nearest (guint32 color)
{
  guint nearest = FIRST_CUBE;

  for (guint number = FIRST_CUBE; number < N_COLORS; number++)
    {
      if (distance (color, color_of (number)) < distance (color, color_of (nearest)))
        nearest = number;
    }

  return nearest;
}
