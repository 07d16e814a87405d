/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/il-engine-init.h"

#include <sys/resource.h>

#include "engine/il-soup-compat.h"

/* For fonts, icons, the display, pipes and whatever libraries keep open. */
#define FILES_FOR_OTHERS 100

/* The server of a connection to the lab is in this process too. */
#define ENDS 2

/* The soft limit is low for programs that use select(), which GLib does not. */
static void
raise_file_limit (void)
{
  struct rlimit limit;

  if (getrlimit (RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == limit.rlim_max)
    return;

  limit.rlim_cur = limit.rlim_max;
  if (setrlimit (RLIMIT_NOFILE, &limit) != 0)
    g_debug ("The limit of open files stays as it is");
}

void
il_engine_init (void)
{
  raise_file_limit ();
  il_soup_compat_init ();
}

guint
il_engine_get_max_sockets (void)
{
  struct rlimit limit;

  if (getrlimit (RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur <= FILES_FOR_OTHERS + ENDS)
    return 1;

  return MIN ((limit.rlim_cur - FILES_FOR_OTHERS) / ENDS, G_MAXINT);
}
