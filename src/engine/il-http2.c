/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "engine/il-http2.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#include "engine/il-soup-compat.h"

/*
 * The first version that was measured and found good.  tests/bench/http2.py
 * measures the one in use; these are its figures, with nginx on the loopback
 * address of a machine with two cores.
 *
 *                               3.2.3      3.6.5      3.8.0      HTTP/1.1
 * 8 x 500 ms over one
 *   connection: ms between ends 0.1        0.1        0.2        1 to 3
 * 5,000 x 1 KiB, 64 at once: s  0.4        0.6 to 0.9 0.5 to 1.1 1.8 to 2.9
 * 64 MiB: s                     0.8        1.6        0.2        0.2
 * 1 GiB: s                      over 15    6.5        1.5        1.0 to 1.4
 *   memory: MiB                 over 400   1061       25         19
 * 1 GiB, but 1 MiB/s is read:
 *   memory after 5 s: MiB       122        1061       25         19
 * 8 x 64 MiB: frames painted    1 %        1 %        40 to 60 % 80 to 85 %
 *   longest without one: ms     5800       6060       96 to 197  85 to 128
 *   memory: MiB                 180        540        35         20
 *
 * Before 3.8 (3.7 was not at hand) libsoup takes in all that a server sends,
 * whether it is read or not, so that any server can fill the memory, and does so
 * at a priority that leaves the window no time.  Before 3.6.6 it also uses memory
 * that it has freed (CVE-2025-12105).  All versions leave one thing to our
 * deadline: whoever is reading a document is not told that the server gave it up,
 * or that the connection was lost.
 */
#define GOOD_MAJOR 3
#define GOOD_MINOR 8

gboolean
il_http2_is_good (guint major,
                  guint minor)
{
  return major > GOOD_MAJOR || (major == GOOD_MAJOR && minor >= GOOD_MINOR);
}

gboolean
il_http2_is_offered (void)
{
  return il_soup_compat_can_choose ()
         && il_http2_is_good (soup_get_major_version (), soup_get_minor_version ());
}

char *
il_http2_dup_reason (void)
{
  guint major = soup_get_major_version ();
  guint minor = soup_get_minor_version ();

  if (il_http2_is_offered ())
    return NULL;

  if (il_http2_is_good (major, minor))
    return g_strdup (_("HTTP/2 is not offered: this program was built with a version of libsoup "
                       "that does not allow to choose it."));

  return g_strdup_printf (
    /* Translators: these are version numbers, such as 3.8 and 3.2.3. */
    _("HTTP/2 is not offered: it needs libsoup %u.%u, and version %u.%u.%u, which is in use, "
      "keeps whole documents in memory."),
    GOOD_MAJOR, GOOD_MINOR, major, minor, soup_get_micro_version ());
}
