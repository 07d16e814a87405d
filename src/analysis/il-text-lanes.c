/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "analysis/il-text.h"

#include <glib/gi18n-lib.h>

/* Rates swing: more than two digits would never stand still. */
static char *
dup_figure (double value)
{
  return g_strdup_printf ("%.*f", value < 9.95 ? 1 : 0, value);
}

char *
il_text_in_flight (guint n,
                   guint limit)
{
  g_autofree char *number = il_text_count (n);
  g_autofree char *most = NULL;

  if (limit == 0)
    /* Translators: so many downloads are on their way at once. */
    return g_strdup_printf (ngettext ("%s in flight", "%s in flight", n), number);

  most = il_text_count (limit);
  /* Translators: so many downloads are on their way at once, of so many allowed. */
  return g_strdup_printf (ngettext ("%s of %s in flight", "%s of %s in flight", n), number, most);
}

char *
il_text_rate (double bytes_per_second)
{
  double value = MAX (0, bytes_per_second) / 1000;
  g_autofree char *figure = NULL;

  if (value < .9995)
    {
      figure = g_strdup_printf ("%.0f", value * 1000);
      /* Translators: bytes per second; kB are 1000 bytes. */
      return g_strdup_printf (_("%s B/s"), figure);
    }

  if (value < 999.5)
    {
      figure = dup_figure (value);
      return g_strdup_printf (_("%s kB/s"), figure);
    }

  if (value < 999500)
    {
      figure = dup_figure (value / 1000);
      return g_strdup_printf (_("%s MB/s"), figure);
    }

  figure = dup_figure (value / 1e6);
  return g_strdup_printf (_("%s GB/s"), figure);
}

char *
il_text_at_most (const char *figure)
{
  /* Translators: the highest that a curve came, as in 'at most 4' or 'at most 2.1 MB/s'. */
  return g_strdup_printf (_("at most %s"), figure);
}

char *
il_text_now_at_most (const char *now,
                     const char *most)
{
  /* Translators: what a curve shows, for screen readers: '4 now, at most 4', '410 kB/s now,
   * at most 1.2 MB/s'. */
  return g_strdup_printf (_("%s now, at most %s"), now, most);
}
