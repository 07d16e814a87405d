/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/il-queue.h"

#define MAX_ITEMS 60
#define MAX_SLOTS 6
#define NO_SLOT G_MAXUINT

static const char *const hosts[] = { "a", "b", "c", "d" };

/* The same queue, written so that nothing can be wrong with it. */
typedef struct
{
  guint n_items;
  guint n_slots;
  gboolean gone[MAX_ITEMS];
  gboolean busy[MAX_SLOTS];
  const char *host[MAX_SLOTS];
  guint rested[MAX_SLOTS];
  guint clock;
} Twin;

static guint
twin_in_flight (const Twin *twin)
{
  guint n = 0;

  for (guint i = 0; i < twin->n_slots; i++)
    n += twin->busy[i] ? 1 : 0;

  return n;
}

static gboolean
twin_peek (const Twin *twin,
           guint      *item)
{
  for (guint i = 0; i < twin->n_items; i++)
    {
      if (!twin->gone[i])
        {
          *item = i;
          return twin_in_flight (twin) < twin->n_slots;
        }
    }

  return FALSE;
}

/* The slot that has served the host last of all, or else the one that has
 * not served anyone for the longest time. */
static guint
twin_best_slot (const Twin *twin,
                const char *host)
{
  guint latest = NO_SLOT, longest = NO_SLOT;

  for (guint i = 0; i < twin->n_slots; i++)
    {
      if (twin->busy[i])
        continue;

      if (g_strcmp0 (twin->host[i], host) == 0 &&
          (latest == NO_SLOT || twin->rested[i] > twin->rested[latest]))
        latest = i;
      if (longest == NO_SLOT || twin->rested[i] < twin->rested[longest])
        longest = i;
    }

  return latest != NO_SLOT ? latest : longest;
}

static void
take_one (IlQueue *queue,
          Twin    *twin)
{
  guint item = NO_SLOT, twin_item = NO_SLOT, slot, expected;
  gboolean can = twin_peek (twin, &twin_item);
  const char *host = hosts[g_test_rand_int_range (0, G_N_ELEMENTS (hosts))];

  g_assert_cmpint (il_queue_peek (queue, &item), ==, can);
  if (!can)
    return;

  g_assert_cmpuint (item, ==, twin_item);
  expected = twin_best_slot (twin, host);
  slot = il_queue_take (queue, host);
  g_assert_cmpuint (slot, ==, expected);

  twin->gone[item] = TRUE;
  twin->busy[slot] = TRUE;
}

static void
release_one (IlQueue *queue,
             Twin    *twin)
{
  guint slot = twin->n_slots == 0 ? 0 : (guint) g_test_rand_int_range (0, (int) twin->n_slots);

  if (twin->n_slots == 0 || !twin->busy[slot])
    return;

  twin->busy[slot] = FALSE;
  twin->host[slot] = g_test_rand_bit () ? hosts[g_test_rand_int_range (0, 4)] : NULL;
  twin->rested[slot] = ++twin->clock;
  il_queue_release (queue, slot, twin->host[slot]);
}

static void
drop_one (IlQueue *queue,
          Twin    *twin)
{
  guint item;

  if (twin->n_items == 0)
    return;

  item = (guint) g_test_rand_int_range (0, (int) twin->n_items);
  g_assert_cmpint (il_queue_drop (queue, item), ==, !twin->gone[item]);
  twin->gone[item] = TRUE;
}

static void
test_twin (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      Twin twin = { .n_items = (guint) g_test_rand_int_range (0, MAX_ITEMS),
                    .n_slots = (guint) g_test_rand_int_range (0, MAX_SLOTS) };
      g_autoptr (IlQueue) queue = il_queue_new (twin.n_items, twin.n_slots);

      g_assert_cmpuint (il_queue_get_n_slots (queue), ==, twin.n_slots);
      for (guint step = 0; step < 200; step++)
        {
          int what = g_test_rand_int_range (0, 10);

          if (what < 5)
            take_one (queue, &twin);
          else if (what < 9)
            release_one (queue, &twin);
          else
            drop_one (queue, &twin);

          g_assert_cmpuint (il_queue_get_in_flight (queue), ==, twin_in_flight (&twin));
          g_assert_cmpuint (il_queue_get_in_flight (queue), <=, twin.n_slots);
        }
    }
}

/* The connection to a host is given to the next that needs it, and one that
 * nobody needs is given up before one that may be needed. */
static void
test_preference (void)
{
  g_autoptr (IlQueue) queue = il_queue_new (10, 3);

  g_assert_cmpuint (il_queue_take (queue, "a"), ==, 0);
  g_assert_cmpuint (il_queue_take (queue, "b"), ==, 1);
  il_queue_release (queue, 1, "b");
  il_queue_release (queue, 0, "a");

  g_assert_cmpuint (il_queue_take (queue, "b"), ==, 1);
  il_queue_release (queue, 1, "b");
  g_assert_cmpuint (il_queue_take (queue, "c"), ==, 2);
  g_assert_cmpuint (il_queue_take (queue, "d"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/queue/twin", test_twin);
  g_test_add_func ("/queue/preference", test_preference);

  return g_test_run ();
}
