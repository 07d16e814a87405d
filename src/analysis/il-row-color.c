/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/il-row-color.h"

static const struct
{
  guint32 fill, light_outline, dark_outline;
} colors[IL_N_ROW_COLORS] = {
  { 0x0072b2, 0x003d61, 0x6db9e8 }, /* blue */
  { 0xd55e00, 0x6e3000, 0xff9c5a }, /* vermillion */
  { 0x009e73, 0x00523c, 0x4fd2ab }, /* bluish green */
  { 0xcc79a7, 0x7a3a5e, 0xf0b8d5 }, /* reddish purple */
  { 0x56b4e9, 0x1f5c80, 0xabdaf4 }, /* sky blue */
  { 0xe69f00, 0x6b4a00, 0xf3cf80 }, /* orange */
  { 0xf0e442, 0x6b6400, 0xf8f2a1 }, /* yellow */
};

guint32
il_row_color_fill (guint index)
{
  return colors[index % IL_N_ROW_COLORS].fill;
}

guint32
il_row_color_outline (guint    index,
                      gboolean dark)
{
  index %= IL_N_ROW_COLORS;

  return dark ? colors[index].dark_outline : colors[index].light_outline;
}
