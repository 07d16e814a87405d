/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "recording/il-arrivals.h"
#include "recording/il-phases.h"

#define ENTRY_SIZE 16
/* These are in place in any log. */
#define FEW 2
#define CHUNK_SIZE (4096 * ENTRY_SIZE)

/* The same log without any cleverness: sums are made anew for each question. */
typedef struct
{
  gint64 time;
  guint64 bytes;
  guint64 lines;
} Read;

typedef struct
{
  IlArrivals *arrivals;
  GArray *reads;
} Twins;

static Twins *
twins_new (void)
{
  Twins *self = g_new0 (Twins, 1);

  self->arrivals = il_arrivals_new ();
  self->reads = g_array_new (FALSE, FALSE, sizeof (Read));

  return self;
}

static void
twins_free (Twins *self)
{
  il_arrivals_free (self->arrivals);
  g_array_unref (self->reads);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Twins, twins_free)

static const Read *
read_at (const Twins *self,
         guint        index)
{
  return &g_array_index (self->reads, Read, index);
}

static void
twins_append (Twins   *self,
              gint64   time,
              guint64  bytes,
              guint64  lines)
{
  Read read = { MAX (0, time), bytes, lines };

  if (self->reads->len > 0)
    read.time = MAX (read.time, read_at (self, self->reads->len - 1)->time);

  g_array_append_val (self->reads, read);
  il_arrivals_append (self->arrivals, time, bytes, lines);
}

/* Times that repeat, times that run backwards, long silences, reads without
 * lines and reads with very many. */
static void
twins_append_any (Twins  *self,
                  gint64 *time)
{
  static const gint32 steps[] = { 1, 2, 100, 5000, 200000 };
  gint64 step = g_test_rand_int_range (0, steps[g_test_rand_int_range (0, 5)]);
  gint64 back = g_test_rand_int_range (0, 10) == 0 ? 50 : 0;
  guint64 lines = g_test_rand_bit () ? 0 : (guint64) g_test_rand_int_range (0, 5);

  if (g_test_rand_int_range (0, 50) == 0)
    lines = (guint64) g_test_rand_int_range (1000, 3000000);

  *time += step;
  twins_append (self, *time - back, (guint64) g_test_rand_int_range (0, 300000), lines);
}

static Twins *
twins_new_random (guint n_reads)
{
  Twins *self = twins_new ();
  gint64 time = 0;

  for (guint i = 0; i < n_reads; i++)
    twins_append_any (self, &time);

  return self;
}

static gint64
last_time (const Twins *self)
{
  return self->reads->len == 0 ? 0 : read_at (self, self->reads->len - 1)->time;
}

static guint64
naive_lines_between (const Twins *self,
                     gint64       begin,
                     gint64       end)
{
  guint64 lines = 0;

  for (guint i = 0; i < self->reads->len; i++)
    {
      if (read_at (self, i)->time >= begin && read_at (self, i)->time < end)
        lines += read_at (self, i)->lines;
    }

  return lines;
}

static void
check_at (const Twins *self,
          gint64       time)
{
  guint64 n = 0, bytes = 0, lines = 0;
  gint64 last = IL_TIME_NONE;

  for (guint i = 0; i < self->reads->len && read_at (self, i)->time <= time; i++)
    {
      n++;
      bytes += read_at (self, i)->bytes;
      lines += read_at (self, i)->lines;
      last = read_at (self, i)->time;
    }

  g_assert_cmpuint (il_arrivals_count_until (self->arrivals, time), ==, n);
  g_assert_cmpuint (il_arrivals_bytes_at (self->arrivals, time), ==, bytes);
  g_assert_cmpuint (il_arrivals_lines_at (self->arrivals, time), ==, lines);
  g_assert_cmpint (il_arrivals_last_at (self->arrivals, time), ==, last);
}

static void
check_reads (const Twins *self)
{
  guint64 bytes_sum = 0, lines_sum = 0;

  g_assert_cmpuint (il_arrivals_get_n_reads (self->arrivals), ==, self->reads->len);

  for (guint i = 0; i < self->reads->len; i++)
    {
      const Read *read = read_at (self, i);
      guint64 bytes, lines;
      gint64 time;

      il_arrivals_get_read (self->arrivals, i, &time, &bytes, &lines);
      g_assert_cmpint (time, ==, read->time);
      g_assert_cmpuint (bytes, ==, read->bytes);
      g_assert_cmpuint (lines, ==, read->lines);

      if (lines > 0)
        {
          g_assert_cmpint (il_arrivals_line_time (self->arrivals, lines_sum), ==, time);
          g_assert_cmpint (il_arrivals_line_time (self->arrivals, lines_sum + lines - 1), ==, time);
        }

      bytes_sum += bytes;
      lines_sum += lines;
    }

  g_assert_cmpuint (il_arrivals_get_bytes (self->arrivals), ==, bytes_sum);
  g_assert_cmpuint (il_arrivals_get_lines (self->arrivals), ==, lines_sum);
  g_assert_cmpint (il_arrivals_line_time (self->arrivals, lines_sum), ==, IL_TIME_NONE);
}

static void
check_times (const Twins *self)
{
  gint64 last = last_time (self);

  check_at (self, G_MININT64);
  check_at (self, -1);
  check_at (self, 0);
  check_at (self, last - 1);
  check_at (self, last);
  check_at (self, G_MAXINT64);

  for (guint i = 0; i < 20; i++)
    check_at (self, g_test_rand_int_range (0, (gint32) last + 2));
}

/* Column i has the times t with begin * n + i * w <= t * n < begin * n +
 * (i + 1) * w: the definition, without a division. */
static void
check_columns (const Twins *self,
               gint64       begin,
               gint64       width,
               guint        n)
{
  g_autofree guint64 *counts = g_new (guint64, n);
  g_autofree guint64 *expected = g_new0 (guint64, n);
  guint64 sum = 0;

  il_arrivals_count_columns (self->arrivals, begin, begin + width, n, counts);

  for (guint i = 0; i < self->reads->len; i++)
    {
      gint64 offset = read_at (self, i)->time - begin;

      if (offset >= 0 && offset < width)
        expected[offset * n / width] += read_at (self, i)->lines;
    }

  g_assert_cmpmem (counts, n * sizeof *counts, expected, n * sizeof *expected);

  for (guint i = 0; i < n; i++)
    sum += counts[i];
  g_assert_cmpuint (sum, ==, naive_lines_between (self, begin, begin + width));
}

static void
test_twin (void)
{
  for (guint round = 0; round < 60; round++)
    {
      guint n = (guint) g_test_rand_int_range (0, round % 10 == 0 ? 10000 : 200);
      g_autoptr (Twins) twins = twins_new_random (n);

      check_reads (twins);
      check_times (twins);
      il_arrivals_seal (twins->arrivals);
      check_reads (twins);
      check_times (twins);
    }
}

static void
test_columns (void)
{
  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (Twins) twins = twins_new_random ((guint) g_test_rand_int_range (0, 400));
      gint32 last = (gint32) last_time (twins);

      check_columns (twins, 0, last + 1, (guint) g_test_rand_int_range (1, 1000));
      check_columns (twins, g_test_rand_int_range (-1000000, last + 2),
                     g_test_rand_int_range (1, 2 * last + 2),
                     (guint) g_test_rand_int_range (1, 3000));
      check_columns (twins, g_test_rand_int_range (0, last + 2), 1, 7);
      check_columns (twins, -last - 100, last + 50, 13);
    }
}

/* The extremes that the header allows: nothing may overflow. */
static void
test_columns_extremes (void)
{
  g_autoptr (Twins) twins = twins_new_random (300);

  twins_append (twins, IL_ARRIVALS_MAX_TIME, 1, 3);
  check_columns (twins, 0, IL_ARRIVALS_MAX_TIME, G_MAXUINT16);
  check_columns (twins, 1, IL_ARRIVALS_MAX_TIME, G_MAXUINT16);
  check_columns (twins, IL_ARRIVALS_MAX_TIME, 1, 3);
  check_columns (twins, -IL_ARRIVALS_MAX_TIME, IL_ARRIVALS_MAX_TIME, 17);
  check_columns (twins, -IL_ARRIVALS_MAX_TIME + 1, IL_ARRIVALS_MAX_TIME, G_MAXUINT16 - 1);

  {
    guint64 counts[3] = { 9, 9, 9 };

    il_arrivals_count_columns (twins->arrivals, G_MININT64, G_MININT64 + 5, 3, counts);
    g_assert_cmpuint (counts[0] + counts[1] + counts[2], ==, 0);
    il_arrivals_count_columns (twins->arrivals, G_MAXINT64 - 5, G_MAXINT64, 3, counts);
    g_assert_cmpuint (counts[0] + counts[1] + counts[2], ==, 0);
  }
}

static void
test_limits (void)
{
  g_autoptr (IlArrivals) arrivals = il_arrivals_new ();

  il_arrivals_append (arrivals, -5, G_MAXUINT64, G_MAXUINT64);
  il_arrivals_append (arrivals, G_MAXINT64, G_MAXUINT64, G_MAXUINT64);

  g_assert_cmpuint (il_arrivals_get_bytes (arrivals), ==, IL_ARRIVALS_MAX_BYTES);
  g_assert_cmpuint (il_arrivals_get_lines (arrivals), ==, IL_ARRIVALS_MAX_LINES);
  g_assert_cmpint (il_arrivals_last_at (arrivals, 0), ==, 0);
  g_assert_cmpint (il_arrivals_last_at (arrivals, G_MAXINT64), ==, IL_ARRIVALS_MAX_TIME);
  g_assert_cmpint (il_arrivals_line_time (arrivals, IL_ARRIVALS_MAX_LINES - 1), ==, 0);
  g_assert_cmpint (il_arrivals_line_time (arrivals, IL_ARRIVALS_MAX_LINES), ==, IL_TIME_NONE);
}

static void
check_memory (IlArrivals *arrivals)
{
  guint64 n = il_arrivals_get_n_reads (arrivals);

  g_assert_cmpuint (il_arrivals_get_allocated (arrivals), >=, n * ENTRY_SIZE);
  g_assert_cmpuint (il_arrivals_get_allocated (arrivals), <=,
                    n * ENTRY_SIZE + CHUNK_SIZE + FEW * ENTRY_SIZE);
}

static void
test_memory (void)
{
  static const guint sizes[] = { 0, 1, 2, 3, 4, 5, 100, 4095, 4096, 4097, 8192, 100001 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (IlArrivals) arrivals = il_arrivals_new ();
      guint64 elsewhere = sizes[i] <= FEW ? 0 : sizes[i];

      for (guint n = 0; n < sizes[i]; n++)
        {
          il_arrivals_append (arrivals, n, 1, 1);
          check_memory (arrivals);
        }

      il_arrivals_seal (arrivals);
      il_arrivals_seal (arrivals);
      g_assert_cmpuint (il_arrivals_get_allocated (arrivals), ==, (FEW + elsewhere) * ENTRY_SIZE);
    }
}

/* Past the limit of exact entries a log grows by the millisecond only, and
 * keeps its sums. */
static void
test_endless (void)
{
  g_autoptr (IlArrivals) arrivals = il_arrivals_new ();
  guint n = IL_ARRIVALS_MAX_EXACT + 50000;

  for (guint i = 0; i < n; i++)
    il_arrivals_append (arrivals, i, 3, 1);

  g_assert_cmpuint (il_arrivals_get_bytes (arrivals), ==, 3ull * n);
  g_assert_cmpuint (il_arrivals_get_lines (arrivals), ==, n);
  g_assert_cmpuint (il_arrivals_get_n_reads (arrivals), <=, IL_ARRIVALS_MAX_EXACT + 51);

  for (guint i = IL_ARRIVALS_MAX_EXACT; i < n; i += 777)
    {
      gint64 time = il_arrivals_line_time (arrivals, i);

      g_assert_cmpint (time, >=, i);
      g_assert_cmpint (time, <, i + 1000);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/arrivals/twin", test_twin);
  g_test_add_func ("/arrivals/columns", test_columns);
  g_test_add_func ("/arrivals/columns-extremes", test_columns_extremes);
  g_test_add_func ("/arrivals/limits", test_limits);
  g_test_add_func ("/arrivals/memory", test_memory);
  g_test_add_func ("/arrivals/endless", test_endless);

  return g_test_run ();
}
