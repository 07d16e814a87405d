/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "recording/il-error.h"
#include "recording/il-showable.h"

/* Every code has words of its own, and what is no code has some. */
static void
test_titles (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (int code = 0; code <= IL_ERROR_FAILED; code++)
    {
      const char *title = il_error_get_title ((IlError) code);

      g_assert_cmpstr (title, !=, "");
      g_assert_true (g_hash_table_add (seen, (gpointer) title));
    }

  g_assert_cmpstr (il_error_get_title ((IlError) 1000), ==, il_error_get_title (IL_ERROR_FAILED));
  g_assert_cmpstr (il_error_get_title ((IlError) -1), ==, il_error_get_title (IL_ERROR_FAILED));
}

static const struct
{
  const char *text;
  const char *shown;
} showable[] = {
  { "", "" },
  { "déjà <b>vu</b> &amp;", "déjà <b>vu</b> &amp;" },
  { "\033[31mred", "\357\277\275[31mred" },
  { "a\nb\tc\r", "a\357\277\275b\357\277\275c\357\277\275" },
  { "\177", "\357\277\275" },
  { "\302\233" "2J", "\357\277\275" "2J" },
  { "\342\200\256gpj.exe", "\357\277\275gpj.exe" },
  { "\342\201\246x\342\201\251", "\357\277\275x\357\277\275" },
  { "\342\200\250\342\200\251\342\200\213\357\273\277",
    "\357\277\275\357\277\275\357\277\275\357\277\275" },
  { "\377\376x", "\357\277\275\357\277\275x" },
  { "\357\274", "\357\277\275\357\277\275" },
};

static void
test_showable (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (showable); i++)
    {
      g_autofree char *shown = il_dup_showable (showable[i].text);

      g_assert_cmpstr (shown, ==, showable[i].shown);
    }
}

static void
test_escaped (void)
{
  static const struct
  {
    const char *text;
    const char *escaped;
  } cases[] = {
    { "", "" },
    { "déjà\\x1b", "déjà\\x1b" },
    { "\033[31mred\n", "\\x1b[31mred\\x0a" },
    { "\302\233" "2J\177", "\\x9b2J\\x7f" },
    { "\342\200\256gpj", "\\u202egpj" },
    { "\363\240\200\201", "\\U000e0001" },
    { "\377x\357\274", "\\xffx\\xef\\xbc" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *escaped = il_dup_escaped (cases[i].text);

      g_assert_cmpstr (escaped, ==, cases[i].escaped);
    }
}

/* Nothing that is escaped is left for the other to replace. */
static void
test_escaped_is_showable (void)
{
  for (guint round = 0; round < 20000; round++)
    {
      char text[16] = "";
      g_autofree char *escaped = NULL;
      g_autofree char *shown = NULL;

      for (guint i = 0; i < sizeof text - 1; i++)
        text[i] = (char) g_test_rand_int_range (0, 256);

      escaped = il_dup_escaped (text);
      shown = il_dup_showable (escaped);
      g_assert_cmpstr (escaped, ==, shown);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/error/titles", test_titles);
  g_test_add_func ("/error/showable", test_showable);
  g_test_add_func ("/error/escaped", test_escaped);
  g_test_add_func ("/error/escaped-is-showable", test_escaped_is_showable);

  return g_test_run ();
}
