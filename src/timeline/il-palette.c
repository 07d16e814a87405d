/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "timeline/il-palette.h"

#include <math.h>
#include <string.h>

#include "analysis/il-row-color.h"

#define CHANNEL(hex, shift) (((hex) >> (shift) & 0xff) / 255.f)
#define RGB(hex) { CHANNEL (hex, 16), CHANNEL (hex, 8), CHANNEL (hex, 0), 1.f }
#define BLACK(alpha) { 0.f, 0.f, 0.f, alpha }
#define WHITE(alpha) { 1.f, 1.f, 1.f, alpha }

/* What only the window needs; fills and outlines are those of il-row-color. */
typedef struct
{
  GdkRGBA digit, mark;
  GdkRGBA light_hatch, light_tint;
  GdkRGBA dark_hatch, dark_tint;
} Row;

static const Row rows[IL_N_ROW_COLORS] = {
  { RGB (0xffffff), RGB (0x00131f), RGB (0x0072b2),
    RGB (0xe3f0f8), RGB (0x4fa3d6), RGB (0x17303f) },
  { RGB (0x000000), RGB (0x240f00), RGB (0xd55e00),
    RGB (0xfbebe0), RGB (0xf08a45), RGB (0x3f2817) },
  { RGB (0x000000), RGB (0x001f16), RGB (0x00936b),
    RGB (0xdff3ec), RGB (0x35b991), RGB (0x16352c) },
  { RGB (0x000000), RGB (0x260f1a), RGB (0xb8568c),
    RGB (0xf9eaf2), RGB (0xdc97bd), RGB (0x3b2c35) },
  { RGB (0x000000), RGB (0x00131f), RGB (0x1f5c80),
    RGB (0xe9f5fc), RGB (0xabdaf4), RGB (0x22333e) },
  { RGB (0x000000), RGB (0x241900), RGB (0x6b4a00),
    RGB (0xfcf2de), RGB (0xf3cf80), RGB (0x3d3117) },
  { RGB (0x000000), RGB (0x242200), RGB (0x6b6400),
    RGB (0xfdfbe6), RGB (0xf8f2a1), RGB (0x3d3b1d) },
};

static const IlSharedColors shared[IL_N_STYLES] = {
  [IL_STYLE_LIGHT] = {
    .card = RGB (0xffffff), .text = RGB (0x2e2e33), .dim = RGB (0x66666c),
    .separator = BLACK (.075f), .grid = BLACK (.07f), .tick = BLACK (.3f),
    .label_tick = BLACK (.55f), .playhead = RGB (0x2e2e33), .pill_text = RGB (0xffffff),
    .trough = BLACK (.12f), .done = RGB (0x1b7a4b), .failed = RGB (0xc01c28),
    .saved = RGB (0x26a269),
    .baseline = BLACK (.28f), .drawing = RGB (0x8d8c94) },
  [IL_STYLE_DARK] = {
    .card = RGB (0x1e1e1e), .text = RGB (0xffffff), .dim = RGB (0xa9a9ad),
    .separator = WHITE (.085f), .grid = WHITE (.07f), .tick = WHITE (.32f),
    .label_tick = WHITE (.6f), .playhead = RGB (0xffffff), .pill_text = RGB (0x1e1e1e),
    .trough = WHITE (.15f), .done = RGB (0x8ff0a4), .failed = RGB (0xff938c),
    .saved = RGB (0x8ff0a4),
    .baseline = WHITE (.32f), .drawing = RGB (0x9a9996) },
  [IL_STYLE_LIGHT_CONTRAST] = {
    .card = RGB (0xffffff), .text = RGB (0x000000), .dim = RGB (0x000000),
    .separator = BLACK (.5f), .grid = BLACK (.3f), .tick = BLACK (1.f),
    .label_tick = BLACK (1.f), .playhead = RGB (0x000000), .pill_text = RGB (0xffffff),
    .trough = BLACK (.2f), .done = RGB (0x000000), .failed = RGB (0x000000),
    .saved = RGB (0x000000),
    .baseline = BLACK (1.f), .drawing = RGB (0x5e5c64) },
  [IL_STYLE_DARK_CONTRAST] = {
    .card = RGB (0x000000), .text = RGB (0xffffff), .dim = RGB (0xffffff),
    .separator = WHITE (.5f), .grid = WHITE (.3f), .tick = WHITE (1.f),
    .label_tick = WHITE (1.f), .playhead = RGB (0xffffff), .pill_text = RGB (0x000000),
    .trough = WHITE (.25f), .done = RGB (0xffffff), .failed = RGB (0xffffff),
    .saved = RGB (0xffffff),
    .baseline = WHITE (1.f), .drawing = RGB (0xc0bfbc) },
};

static GdkRGBA
rgba (guint32 hex)
{
  return (GdkRGBA) RGB (hex);
}

static double
linear (float channel)
{
  return channel <= .04045f ? channel / 12.92 : pow ((channel + .055) / 1.055, 2.4);
}

/* Relative luminance as WCAG 2.1 defines it. */
static double
luminance (const GdkRGBA *color)
{
  return .2126 * linear (color->red) + .7152 * linear (color->green) + .0722 * linear (color->blue);
}

/* gdk_rgba_to_string() writes the alpha as the locale would; CSS wants a point. */
static void
append_css_color (GString       *css,
                  const char    *property,
                  const GdkRGBA *color)
{
  char alpha[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (css, "%s%s rgba(%d,%d,%d,%s); ", property,
                          strchr (property, ':') != NULL ? "" : ":",
                          (int) lround (color->red * 255), (int) lround (color->green * 255),
                          (int) lround (color->blue * 255),
                          g_ascii_formatd (alpha, sizeof alpha, "%.3f", color->alpha));
}

static void
append_row_css (GString *css,
                IlStyle  style,
                guint    index)
{
  IlRowColors row = il_palette_get_row (style, index);

  g_string_append_printf (css, ".il-row-%u .il-badge { ", index);
  append_css_color (css, "background-color", &row.fill);
  append_css_color (css, "color", &row.digit);
  append_css_color (css, "border-color", &row.outline);
  g_string_append_printf (css, "}\n.il-row-%u progressbar > trough > progress { ", index);
  append_css_color (css, "background-color", &row.fill);
  append_css_color (css, "border-color", &row.outline);
  g_string_append (css, "}\n");
}

/* What a shadow or a faint line sets apart elsewhere has an edge here. */
static void
append_edges (GString       *css,
              const GdkRGBA *color)
{
  g_string_append (css, ".il-card { ");
  append_css_color (css, "box-shadow: 0 0 0 1px", color);
  g_string_append (css, "}\n.il-lesson { ");
  append_css_color (css, "box-shadow: inset 0 0 0 1px", color);
  g_string_append (css, "}\n.il-frame { ");
  append_css_color (css, "border-color", color);
  g_string_append (css, "}\n");
}

IlStyle
il_style_for (gboolean dark,
              gboolean contrast)
{
  if (contrast)
    return dark ? IL_STYLE_DARK_CONTRAST : IL_STYLE_LIGHT_CONTRAST;

  return dark ? IL_STYLE_DARK : IL_STYLE_LIGHT;
}

gboolean
il_style_is_dark (IlStyle style)
{
  return style == IL_STYLE_DARK || style == IL_STYLE_DARK_CONTRAST;
}

gboolean
il_style_is_contrast (IlStyle style)
{
  return style == IL_STYLE_LIGHT_CONTRAST || style == IL_STYLE_DARK_CONTRAST;
}

IlRowColors
il_palette_get_row (IlStyle style,
                    guint   index)
{
  const Row *row = &rows[index % IL_N_ROW_COLORS];
  gboolean dark = il_style_is_dark (style);
  GdkRGBA outline = rgba (il_row_color_outline (index, dark));
  IlRowColors colors = {
    .fill = rgba (il_row_color_fill (index)),
    .digit = row->digit,
    .mark = row->mark,
    .outline = outline,
    .hatch = dark ? row->dark_hatch : row->light_hatch,
    .dots = dark ? outline : row->light_hatch,
    .tint = dark ? row->dark_tint : row->light_tint,
  };

  if (il_style_is_contrast (style))
    {
      colors.outline = shared[style].text;
      colors.hatch = shared[style].text;
      colors.dots = shared[style].text;
    }

  return colors;
}

const IlSharedColors *
il_palette_get_shared (IlStyle style)
{
  g_return_val_if_fail (style < IL_N_STYLES, &shared[IL_STYLE_LIGHT]);

  return &shared[style];
}

char *
il_palette_dup_css (IlStyle style)
{
  const IlSharedColors *colors = il_palette_get_shared (style);
  GString *css = g_string_new (NULL);

  for (guint i = 0; i < IL_N_ROW_COLORS; i++)
    append_row_css (css, style, i);

  g_string_append (css, ".il-done { ");
  append_css_color (css, "color", &colors->done);
  g_string_append (css, "}\n.il-failed { ");
  append_css_color (css, "color", &colors->failed);
  g_string_append (css, "}\n.il-dim { ");
  append_css_color (css, "color", &colors->dim);
  /* Not a border: the lane, and with it the playhead, covers all of the row. */
  g_string_append (css, "}\n.il-card listview:not(.il-bare) > row, "
                        ".il-strip-band, .il-loop-band, .il-race-group { ");
  append_css_color (css, "box-shadow: inset 0 1px", &colors->separator);
  g_string_append (css, "}\n.il-card { ");
  append_css_color (css, "background-color", &colors->card);
  g_string_append (css, "}\n.il-strip-band { ");
  append_css_color (css, "background-color", &colors->grid);
  g_string_append (css, "}\n.il-row progressbar > trough { ");
  append_css_color (css, "background-color", &colors->trough);
  g_string_append (css, "}\n");
  if (il_style_is_contrast (style))
    append_edges (css, &colors->text);

  return g_string_free (css, FALSE);
}

double
il_palette_contrast (const GdkRGBA *a,
                     const GdkRGBA *b)
{
  double la = luminance (a), lb = luminance (b);

  return (MAX (la, lb) + .05) / (MIN (la, lb) + .05);
}
