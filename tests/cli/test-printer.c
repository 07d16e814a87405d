/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>
#include <string.h>

#include "cli/il-printer.h"

#define COLUMNS 20

static const gunichar letters[] = { 'a', '?', 0xe9, 0xa0, 0x2019, 0xab, 0x202f, 0x4e2d, 0x1f600 };

static char *
dup_random (void)
{
  g_autoptr (GString) text = g_string_new ("a");
  guint n = (guint) g_test_rand_int_range (0, 60);

  for (guint i = 0; i < n; i++)
    g_string_append_unichar (text, letters[g_test_rand_int_range (0, G_N_ELEMENTS (letters))]);

  return g_strdup (text->str);
}

/* What leaves for the text, through a screen or without one. */
static char *
dup_printed (const char *text,
             gboolean    on_screen,
             gboolean    as_error)
{
  char *printed = NULL;
  gsize length;
  FILE *output = open_memstream (&printed, &length);
  g_autoptr (IlPrinter) printer = il_printer_new (output, output);

  if (on_screen)
    il_printer_use_screen (printer, COLUMNS, 5, TRUE);

  if (as_error)
    il_printer_error (printer, text);
  else
    il_printer_line (printer, text);

  fclose (output);

  return printed;
}

/* A terminal gets no byte that it can’t show. */
static void
test_ascii (void)
{
  g_assert_nonnull (setlocale (LC_ALL, "C"));

  for (guint i = 0; i < 2000; i++)
    {
      gboolean on_screen = i % 2 == 0;
      g_autofree char *text = dup_random ();
      g_autofree char *printed = dup_printed (text, on_screen, i % 4 < 2);

      g_assert_true (g_str_is_ascii (printed));
      if (g_str_is_ascii (text))
        g_assert_nonnull (strstr (printed, on_screen ? "a" : text));
    }
}

/* Letters that the locale has are kept beside one that it does not have. */
static void
test_latin (void)
{
  static const char *const names[] = { "fr_FR.ISO-8859-1", "fr_FR", "de_DE.ISO-8859-1",
                                       "en_US.ISO-8859-1" };
  const char *charset = "";
  g_autofree char *plain = NULL;
  g_autofree char *on_screen = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names) && !g_str_equal (charset, "ISO-8859-1"); i++)
    {
      if (setlocale (LC_ALL, names[i]) != NULL)
        g_get_charset (&charset);
    }

  if (!g_str_equal (charset, "ISO-8859-1"))
    {
      g_test_skip ("no locale of ISO-8859-1");
      return;
    }

  plain = dup_printed ("l’été", FALSE, FALSE);
  g_assert_cmpstr (plain, ==, "l'\351t\351\n");

  on_screen = dup_printed ("l’été", TRUE, FALSE);
  g_assert_nonnull (strstr (on_screen, "l'\351t\351"));
}

/* Where the locale is UTF-8, nothing changes. */
static void
test_utf8 (void)
{
  if (setlocale (LC_ALL, "C.UTF-8") == NULL)
    {
      g_test_skip ("no locale of UTF-8");
      return;
    }

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *text = dup_random ();
      g_autofree char *line = g_strconcat (text, "\n", NULL);
      g_autofree char *printed = dup_printed (text, FALSE, i % 2 == 0);

      g_assert_cmpstr (printed, ==, line);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/printer/ascii", test_ascii);
  g_test_add_func ("/printer/latin", test_latin);
  g_test_add_func ("/printer/utf8", test_utf8);

  return g_test_run ();
}
