/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/**
 * IlStyle:
 *
 * The four looks of the window.
 */
typedef enum
{
  IL_STYLE_LIGHT,
  IL_STYLE_DARK,
  IL_STYLE_LIGHT_CONTRAST,
  IL_STYLE_DARK_CONTRAST,
} IlStyle;

#define IL_N_STYLES (IL_STYLE_DARK_CONTRAST + 1)

/**
 * IlRowColors:
 *
 * The colours of one download; fill and outline are those of il-row-color.
 */
typedef struct
{
  GdkRGBA fill;
  GdkRGBA digit;
  GdkRGBA mark;
  GdkRGBA outline;
  GdkRGBA hatch;
  GdkRGBA dots;
  GdkRGBA tint;
} IlRowColors;

/**
 * IlSharedColors:
 *
 * The colours that all rows share.
 */
typedef struct
{
  GdkRGBA card;
  GdkRGBA text;
  GdkRGBA dim;
  GdkRGBA separator;
  GdkRGBA grid;
  GdkRGBA tick;
  GdkRGBA label_tick;
  GdkRGBA playhead;
  GdkRGBA pill_text;
  GdkRGBA trough;
  GdkRGBA done;
  GdkRGBA failed;
  GdkRGBA saved;
  GdkRGBA baseline;
  GdkRGBA drawing;
} IlSharedColors;

/** il_style_for: Returns: the look of a dark or light, high-contrast or plain system */
IlStyle  il_style_for           (gboolean dark,
                                 gboolean contrast);

gboolean il_style_is_dark       (IlStyle style);
gboolean il_style_is_contrast   (IlStyle style);

/** il_palette_get_row: Returns: the colours of track @index */
IlRowColors il_palette_get_row  (IlStyle style,
                                 guint   index);

/** il_palette_get_shared: Returns: the colours that all rows share */
const IlSharedColors *il_palette_get_shared (IlStyle style);

/** il_palette_dup_css: Returns: (transfer full): the same colours as CSS for
 * the classes .il-row-0 to .il-row-6, .il-done, .il-failed, .il-dim, .il-card, and
 * in high contrast an edge for .il-card, .il-lesson, .il-frame */
char    *il_palette_dup_css     (IlStyle style) G_GNUC_WARN_UNUSED_RESULT;

/** il_palette_contrast: Returns: the contrast of two opaque colours, from 1 to
 * 21 (WCAG 2.1, 'contrast ratio') */
double   il_palette_contrast    (const GdkRGBA *a,
                                 const GdkRGBA *b);

G_END_DECLS
