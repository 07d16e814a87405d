/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/engine.h"

#include <sys/resource.h>

static void
set_limit (rlim_t soft)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_NOFILE, &limit), ==, 0);
  limit.rlim_cur = MIN (soft, limit.rlim_max);
  g_assert_cmpint (setrlimit (RLIMIT_NOFILE, &limit), ==, 0);
}

/* Some files are left to the rest of the program, and half of the others to
 * the lab; one socket is always there, however low the limit. */
static void
test_max_sockets (void)
{
  set_limit (50);
  g_assert_cmpuint (il_engine_get_max_sockets (), ==, 1);
  set_limit (100);
  g_assert_cmpuint (il_engine_get_max_sockets (), ==, 1);
  set_limit (101);
  g_assert_cmpuint (il_engine_get_max_sockets (), ==, 1);
  set_limit (102);
  g_assert_cmpuint (il_engine_get_max_sockets (), ==, 1);
  set_limit (180);
  g_assert_cmpuint (il_engine_get_max_sockets (), ==, 40);
}

static void
test_raised (void)
{
  struct rlimit limit;

  set_limit (150);
  il_engine_init ();
  g_assert_cmpint (getrlimit (RLIMIT_NOFILE, &limit), ==, 0);
  g_assert_true (limit.rlim_cur == limit.rlim_max);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine-init/max-sockets", test_max_sockets);
  g_test_add_func ("/engine-init/raised", test_raised);

  return g_test_run ();
}
