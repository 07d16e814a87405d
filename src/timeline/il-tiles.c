/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "timeline/il-tiles.h"

#include <math.h>

#define SQRT_2 1.4142135623730951

/* Samples per device pixel and direction: enough for smooth edges. */
#define SAMPLES 4

/* Half the thickness of a 1.5 px line. */
#define LINE_HALF .75

/* Pitches are measured across the lines; a tile is √2 as wide, rounded so
 * that it repeats on whole pixels. */
static const struct
{
  int width, height;
} sizes[] = {
  [IL_TILE_CONNECTING] = { 6, 6 },
  [IL_TILE_WAITING] = { 10, 10 },
  [IL_TILE_DOTS] = { 6, 2 },
  [IL_TILE_CUT] = { 36, 36 },
  [IL_TILE_TRIANGLE] = { 12, 8 },
  [IL_TILE_SAVED] = { 17, 17 },
};

typedef struct
{
  IlTile tile;
  int scale;
  GdkRGBA color;
} TileKey;

static guint
tile_key_hash (gconstpointer data)
{
  const TileKey *key = data;

  return gdk_rgba_hash (&key->color) * 31 + (guint) key->tile * 7 + (guint) key->scale;
}

static gboolean
tile_key_equal (gconstpointer a,
                gconstpointer b)
{
  const TileKey *ka = a, *kb = b;

  return ka->tile == kb->tile && ka->scale == kb->scale && gdk_rgba_equal (&ka->color, &kb->color);
}

/* Distance of a value to the nearest multiple of period. */
static double
distance_to_multiple (double value,
                      double period)
{
  double rest = fabs (fmod (value, period));

  return MIN (rest, period - rest);
}

static double
sample_coverage (IlTile tile,
                 int    column,
                 int    row,
                 int    scale)
{
  int covered = 0;

  for (int i = 0; i < SAMPLES * SAMPLES; i++)
    {
      double x = (column + (i % SAMPLES + .5) / SAMPLES) / scale;
      double y = (row + (i / SAMPLES + .5) / SAMPLES) / scale;

      covered += il_tile_get_coverage (tile, x, y) ? 1 : 0;
    }

  return (double) covered / (SAMPLES * SAMPLES);
}

static GdkTexture *
render_tile (const TileKey *key)
{
  int width = sizes[key->tile].width * key->scale;
  int height = sizes[key->tile].height * key->scale;
  guint8 *pixels = g_malloc ((gsize) width * height * 4);
  g_autoptr (GBytes) bytes = g_bytes_new_take (pixels, (gsize) width * height * 4);

  for (int row = 0; row < height; row++)
    {
      for (int column = 0; column < width; column++)
        {
          double alpha = key->color.alpha * sample_coverage (key->tile, column, row, key->scale);

          *pixels++ = (guint8) lround (key->color.red * alpha * 255);
          *pixels++ = (guint8) lround (key->color.green * alpha * 255);
          *pixels++ = (guint8) lround (key->color.blue * alpha * 255);
          *pixels++ = (guint8) lround (alpha * 255);
        }
    }

  return gdk_memory_texture_new (width, height, GDK_MEMORY_R8G8B8A8_PREMULTIPLIED, bytes,
                                 (gsize) width * 4);
}

void
il_tile_get_size (IlTile  tile,
                  int    *width,
                  int    *height)
{
  g_return_if_fail (tile < IL_N_TILES);

  *width = sizes[tile].width;
  *height = sizes[tile].height;
}

gboolean
il_tile_get_coverage (IlTile tile,
                      double x,
                      double y)
{
  switch (tile)
    {
    case IL_TILE_CONNECTING:
      return distance_to_multiple (x - y, sizes[tile].width) <= LINE_HALF * SQRT_2;

    case IL_TILE_WAITING:
    case IL_TILE_SAVED:
      return distance_to_multiple (x + y, sizes[tile].width) <= LINE_HALF * SQRT_2;

    case IL_TILE_DOTS:
      return hypot (x - 1, y - 1) <= 1;

    case IL_TILE_CUT:
      return x + y <= sizes[tile].height;

    case IL_TILE_TRIANGLE:
      return fabs (x - 6) <= (8 - y) * .75;

    default:
      g_return_val_if_reached (FALSE);
    }
}

GdkTexture *
il_tile_get_texture (IlTile         tile,
                     const GdkRGBA *color,
                     int            scale)
{
  static GHashTable *cache;
  TileKey key = { tile, MAX (scale, 1), *color };
  GdkTexture *texture;

  g_return_val_if_fail (tile < IL_N_TILES, NULL);

  if (cache == NULL)
    cache = g_hash_table_new_full (tile_key_hash, tile_key_equal, g_free, g_object_unref);

  texture = g_hash_table_lookup (cache, &key);
  if (texture == NULL)
    {
      texture = render_tile (&key);
      g_hash_table_insert (cache, g_memdup2 (&key, sizeof key), texture);
    }

  return texture;
}
