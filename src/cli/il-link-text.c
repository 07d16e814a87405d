/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/il-link-text.h"

#include <glib/gi18n-lib.h>

#include "formats/il-cells.h"

enum
{
  COLUMN_ID,
  COLUMN_TITLE,
  COLUMN_RATE,
  COLUMN_DELAY,
  N_COLUMNS,
};

/* The figures of presets have few digits, and are shown with all of them. */
static char *
dup_rate (const IlLinkPreset *preset)
{
  double rate = (double) preset->rate;

  return rate < 1e6 ? g_strdup_printf (_("%g kbit/s"), rate / 1e3)
                    : g_strdup_printf (_("%g Mbit/s"), rate / 1e6);
}

static char *
dup_delay (const IlLinkPreset *preset)
{
  return g_strdup_printf (_("%g ms"), (double) preset->delay / 1e3);
}

static void
fill_row (char               **cells,
          const IlLinkPreset  *preset)
{
  cells[COLUMN_ID] = g_strdup (preset->id);
  cells[COLUMN_TITLE] = g_strdup (il_link_preset_get_title (preset));
  cells[COLUMN_RATE] = dup_rate (preset);
  cells[COLUMN_DELAY] = dup_delay (preset);
}

static guint
width_of_column (char  *(*cells)[N_COLUMNS],
                 guint  n,
                 guint  column)
{
  guint width = 0;

  for (guint i = 0; i < n; i++)
    width = MAX (width, il_cells_width (cells[i][column]));

  return width;
}

/* Texts begin below each other, figures end so. */
static char *
dup_joined (char        **cells,
            const guint  *widths)
{
  g_autoptr (GString) row = g_string_new (NULL);

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      int padding = (int) (widths[i] - il_cells_width (cells[i]));
      gboolean is_figure = i == COLUMN_RATE || i == COLUMN_DELAY;

      g_string_append_printf (row, "%s%*s%s%*s", i > 0 ? "  " : "", is_figure ? padding : 0, "",
                              cells[i], is_figure ? 0 : padding, "");
    }

  return g_string_free (g_steal_pointer (&row), FALSE);
}

char *
il_link_text_dup_line (const IlLinkPreset *preset)
{
  g_autofree char *rate = NULL;
  g_autofree char *delay = NULL;

  g_return_val_if_fail (preset != NULL, NULL);

  rate = dup_rate (preset);
  delay = dup_delay (preset);

  /* Translators: a kind of network, such as '3G', how fast it is, such as
   * '400 kbit/s', and by how much each answer is later, such as '200 ms'. */
  return g_strdup_printf (_("Link: %s (%s, answers %s later)"),
                          il_link_preset_get_title (preset), rate, delay);
}

GPtrArray *
il_link_text_dup_rows (void)
{
  guint n;
  const IlLinkPreset *presets = il_link_presets (&n);
  g_autofree char *(*cells)[N_COLUMNS] = g_malloc0_n (n, sizeof *cells);
  guint widths[N_COLUMNS];
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    fill_row (cells[i], &presets[i]);

  for (guint i = 0; i < N_COLUMNS; i++)
    widths[i] = width_of_column (cells, n, i);

  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (rows, dup_joined (cells[i], widths));
      for (guint j = 0; j < N_COLUMNS; j++)
        g_clear_pointer (&cells[i][j], g_free);
    }

  return rows;
}

char *
il_link_text_dup_ids (void)
{
  guint n;
  const IlLinkPreset *presets = il_link_presets (&n);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "", presets[i].id);

  return g_string_free (g_steal_pointer (&ids), FALSE);
}
