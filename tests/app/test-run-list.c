/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/il-run-list.h"

#include "fake-run.h"
#include "recording/il-error.h"

#define N_STEPS 4000

static IlRun *
create_run (IlMode      mode,
            gint64      started,
            const char *key)
{
  g_autoptr (IlRecording) recording = il_recording_new (mode, 0);
  IlRunInfo info = { .started = started, .key = (char *) key };

  return il_run_new (recording, &info);
}

/* What the list should be, from the newest on, in the plainest way. */
typedef struct
{
  GList *runs;
  IlRun *kept;
  guint max;
} Twin;

static void
twin_trim (Twin  *twin,
           IlRun *added)
{
  while (g_list_length (twin->runs) > twin->max)
    {
      GList *victim = g_list_last (twin->runs);

      while (victim != NULL && (victim->data == twin->kept || victim->data == added))
        victim = victim->prev;
      if (victim == NULL)
        victim = g_list_find (twin->runs, added);
      twin->runs = g_list_delete_link (twin->runs, victim);
    }
}

static void
twin_insert (Twin  *twin,
             IlRun *run)
{
  GList *place = NULL;

  for (GList *l = g_list_last (twin->runs);
       l != NULL && il_run_get_info (l->data)->started <= il_run_get_info (run)->started;
       l = l->prev)
    place = l;
  twin->runs = g_list_insert_before (twin->runs, place, run);
  twin_trim (twin, run);
}

/* A listener's copy, kept up to date by what the list tells it. */
static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  GPtrArray  *copy)
{
  if (removed > 0)
    g_ptr_array_remove_range (copy, position, removed);
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (IlRun) run = g_list_model_get_item (model, position + i);

      g_ptr_array_insert (copy, (int) (position + i), run);
    }
}

static void
check_same (IlRunList *list,
            Twin      *twin,
            GPtrArray *copy)
{
  guint n = g_list_length (twin->runs);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, n);
  g_assert_cmpuint (copy->len, ==, n);
  g_assert_cmpuint (n, <=, twin->max);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (IlRun) run = g_list_model_get_item (G_LIST_MODEL (list), i);
      guint position;

      g_assert_true (run == g_list_nth_data (twin->runs, i) && run == copy->pdata[i]);
      g_assert_true (il_run_list_find (list, run, &position));
      g_assert_cmpuint (position, ==, i);
    }
}

static void
step (IlRunList *list,
      Twin      *twin,
      GPtrArray *all)
{
  IlRun *run = all->pdata[g_test_rand_int_range (0, (int) all->len)];
  gboolean there = g_list_find (twin->runs, run) != NULL;

  switch (g_test_rand_int_range (0, 6))
    {
    case 0:
      twin->max = (guint) g_test_rand_int_range (1, 12);
      il_run_list_set_max (list, twin->max);
      twin_trim (twin, NULL);
      break;

    case 1:
      twin->kept = run;
      il_run_list_set_kept (list, run);
      break;

    case 2:
      g_assert_cmpint (il_run_list_remove (list, run), ==, there);
      twin->runs = g_list_remove (twin->runs, run);
      break;

    default:
      if (there)
        break;
      if (g_test_rand_bit ())
        {
          il_run_list_append (list, run);
          twin->runs = g_list_prepend (twin->runs, run);
          twin_trim (twin, run);
        }
      else
        {
          il_run_list_insert (list, run);
          twin_insert (twin, run);
        }
    }
}

static void
test_random (void)
{
  g_autoptr (IlRunList) list = il_run_list_new (5);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) copy = g_ptr_array_new ();
  Twin twin = { .max = 5 };

  /* Some started at the very same time. */
  for (guint i = 0; i < 30; i++)
    g_ptr_array_add (all, create_run (IL_MODE_TOGETHER, g_test_rand_int_range (0, 20), NULL));

  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), copy);
  for (guint i = 0; i < N_STEPS; i++)
    {
      step (list, &twin, all);
      check_same (list, &twin, copy);
    }

  g_list_free (twin.runs);
}

/* What is taken away comes back to where it was, whatever came meanwhile. */
static void
test_undo (void)
{
  g_autoptr (IlRunList) list = il_run_list_new (10);
  g_autoptr (IlRun) first = create_run (IL_MODE_TOGETHER, 1, NULL);
  g_autoptr (IlRun) second = create_run (IL_MODE_TOGETHER, 2, NULL);
  g_autoptr (IlRun) third = create_run (IL_MODE_TOGETHER, 3, NULL);
  guint position;

  il_run_list_append (list, first);
  il_run_list_append (list, second);
  g_assert_true (il_run_list_remove (list, first));
  g_assert_false (il_run_list_remove (list, first));
  il_run_list_append (list, third);
  il_run_list_insert (list, first);
  g_assert_true (il_run_list_find (list, first, &position));
  g_assert_cmpuint (position, ==, 2);
}

static void
test_peer (void)
{
  g_autoptr (IlRunList) list = il_run_list_new (10);
  g_autoptr (IlRun) shown = fake_run_new (IL_MODE_TOGETHER, 3, "a", -1);
  g_autoptr (IlRun) good = fake_run_new (IL_MODE_ONE_AT_A_TIME, 3, "a", -1);
  const struct
  {
    IlMode mode;
    guint n;
    const char *key;
    int code;
  } strangers[] = {
    { IL_MODE_TOGETHER, 3, "a", -1 },
    { IL_MODE_ONE_AT_A_TIME, 2, "a", -1 },
    { IL_MODE_ONE_AT_A_TIME, 3, "b", -1 },
    { IL_MODE_ONE_AT_A_TIME, 3, NULL, -1 },
    { IL_MODE_ONE_AT_A_TIME, 3, "a", IL_ERROR_REFUSED },
    { IL_MODE_ONE_AT_A_TIME, 3, "a", IL_ERROR_CANCELLED },
  };
  IlRecording *recording = il_run_get_recording (shown);

  il_run_list_append (list, good);
  for (guint i = 0; i < G_N_ELEMENTS (strangers); i++)
    {
      g_autoptr (IlRun) run = fake_run_new (strangers[i].mode, strangers[i].n, strangers[i].key,
                                            strangers[i].code);

      il_run_list_append (list, run);
    }

  g_assert_true (il_run_list_find_peer (list, IL_MODE_ONE_AT_A_TIME, recording, "a") == good);
  g_assert_null (il_run_list_find_peer (list, IL_MODE_ONE_AT_A_TIME, recording, NULL));
  g_assert_null (il_run_list_find_peer (list, IL_MODE_ONE_AT_A_TIME, recording, "c"));

  il_run_set_alone (good);
  g_assert_null (il_run_list_find_peer (list, IL_MODE_ONE_AT_A_TIME, recording, "a"));
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_words (void)
{
  g_autoptr (IlRun) sequence = fake_run_new (IL_MODE_ONE_AT_A_TIME, 1, "a", IL_ERROR_CANCELLED);
  g_autoptr (IlRun) together = fake_run_new (IL_MODE_TOGETHER, 1, "a", IL_ERROR_REFUSED);
  g_autoptr (IlRun) free = create_run (IL_MODE_TOGETHER, 0, NULL);
  g_autofree char *long_name = g_strnfill (300, 'x');
  guint n = 0;

  g_assert_cmpstr (il_run_get_outcome (sequence), ==, "Cancelled");
  g_assert_cmpstr (il_run_get_outcome (together), ==, "Failed");
  g_assert_null (il_run_get_outcome (free));

  g_signal_connect_swapped (free, "notify::name", G_CALLBACK (count_cb), &n);
  il_run_set_name (free, "  the\nfirst ");
  g_assert_cmpstr (il_run_get_name (free), ==, "the first");
  il_run_set_name (free, "the first");
  g_assert_cmpuint (n, ==, 1);
  il_run_set_name (free, " \t");
  g_assert_null (il_run_get_name (free));
  il_run_set_name (free, long_name);
  g_assert_cmpuint (g_utf8_strlen (il_run_get_name (free), -1), ==, 100);
}

static void
test_titles (void)
{
  g_autoptr (IlRun) sequence = fake_run_new (IL_MODE_ONE_AT_A_TIME, 1, "a", -1);
  g_autoptr (IlRun) together = fake_run_new (IL_MODE_TOGETHER, 1, "a", -1);
  g_autofree char *first = il_run_dup_title (sequence);
  g_autofree char *second = il_run_dup_title (together);
  g_autofree char *named = NULL;

  g_assert_cmpstr (first, ==, "One at a time");
  g_assert_cmpstr (second, ==, "Together, 4 at once");
  il_run_set_name (together, "In the library");
  named = il_run_dup_title (together);
  g_assert_cmpstr (named, ==, "In the library");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/run-list/random", test_random);
  g_test_add_func ("/run-list/undo", test_undo);
  g_test_add_func ("/run-list/peer", test_peer);
  g_test_add_func ("/run-list/words", test_words);
  g_test_add_func ("/run-list/titles", test_titles);

  return g_test_run ();
}
