/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "timeline/il-palette.h"
#include "timeline/il-tiles.h"

#include <string.h>

#include "analysis/il-row-color.h"

/* WCAG 2.1: text 4.5 to 1, graphics 3 to 1. */
#define TEXT_MIN 4.5
#define GRAPHICS_MIN 3.0

static void
test_contrast_formula (void)
{
  const GdkRGBA black = { 0, 0, 0, 1 }, white = { 1, 1, 1, 1 };

  g_assert_cmpfloat_with_epsilon (il_palette_contrast (&black, &white), 21, .001);
  g_assert_cmpfloat_with_epsilon (il_palette_contrast (&white, &white), 1, .001);
}

static void
check_row (IlStyle style,
           guint   index)
{
  IlRowColors row = il_palette_get_row (style, index);
  const IlSharedColors *shared = il_palette_get_shared (style);

  g_assert_cmpfloat (il_palette_contrast (&row.digit, &row.fill), >=, TEXT_MIN);
  g_assert_cmpfloat (il_palette_contrast (&row.outline, &shared->card), >=, GRAPHICS_MIN);
  g_assert_cmpfloat (il_palette_contrast (&row.hatch, &row.tint), >=, GRAPHICS_MIN);
  g_assert_cmpfloat (il_palette_contrast (&row.dots, &shared->card), >=, GRAPHICS_MIN);
  g_assert_cmpfloat (il_palette_contrast (&row.mark, &row.fill), >=, GRAPHICS_MIN);
}

static void
test_contrast (void)
{
  for (IlStyle style = 0; style < IL_N_STYLES; style++)
    {
      const IlSharedColors *shared = il_palette_get_shared (style);

      g_assert_cmpfloat (il_palette_contrast (&shared->text, &shared->card), >=, TEXT_MIN);
      g_assert_cmpfloat (il_palette_contrast (&shared->dim, &shared->card), >=, TEXT_MIN);
      g_assert_cmpfloat (il_palette_contrast (&shared->done, &shared->card), >=, TEXT_MIN);
      g_assert_cmpfloat (il_palette_contrast (&shared->failed, &shared->card), >=, TEXT_MIN);
      g_assert_cmpfloat (il_palette_contrast (&shared->drawing, &shared->card), >=, GRAPHICS_MIN);
      g_assert_cmpfloat (il_palette_contrast (&shared->pill_text, &shared->playhead), >=, TEXT_MIN);

      for (guint i = 0; i < IL_N_ROW_COLORS; i++)
        check_row (style, i);
    }
}

/* @over lies on @under, which is opaque. */
static GdkRGBA
blend (const GdkRGBA *over,
       const GdkRGBA *under)
{
  float rest = 1 - over->alpha;

  return (GdkRGBA) { over->red * over->alpha + under->red * rest,
                     over->green * over->alpha + under->green * rest,
                     over->blue * over->alpha + under->blue * rest, 1.f };
}

/* Slim lanes: the outline on either side of it, the baseline, the limit; flags:
 * a full word; the critical path, which stands between bars and the card. */
static void
test_contrast_lanes (void)
{
  for (IlStyle style = 0; style < IL_N_STYLES; style++)
    {
      const IlSharedColors *shared = il_palette_get_shared (style);
      GdkRGBA area = blend (&shared->trough, &shared->card);
      GdkRGBA baseline = blend (&shared->label_tick, &shared->card);

      g_assert_cmpfloat (il_palette_contrast (&shared->dim, &shared->card), >=, TEXT_MIN);
      g_assert_cmpfloat (il_palette_contrast (&shared->dim, &area), >=, GRAPHICS_MIN);
      g_assert_cmpfloat (il_palette_contrast (&baseline, &shared->card), >=, GRAPHICS_MIN);
      g_assert_cmpfloat (il_palette_contrast (&shared->text, &area), >=, TEXT_MIN);
      g_assert_cmpfloat (il_palette_contrast (&shared->text, &shared->card), >=, 7);
    }
}

static void
test_rows_repeat (void)
{
  IlRowColors first = il_palette_get_row (IL_STYLE_LIGHT, 0);
  IlRowColors eighth = il_palette_get_row (IL_STYLE_LIGHT, IL_N_ROW_COLORS);

  g_assert_true (gdk_rgba_equal (&first.fill, &eighth.fill));
}

static void
test_css (void)
{
  for (IlStyle style = 0; style < IL_N_STYLES; style++)
    {
      g_autofree char *css = il_palette_dup_css (style);

      for (guint i = 0; i < IL_N_ROW_COLORS; i++)
        {
          g_autofree char *selector = g_strdup_printf (".il-row-%u .il-badge", i);

          g_assert_nonnull (strstr (css, selector));
        }

      g_assert_true ((strstr (css, ".il-frame { border-color") != NULL)
                     == il_style_is_contrast (style));
    }
}

/* A repeating tile continues on its other side as if there were no edge. */
static void
test_tiles_seamless (void)
{
  const IlTile repeating[] = { IL_TILE_CONNECTING, IL_TILE_WAITING, IL_TILE_SAVED };

  for (guint i = 0; i < G_N_ELEMENTS (repeating); i++)
    {
      int width, height;

      il_tile_get_size (repeating[i], &width, &height);
      for (guint n = 0; n < 1000; n++)
        {
          double x = g_test_rand_double_range (0, width);
          double y = g_test_rand_double_range (0, height);
          gboolean covered = il_tile_get_coverage (repeating[i], x, y);

          g_assert_true (covered == il_tile_get_coverage (repeating[i], x + width, y));
          g_assert_true (covered == il_tile_get_coverage (repeating[i], x, y + height));
        }
    }
}

static void
test_tiles_textures (void)
{
  const GdkRGBA red = { 1, 0, 0, 1 }, blue = { 0, 0, 1, 1 };

  for (IlTile tile = 0; tile < IL_N_TILES; tile++)
    {
      GdkTexture *texture = il_tile_get_texture (tile, &red, 2);
      int width, height;

      il_tile_get_size (tile, &width, &height);
      g_assert_cmpint (gdk_texture_get_width (texture), ==, width * 2);
      g_assert_cmpint (gdk_texture_get_height (texture), ==, height * 2);
      g_assert_true (il_tile_get_texture (tile, &red, 2) == texture);
      g_assert_true (il_tile_get_texture (tile, &blue, 2) != texture);
      g_assert_true (il_tile_get_texture (tile, &red, 1) != texture);
    }
}

/* Connecting and waiting must differ in a print without colours. */
static void
test_tiles_lean (void)
{
  g_assert_true (il_tile_get_coverage (IL_TILE_CONNECTING, 2.5, 2.5));
  g_assert_false (il_tile_get_coverage (IL_TILE_CONNECTING, 4, 1));
  g_assert_true (il_tile_get_coverage (IL_TILE_WAITING, 7, 3));
  g_assert_false (il_tile_get_coverage (IL_TILE_WAITING, 2.5, 2.5));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/palette/contrast-formula", test_contrast_formula);
  g_test_add_func ("/palette/contrast", test_contrast);
  g_test_add_func ("/palette/contrast-lanes", test_contrast_lanes);
  g_test_add_func ("/palette/rows-repeat", test_rows_repeat);
  g_test_add_func ("/palette/css", test_css);
  g_test_add_func ("/tiles/seamless", test_tiles_seamless);
  g_test_add_func ("/tiles/textures", test_tiles_textures);
  g_test_add_func ("/tiles/lean", test_tiles_lean);

  return g_test_run ();
}
