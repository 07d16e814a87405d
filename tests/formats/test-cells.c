/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "formats/il-cells.h"

#include <string.h>

/* A character with its marks, and the columns that it takes. */
static const struct
{
  const char *text;
  guint width;
} clusters[] = {
  { "a", 1 },
  { " ", 1 },
  { "\303\251", 1 },                 /* é */
  { "e\314\201", 1 },                /* e and U+0301 */
  { "o\314\210\314\201", 1 },        /* o, U+0308 and U+0301 */
  { "\342\226\210", 1 },             /* U+2588, a full block */
  { "\347\225\214", 2 },             /* U+754C */
  { "\343\201\213\343\202\231", 2 }, /* U+304B and U+3099 */
  { "\360\237\230\200", 2 },         /* U+1F600 */
};

typedef struct
{
  GString *text;
  GArray *ends;
  GArray *widths;
} Sample;

static void
sample_clear (Sample *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->ends);
  g_array_unref (self->widths);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sample, sample_clear)

/* Any text, with the bytes and columns up to the end of each cluster. */
static void
sample_init (Sample *self)
{
  gint32 n = g_test_rand_int_range (0, 30);
  guint width = 0;
  gsize end = 0;

  self->text = g_string_new (NULL);
  self->ends = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->widths = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (self->ends, end);
  g_array_append_val (self->widths, width);

  for (gint32 i = 0; i < n; i++)
    {
      gint32 which = g_test_rand_int_range (0, G_N_ELEMENTS (clusters));

      g_string_append (self->text, clusters[which].text);
      width += clusters[which].width;
      end = self->text->len;
      g_array_append_val (self->ends, end);
      g_array_append_val (self->widths, width);
    }
}

/* The last end of a cluster within so many columns. */
static gsize
naive_fit (const Sample *sample,
           guint         columns)
{
  gsize fit = 0;

  for (guint i = 0; i < sample->widths->len; i++)
    if (g_array_index (sample->widths, guint, i) <= columns)
      fit = g_array_index (sample->ends, gsize, i);

  return fit;
}

static void
check_cut (const Sample *sample,
           guint         columns,
           gboolean      unicode)
{
  const char *sign = unicode ? "\342\200\246" : "...";
  guint sign_width = unicode ? 1 : 3;
  guint width = il_cells_width (sample->text->str);
  g_autofree char *cut = il_cells_dup_cut (sample->text->str, columns, unicode);

  g_assert_true (g_utf8_validate (cut, -1, NULL));
  g_assert_cmpuint (il_cells_width (cut), <=, columns);

  if (width <= columns)
    {
      g_assert_cmpstr (cut, ==, sample->text->str);
    }
  else if (columns < sign_width)
    {
      g_assert_true (g_str_has_prefix (sign, cut));
      g_assert_cmpuint (il_cells_width (cut), ==, unicode ? 0 : columns);
    }
  else
    {
      gsize kept = strlen (cut) - strlen (sign);

      g_assert_true (g_str_has_suffix (cut, sign));
      g_assert_cmpuint (kept, ==, naive_fit (sample, columns - sign_width));
      g_assert_cmpmem (cut, kept, sample->text->str, kept);
    }
}

static void
test_naive (void)
{
  for (guint round = 0; round < 3000; round++)
    {
      g_auto (Sample) sample = { NULL };
      guint columns = (guint) g_test_rand_int_range (0, 50);

      sample_init (&sample);
      g_assert_cmpuint (il_cells_width (sample.text->str), ==,
                        g_array_index (sample.widths, guint, sample.widths->len - 1));
      g_assert_cmpuint (il_cells_fit (sample.text->str, columns), ==,
                        naive_fit (&sample, columns));
      check_cut (&sample, columns, TRUE);
      check_cut (&sample, columns, FALSE);
    }
}

static void
test_narrow (void)
{
  for (guint columns = 0; columns <= 5; columns++)
    {
      static const char *const ascii[] = { "", ".", "..", "...", "a...", "abcde" };
      static const char *const unicode[] = { "", "\342\200\246", "a\342\200\246",
                                             "ab\342\200\246", "abc\342\200\246", "abcde" };
      g_autofree char *plain = il_cells_dup_cut ("abcde", columns, FALSE);
      g_autofree char *fine = il_cells_dup_cut ("abcde", columns, TRUE);

      g_assert_cmpstr (plain, ==, ascii[columns]);
      g_assert_cmpstr (fine, ==, unicode[columns]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cells/naive", test_naive);
  g_test_add_func ("/cells/narrow", test_narrow);

  return g_test_run ();
}
