/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/il-soup-compat.h"

#if SOUP_CHECK_VERSION (3, 4, 0)

void
il_soup_compat_init (void)
{
}

gboolean
il_soup_compat_can_choose (void)
{
  return TRUE;
}

void
il_soup_compat_force_http1 (SoupMessage *message)
{
  /* The project asks for 3.2 at most; this version check is the exception. */
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  soup_message_set_force_http1 (message, TRUE);
  G_GNUC_END_IGNORE_DEPRECATIONS
}

#else

void
il_soup_compat_init (void)
{
  /* Read by all versions; the only way in those before 3.4. */
  g_setenv ("SOUP_FORCE_HTTP1", "1", TRUE);
}

gboolean
il_soup_compat_can_choose (void)
{
  return FALSE;
}

void
il_soup_compat_force_http1 (SoupMessage *message)
{
}

#endif
