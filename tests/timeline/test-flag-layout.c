/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "timeline/il-flag-layout.h"

#include <math.h>

#define WIDTH 800.0

static const double widths[IL_N_FLAGS] = { 44, 52 };

static void
place (IlFlagPlace  *places,
       double        ideal,
       double        guess,
       const IlSpan *pill)
{
  il_flag_layout_init (places, (const double[]) { ideal, guess }, widths, pill, WIDTH);
}

static void
test_none (void)
{
  IlFlagPlace places[IL_N_FLAGS];

  place (places, NAN, NAN, NULL);
  g_assert_true (isnan (places[IL_FLAG_IDEAL].pole));
  g_assert_false (il_flag_place_has_word (&places[IL_FLAG_GUESS]));

  /* Outside, there is nothing to see. */
  place (places, -1, WIDTH + 1, NULL);
  g_assert_true (isnan (places[IL_FLAG_IDEAL].pole));
  g_assert_true (isnan (places[IL_FLAG_GUESS].pole));
}

static void
test_sides (void)
{
  IlFlagPlace places[IL_N_FLAGS];

  place (places, 100, 300, NULL);
  g_assert_cmpfloat (places[IL_FLAG_IDEAL].word.x0, ==, 100);
  g_assert_cmpfloat (places[IL_FLAG_GUESS].word.x0, ==, 300);

  /* At the end there is no room to the right. */
  place (places, WIDTH - 10, NAN, NULL);
  g_assert_cmpfloat (places[IL_FLAG_IDEAL].word.x1, ==, WIDTH - 10);

  /* Near each other they fly apart, so that no word covers the other's pole. */
  for (double distance = 1; distance < 20; distance++)
    {
      place (places, 400, 400 + distance, NULL);
      g_assert_cmpfloat (places[IL_FLAG_IDEAL].word.x1, ==, 400);
      g_assert_cmpfloat (places[IL_FLAG_GUESS].word.x0, ==, 400 + distance);
      place (places, 400 + distance, 400, NULL);
      g_assert_cmpfloat (places[IL_FLAG_GUESS].word.x1, ==, 400);
    }
}

/* Both times under the pill: a word on either side of it. */
static void
test_pill (void)
{
  const IlSpan pill = { 370, 430 };
  IlFlagPlace places[IL_N_FLAGS];

  place (places, 398, 402, &pill);
  g_assert_true (il_flag_place_has_word (&places[IL_FLAG_IDEAL]));
  g_assert_true (il_flag_place_has_word (&places[IL_FLAG_GUESS]));
  g_assert_false (il_span_meets (&places[IL_FLAG_IDEAL].word, &pill, 4));
  g_assert_false (il_span_meets (&places[IL_FLAG_GUESS].word, &pill, 4));
  g_assert_false (il_span_meets (&places[IL_FLAG_IDEAL].word, &places[IL_FLAG_GUESS].word, 0));
}

static void
check_word (const IlFlagPlace *flag,
            double             word_width,
            const IlSpan      *pill,
            double             width)
{
  if (!il_flag_place_has_word (flag))
    return;

  g_assert_cmpfloat_with_epsilon (flag->word.x1 - flag->word.x0, word_width, 1e-6);
  g_assert_cmpfloat (flag->word.x0, >=, 0);
  g_assert_cmpfloat (flag->word.x1, <=, width);
  g_assert_false (pill != NULL && il_span_meets (&flag->word, pill, 3.999));
}

/* Whatever stands where, words cover neither each other nor the pill, and where
 * there is much room, none is missing. */
static void
test_random (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      double width = g_test_rand_int_range (1, 1500);
      double poles[IL_N_FLAGS] = { g_test_rand_double_range (-50, width + 50),
                                   g_test_rand_double_range (-50, width + 50) };
      double x0 = g_test_rand_double_range (0, width);
      IlSpan pill = { x0, MIN (x0 + 60, width) };
      const IlSpan *given = g_test_rand_bit () ? &pill : NULL;
      IlFlagPlace places[IL_N_FLAGS];

      if (g_test_rand_bit ())
        poles[1] = poles[0];
      il_flag_layout_init (places, poles, widths, given, width);
      for (guint f = 0; f < IL_N_FLAGS; f++)
        {
          check_word (&places[f], widths[f], given, width);
          g_assert_true (isnan (places[f].pole) == (poles[f] < 0 || poles[f] > width));
          if (width > 400 && !isnan (places[f].pole))
            g_assert_true (il_flag_place_has_word (&places[f]));
        }
      if (il_flag_place_has_word (&places[0]) && il_flag_place_has_word (&places[1]))
        g_assert_false (il_span_meets (&places[0].word, &places[1].word, 0));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/flag-layout/none", test_none);
  g_test_add_func ("/flag-layout/sides", test_sides);
  g_test_add_func ("/flag-layout/pill", test_pill);
  g_test_add_func ("/flag-layout/random", test_random);

  return g_test_run ();
}
