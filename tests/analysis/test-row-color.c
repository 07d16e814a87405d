/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/il-row-color.h"

static void
test_apart (void)
{
  for (guint i = 0; i < IL_N_ROW_COLORS; i++)
    {
      for (guint j = 0; j < i; j++)
        g_assert_cmphex (il_row_color_fill (i), !=, il_row_color_fill (j));
    }
}

static void
test_repeat (void)
{
  for (guint i = 0; i < 1000; i++)
    {
      g_assert_cmphex (il_row_color_fill (i), ==, il_row_color_fill (i + IL_N_ROW_COLORS));
      g_assert_cmphex (il_row_color_fill (i), <=, 0xffffff);
    }

  il_row_color_fill (G_MAXUINT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/row-color/apart", test_apart);
  g_test_add_func ("/row-color/repeat", test_repeat);

  return g_test_run ();
}
