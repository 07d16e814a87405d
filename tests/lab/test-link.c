/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A line that is shared: by turns, whatever each one wants. */

#include "lab/il-link.h"

#define N_SHARES 7
#define N_ROUNDS 200

/* As fast as can be, and yet by turns. */
static const IlLinkSpec fast = { .rate = G_GINT64_CONSTANT (1000000000000) };

typedef struct
{
  IlLinkShare  share;
  gint64       wanted;
  gint64       granted;
  guint        last_turn;
  guint       *n_turns;
  gint64       most;
} Sender;

static void
grant_cb (gint64   bytes,
          gpointer owner)
{
  Sender *self = owner;

  g_assert_cmpint (bytes, >, 0);
  self->granted += bytes;
  self->most = MAX (self->most, bytes);
  g_assert_cmpint (self->granted, <=, self->wanted);
  self->last_turn = ++*self->n_turns;
}

static void
want_more (Sender *self,
           gint64  bytes)
{
  self->wanted += bytes;
  il_link_share_want (&self->share, self->wanted - self->granted);
}

static gboolean
is_busy (Sender *senders)
{
  for (guint i = 0; i < N_SHARES; i++)
    {
      if (senders[i].granted < senders[i].wanted)
        return TRUE;
    }

  return FALSE;
}

static void
begin (Sender *senders,
       IlLink *link,
       guint  *n_turns)
{
  for (guint i = 0; i < N_SHARES; i++)
    {
      senders[i] = (Sender) { .n_turns = n_turns };
      il_link_share_init (&senders[i].share, link, grant_cb, &senders[i]);
    }
}

static void
end (Sender *senders)
{
  for (guint i = 0; i < N_SHARES; i++)
    il_link_share_clear (&senders[i].share);
}

/* All that is wanted is granted, no more and no less. */
static void
test_sums (void)
{
  g_autoptr (IlLink) link = il_link_new (&fast, 1);
  Sender senders[N_SHARES];
  guint n_turns = 0;

  begin (senders, link, &n_turns);

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      Sender *sender = &senders[g_test_rand_int_range (0, N_SHARES)];

      want_more (sender, g_test_rand_int_range (1, 300000));
      if (g_test_rand_bit ())
        g_main_context_iteration (NULL, TRUE);
    }
  while (is_busy (senders))
    g_main_context_iteration (NULL, TRUE);

  for (guint i = 0; i < N_SHARES; i++)
    g_assert_cmpint (senders[i].granted, ==, senders[i].wanted);

  end (senders);
}

/* As long as all want much, none is ever more than one piece ahead. */
static void
test_fair (void)
{
  const IlLinkSpec spec = { .rate = 400000000 };
  g_autoptr (IlLink) link = il_link_new (&spec, 1);
  Sender senders[N_SHARES];
  guint n_turns = 0;

  begin (senders, link, &n_turns);
  for (guint i = 0; i < N_SHARES; i++)
    want_more (&senders[i], 10000000);

  while (n_turns < 20 * N_SHARES)
    {
      gint64 least = G_MAXINT64, most = 0, piece = 0;

      g_main_context_iteration (NULL, TRUE);
      for (guint i = 0; i < N_SHARES; i++)
        {
          least = MIN (least, senders[i].granted);
          most = MAX (most, senders[i].granted);
          piece = MAX (piece, senders[i].most);
        }
      g_assert_cmpint (most - least, <=, piece);
    }

  end (senders);
}

/* Who wants little is served beside who wants much. */
static void
test_small_beside_large (void)
{
  const IlLinkSpec spec = { .rate = 100000000 };
  g_autoptr (IlLink) link = il_link_new (&spec, 1);
  Sender senders[N_SHARES];
  guint n_turns = 0, first;

  begin (senders, link, &n_turns);
  want_more (&senders[0], 10000000);
  while (n_turns < 3)
    g_main_context_iteration (NULL, TRUE);

  first = n_turns;
  want_more (&senders[1], 10);
  while (senders[1].granted < 10)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (senders[1].last_turn, <=, first + 3);
  end (senders);
}

/* Never faster than its rate, from the first byte on. */
static void
test_rate (void)
{
  const IlLinkSpec spec = { .rate = 8000000 };
  g_autoptr (IlLink) link = il_link_new (&spec, 1);
  gint64 start = g_get_monotonic_time ();
  Sender senders[N_SHARES];
  guint n_turns = 0;

  begin (senders, link, &n_turns);
  want_more (&senders[0], 50000);
  want_more (&senders[1], 50000);

  while (is_busy (senders))
    {
      g_main_context_iteration (NULL, TRUE);
      g_assert_cmpint (senders[0].granted + senders[1].granted, <=,
                       g_get_monotonic_time () - start);
    }

  end (senders);
}

/* Who leaves in the middle of its turn leaves the line to the others. */
static void
test_leave (void)
{
  const IlLinkSpec spec = { .rate = 20000000 };
  g_autoptr (IlLink) link = il_link_new (&spec, 1);
  Sender senders[N_SHARES];
  guint n_turns = 0;

  begin (senders, link, &n_turns);
  for (guint i = 0; i < N_SHARES; i++)
    want_more (&senders[i], 40000);

  for (guint i = 0; i < N_SHARES - 1; i++)
    {
      while (n_turns < 2 * i)
        g_main_context_iteration (NULL, TRUE);
      il_link_share_clear (&senders[i].share);
      senders[i].wanted = senders[i].granted;
    }

  while (is_busy (senders))
    g_main_context_iteration (NULL, TRUE);
  end (senders);
  g_assert_finalize_object (g_steal_pointer (&link));
}

/* The same seed varies the same way, between its bounds; another does not. */
static void
test_variation (void)
{
  const IlLinkSpec spec = { .rate = 8000000, .variation = 75 };
  g_autoptr (IlLink) first = il_link_new (&spec, 5);
  g_autoptr (IlLink) same = il_link_new (&spec, 5);
  g_autoptr (IlLink) other = il_link_new (&spec, 6);
  guint n_different = 0, n_slow = 0;

  for (gint64 time = 0; time < 20000000; time += 100000)
    {
      gint64 duration = il_link_get_duration (first, 1000, time);

      g_assert_cmpint (duration, >=, 1000);
      g_assert_cmpint (duration, <=, 4000);
      g_assert_cmpint (duration, ==, il_link_get_duration (same, 1000, time));
      n_different += duration != il_link_get_duration (other, 1000, time);
      n_slow += duration > 2000;
    }

  g_assert_cmpuint (n_different, >, 100);
  g_assert_cmpuint (n_slow, >, 20);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lab/link/sums", test_sums);
  g_test_add_func ("/lab/link/fair", test_fair);
  g_test_add_func ("/lab/link/small-beside-large", test_small_beside_large);
  g_test_add_func ("/lab/link/rate", test_rate);
  g_test_add_func ("/lab/link/leave", test_leave);
  g_test_add_func ("/lab/link/variation", test_variation);

  return g_test_run ();
}
