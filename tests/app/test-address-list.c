/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/il-address-list.h"

#include "app/il-controls.h"

#include <string.h>

static void
test_check (void)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_auto (GStrv) good = NULL;
  const IlAddressProblem *problem;

  good = il_address_list_check ("http://a.example/1\r\n"
                                "\n"
                                "# a comment\n"
                                "   https://b.example/2  \n"
                                "ftp://c.example/\n"
                                "c.example\n"
                                "http://a.example/1", &problems);

  g_assert_cmpuint (g_strv_length (good), ==, 3);
  g_assert_cmpstr (good[0], ==, "http://a.example/1");
  g_assert_cmpstr (good[1], ==, "https://b.example/2");
  g_assert_cmpstr (good[2], ==, "http://a.example/1");

  g_assert_cmpuint (problems->len, ==, 2);
  problem = g_ptr_array_index (problems, 0);
  g_assert_cmpuint (problem->line, ==, 5);
  g_assert_nonnull (strstr (problem->reason, "ftp"));
  problem = g_ptr_array_index (problems, 1);
  g_assert_cmpuint (problem->line, ==, 6);
  g_assert_nonnull (strstr (problem->reason, "http://"));
}

static void
test_check_full (void)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_auto (GStrv) good = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < IL_ADDRESS_LIST_MAX + 3; i++)
    g_string_append_printf (text, "http://a.example/%u\n", i);
  good = il_address_list_check (text->str, &problems);

  g_assert_cmpuint (g_strv_length (good), ==, IL_ADDRESS_LIST_MAX);
  g_assert_cmpuint (problems->len, ==, 3);
}

/* Whatever is pasted: each line is good, wrong, empty or a comment. */
static void
test_check_random (void)
{
  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (GPtrArray) problems = NULL;
      g_auto (GStrv) good = NULL;
      char text[200];
      int n = g_test_rand_int_range (0, sizeof text - 1);

      for (int c = 0; c < n; c++)
        text[c] = (char) g_test_rand_int_range (1, 256);
      text[n] = '\0';
      good = il_address_list_check (text, &problems);

      for (guint p = 0; p < problems->len; p++)
        {
          const IlAddressProblem *problem = g_ptr_array_index (problems, p);

          g_assert_true (g_utf8_validate (problem->reason, -1, NULL));
        }
    }
}

/* Moving there and back, and removing what was added, change nothing. */
static void
test_inverse (void)
{
  const char *const list[] = { "a", "b", "c", "d", "e", NULL };

  for (guint from = 0; from < 5; from++)
    {
      for (guint to = 0; to < 5; to++)
        {
          g_auto (GStrv) moved = il_address_list_move (list, from, to);
          g_auto (GStrv) back = il_address_list_move ((const char *const *) moved, to, from);

          g_assert_cmpstr (moved[to], ==, list[from]);
          g_assert_cmpuint (g_strv_length (moved), ==, 5);
          g_assert_true (g_strv_equal ((const char *const *) back, list));
        }
    }
}

static void
test_join_remove (void)
{
  const char *const list[] = { "a", "b", NULL };
  const char *const more[] = { "c", NULL };
  g_auto (GStrv) joined = il_address_list_join (list, more);
  g_auto (GStrv) removed = il_address_list_remove ((const char *const *) joined, 2);
  g_auto (GStrv) first = il_address_list_remove (list, 0);

  g_assert_cmpuint (g_strv_length (joined), ==, 3);
  g_assert_true (g_strv_equal ((const char *const *) removed, list));
  g_assert_cmpstr (first[0], ==, "b");
}

/* The last value of the field stands for no limit, all others for themselves. */
static void
test_limit (void)
{
  for (guint n = 0; n < 2000; n += 7)
    {
      guint upper = il_controls_get_upper (n);

      g_assert_cmpuint (upper, >=, 9);
      g_assert_cmpuint (upper, <=, 1001);
      g_assert_cmpuint (il_controls_value_to_limit (upper, upper), ==, 0);
      g_assert_cmpuint (il_controls_limit_to_value (0, upper), ==, upper);
      for (guint limit = 1; limit < upper; limit++)
        g_assert_cmpuint (il_controls_value_to_limit (il_controls_limit_to_value (limit, upper),
                                                      upper), ==, limit);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/address-list/check", test_check);
  g_test_add_func ("/address-list/check-full", test_check_full);
  g_test_add_func ("/address-list/check-random", test_check_random);
  g_test_add_func ("/address-list/inverse", test_inverse);
  g_test_add_func ("/address-list/join-remove", test_join_remove);
  g_test_add_func ("/controls/limit", test_limit);

  return g_test_run ();
}
