/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "recording/recording.h"

/* A life is a script of events, ended by END, FAIL or CANCEL, or by nothing
 * while the download goes on. */
typedef enum
{
  STOP,
  HOP,
  MARK,
  READ,
  END,
  FAIL,
  CANCEL,
} Op;

typedef struct
{
  Op op;
  gint64 time;
  int value;
} Event;

typedef struct
{
  const char *name;
  Event events[24];
  IlSegment segments[12];
  IlState last;
} Life;

#define MARKED(mark, time) { MARK, time, IL_MARK_##mark }
#define STRETCH(state, begin, end) { IL_STATE_##state, begin, end }

static const Life lives[] = {
  {
    "plain",
    { { HOP, 100 }, MARKED (DNS_START, 110), MARKED (DNS_END, 150), MARKED (CONNECT_START, 150),
      MARKED (CONNECT_END, 190), MARKED (REQUEST, 200), MARKED (RESPONSE, 300), { READ, 350, 60 },
      { READ, 400, 40 }, { END, 420 } },
    { STRETCH (QUEUED, 0, 100), STRETCH (CONNECTING, 100, 200), STRETCH (WAITING, 200, 300),
      STRETCH (RECEIVING, 300, 420) },
    IL_STATE_DONE,
  },
  {
    "at once, connection used again",
    { { HOP, 0 }, MARKED (REQUEST, 0), MARKED (RESPONSE, 10), { END, 30 } },
    { STRETCH (WAITING, 0, 10), STRETCH (RECEIVING, 10, 30) },
    IL_STATE_DONE,
  },
  {
    "two redirects",
    { { HOP, 10 }, MARKED (REQUEST, 20), MARKED (RESPONSE, 30), { HOP, 40 }, MARKED (REQUEST, 60),
      { HOP, 80 }, MARKED (REQUEST, 80), MARKED (RESPONSE, 90), { READ, 95, 100 }, { END, 99 } },
    { STRETCH (QUEUED, 0, 10), STRETCH (CONNECTING, 10, 20), STRETCH (WAITING, 20, 40),
      STRETCH (CONNECTING, 40, 60), STRETCH (WAITING, 60, 90), STRETCH (RECEIVING, 90, 99) },
    IL_STATE_DONE,
  },
  {
    "name not found",
    { { HOP, 10 }, MARKED (DNS_START, 11), { FAIL, 50 } },
    { STRETCH (QUEUED, 0, 10), STRETCH (CONNECTING, 10, 50) },
    IL_STATE_FAILED,
  },
  {
    "refused at the second attempt",
    { { HOP, 10 }, MARKED (CONNECT_START, 11), MARKED (CONNECT_END, 20), MARKED (CONNECT_START, 30),
      { FAIL, 50 } },
    { STRETCH (QUEUED, 0, 10), STRETCH (CONNECTING, 10, 50) },
    IL_STATE_FAILED,
  },
  {
    "no answer in time",
    { { HOP, 10 }, MARKED (REQUEST, 20), { FAIL, 5000 } },
    { STRETCH (QUEUED, 0, 10), STRETCH (CONNECTING, 10, 20), STRETCH (WAITING, 20, 5000) },
    IL_STATE_FAILED,
  },
  {
    "cut short",
    { { HOP, 10 }, MARKED (REQUEST, 20), MARKED (RESPONSE, 30), { READ, 40, 10 }, { FAIL, 50 } },
    { STRETCH (QUEUED, 0, 10), STRETCH (CONNECTING, 10, 20), STRETCH (WAITING, 20, 30),
      STRETCH (RECEIVING, 30, 50) },
    IL_STATE_FAILED,
  },
  {
    "redirect without target",
    { { HOP, 10 }, MARKED (REQUEST, 20), MARKED (RESPONSE, 30), { HOP, 35 }, { FAIL, 35 } },
    { STRETCH (QUEUED, 0, 10), STRETCH (CONNECTING, 10, 20), STRETCH (WAITING, 20, 35) },
    IL_STATE_FAILED,
  },
  {
    "bad address, failed in the queue",
    { { FAIL, 70 } },
    { STRETCH (QUEUED, 0, 70) },
    IL_STATE_FAILED,
  },
  {
    "cancelled in the queue",
    { { CANCEL, 70 } },
    { STRETCH (QUEUED, 0, 70) },
    IL_STATE_CANCELLED,
  },
  {
    "cancelled while receiving",
    { { HOP, 10 }, MARKED (REQUEST, 20), MARKED (RESPONSE, 30), { READ, 40, 10 }, { CANCEL, 45 } },
    { STRETCH (QUEUED, 0, 10), STRETCH (CONNECTING, 10, 20), STRETCH (WAITING, 20, 30),
      STRETCH (RECEIVING, 30, 45) },
    IL_STATE_CANCELLED,
  },
  {
    "an answer whose request was not seen",
    { { HOP, 10 }, MARKED (RESPONSE, 30), { END, 45 } },
    { STRETCH (QUEUED, 0, 10), STRETCH (CONNECTING, 10, 30), STRETCH (RECEIVING, 30, 45) },
    IL_STATE_DONE,
  },
  {
    "marks that run backwards",
    { { HOP, 50 }, MARKED (REQUEST, 90), MARKED (RESPONSE, 60), { HOP, 20 }, MARKED (REQUEST, 10),
      MARKED (RESPONSE, 99), { READ, 130, 5 }, { END, 40 } },
    { STRETCH (QUEUED, 0, 50), STRETCH (CONNECTING, 50, 90), STRETCH (WAITING, 90, 99),
      STRETCH (RECEIVING, 99, 130) },
    IL_STATE_DONE,
  },
  {
    "done at time 0",
    { { HOP, 0 }, MARKED (REQUEST, 0), MARKED (RESPONSE, 0), { READ, 0, 100 }, { END, 0 } },
    { { 0 } },
    IL_STATE_DONE,
  },
};

static void
end_track (IlTrack *track,
           Op       op,
           gint64   time)
{
  if (op == END)
    il_track_end (track, time, NULL);
  else
    il_track_end (track, time,
                  g_error_new_literal (IL_ERROR, op == CANCEL ? IL_ERROR_CANCELLED
                                                              : IL_ERROR_CUT_BODY, "Ended."));
}

static void
apply (IlTrack     *track,
       const Event *event)
{
  switch (event->op)
    {
    case HOP:
      il_track_begin_hop (track, "http://localhost/next", event->time);
      break;

    case MARK:
      il_track_mark (track, (IlMark) event->value, event->time);
      break;

    case READ:
      il_track_add_read (track, event->time, (guint64) event->value, 1);
      break;

    case END:
    case FAIL:
    case CANCEL:
      end_track (track, event->op, event->time);
      break;

    case STOP:
    default:
      g_assert_not_reached ();
    }
}

static IlTrack *
track_new (void)
{
  IlTrack *track = il_track_new (0, "http://localhost/a/b.txt", 100);

  il_track_set_size (track, 100);

  return track;
}

static void
assert_segments (const Life *life,
                 IlSegment  *actual,
                 guint       n)
{
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (actual[i].state, ==, life->segments[i].state);
      g_assert_cmpint (actual[i].begin, ==, life->segments[i].begin);
      g_assert_cmpint (actual[i].end, ==, life->segments[i].end);
    }

  g_assert_cmpint (life->segments[n].end, ==, 0);
}

/* All that holds at any time, whatever the life was. */
static void
check_segments_at (IlTrack *track,
                   gint64   time)
{
  IlSegment segments[IL_TRACK_MAX_SEGMENTS];
  guint n = il_track_list_segments (track, time, segments);
  gint64 end = il_track_get_end (track);
  gint64 until = end == IL_TIME_NONE ? time : MIN (time, end);
  gint64 last = 0;

  for (guint i = 0; i < n; i++)
    {
      gint64 middle = segments[i].begin + (segments[i].end - segments[i].begin) / 2;

      g_assert_cmpint (segments[i].begin, ==, last);
      g_assert_cmpint (segments[i].end, >, segments[i].begin);
      g_assert_cmpint (il_track_get_state (track, segments[i].begin), ==, segments[i].state);
      g_assert_cmpint (il_track_get_state (track, middle), ==, segments[i].state);
      g_assert_cmpint (il_track_get_state (track, segments[i].end - 1), ==, segments[i].state);
      last = segments[i].end;
    }

  g_assert_cmpint (last, ==, MAX (0, until));
}

static void
check_fraction (IlTrack *track,
                gint64   until)
{
  double last = 0;

  for (gint64 time = -1; time <= until; time++)
    {
      double fraction = il_track_get_fraction (track, time);

      g_assert_cmpfloat (fraction, >=, last);
      g_assert_cmpfloat (fraction, <=, 1);
      last = fraction;
    }
}

static void
test_life (gconstpointer data)
{
  const Life *life = data;
  g_autoptr (IlTrack) track = track_new ();
  IlSegment segments[IL_TRACK_MAX_SEGMENTS];
  gint64 end;
  guint n;

  for (guint i = 0; life->events[i].op != STOP; i++)
    {
      apply (track, &life->events[i]);
      for (gint64 time = -1; time < 200; time++)
        check_segments_at (track, time);
    }

  end = il_track_get_end (track);
  n = il_track_list_segments (track, G_MAXINT64, segments);
  assert_segments (life, segments, n);
  g_assert_cmpint (il_track_get_state (track, end), ==, life->last);
  g_assert_cmpint (il_track_get_state (track, G_MAXINT64), ==, life->last);
  g_assert_cmpint (il_track_get_state (track, -1), ==, IL_STATE_QUEUED);
  check_segments_at (track, end);
  check_fraction (track, end + 10);
}

static Event
any_event (void)
{
  Event event = { .time = g_test_rand_int_range (0, 300) };
  int what = g_test_rand_int_range (0, 10);

  event.op = what < 1 ? HOP : what < 7 ? MARK : READ;
  event.value = event.op == MARK ? g_test_rand_int_range (0, IL_N_MARKS)
                                 : g_test_rand_int_range (0, 60);

  return event;
}

/* An engine, or a file, that marks anything at any time. */
static void
test_any_life (void)
{
  for (guint round = 0; round < 1500; round++)
    {
      g_autoptr (IlTrack) track = track_new ();
      int n = g_test_rand_int_range (0, 25);

      for (int i = 0; i < n; i++)
        {
          Event event = any_event ();

          if (event.op == MARK && il_track_get_n_hops (track) == 0)
            event.op = HOP;
          apply (track, &event);
          check_segments_at (track, g_test_rand_int_range (-1, 400));
        }

      end_track (track, (Op) g_test_rand_int_range (END, CANCEL + 1),
                 g_test_rand_int_range (0, 300));
      for (gint64 time = -1; time < 320; time += 3)
        check_segments_at (track, time);
      check_fraction (track, 320);
    }
}

/* 20 redirects are the most that engines follow: there is room for them. */
static void
test_room_for_redirects (void)
{
  g_autoptr (IlTrack) track = track_new ();
  gint64 time = 5;

  for (guint hop = 0; hop < 21; hop++)
    {
      il_track_begin_hop (track, "http://localhost/", time);
      il_track_mark (track, IL_MARK_REQUEST, time + 3);
      il_track_mark (track, IL_MARK_RESPONSE, time + 6);
      time += 9;
    }

  il_track_end (track, time, NULL);
  check_segments_at (track, time);

  for (guint hop = 21; hop < 60; hop++)
    {
      IlSegment segments[IL_TRACK_MAX_SEGMENTS];
      g_autoptr (IlTrack) longer = track_new ();

      for (guint i = 0; i < hop; i++)
        {
          il_track_begin_hop (longer, "http://localhost/", 10 * i + 1);
          il_track_mark (longer, IL_MARK_REQUEST, 10 * i + 5);
        }
      g_assert_cmpuint (il_track_list_segments (longer, G_MAXINT64, segments), <=,
                        IL_TRACK_MAX_SEGMENTS);
    }
}

static void
test_fraction (void)
{
  g_autoptr (IlTrack) track = il_track_new (0, "http://localhost/", IL_SIZE_UNKNOWN);
  g_autoptr (IlTrack) empty = il_track_new (0, "http://localhost/", 0);

  il_track_begin_hop (track, "http://localhost/", 0);
  il_track_mark (track, IL_MARK_REQUEST, 5);
  g_assert_cmpfloat (il_track_get_fraction (track, 7), ==, 0);
  il_track_mark (track, IL_MARK_RESPONSE, 10);
  il_track_add_read (track, 12, 50, 0);
  g_assert_cmpfloat (il_track_get_fraction (track, 12), ==, -1);
  il_track_set_size (track, 200);
  g_assert_cmpfloat (il_track_get_fraction (track, 12), ==, 0.25);
  il_track_set_size (track, 40);
  g_assert_cmpfloat (il_track_get_fraction (track, 12), ==, 1);
  il_track_set_size (track, -7);
  g_assert_cmpint (il_track_get_size (track, 12), ==, IL_SIZE_UNKNOWN);
  il_track_end (track, 20, NULL);
  g_assert_cmpfloat (il_track_get_fraction (track, 20), ==, 1);

  il_track_begin_hop (empty, "http://localhost/", 0);
  il_track_set_size (empty, 0);
  il_track_mark (empty, IL_MARK_RESPONSE, 10);
  g_assert_cmpfloat (il_track_get_fraction (empty, 12), ==, 0);
  il_track_end (empty, 20, NULL);
  g_assert_cmpfloat (il_track_get_fraction (empty, 20), ==, 1);
}

/* What the answer says changes nothing of the time before: a replay shows the
 * size that was known then. */
static void
test_size (void)
{
  const gint64 answers[] = { 200, 0, IL_SIZE_UNKNOWN };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (IlTrack) track = il_track_new (0, "http://localhost/", 50);

      g_assert_cmpint (il_track_get_size (track, G_MAXINT64), ==, 50);
      il_track_begin_hop (track, "http://localhost/", 10);
      il_track_mark (track, IL_MARK_RESPONSE, 20);
      il_track_begin_hop (track, "http://localhost/2", 30);
      g_assert_cmpint (il_track_get_size (track, G_MAXINT64), ==, 50);
      il_track_set_size (track, answers[i]);
      g_assert_cmpint (il_track_get_size (track, G_MAXINT64), ==, 50);
      il_track_mark (track, IL_MARK_RESPONSE, 40);
      il_track_end (track, 60, NULL);

      for (gint64 time = -1; time < 70; time++)
        g_assert_cmpint (il_track_get_size (track, time), ==, time < 40 ? 50 : answers[i]);
    }
}

/* The same for a download that goes on: as much of the size as was known. */
static void
test_fraction_in_hindsight (void)
{
  g_autoptr (IlTrack) track = il_track_new (0, "http://localhost/", 50);

  il_track_begin_hop (track, "http://localhost/", 10);
  il_track_mark (track, IL_MARK_REQUEST, 15);
  il_track_mark (track, IL_MARK_RESPONSE, 20);
  il_track_add_read (track, 25, 5, 0);
  g_assert_cmpfloat (il_track_get_fraction (track, 17), ==, 0);
  g_assert_cmpfloat (il_track_get_fraction (track, 25), ==, -1);
  il_track_set_size (track, 10);
  g_assert_cmpfloat (il_track_get_fraction (track, 17), ==, 0);
  g_assert_cmpfloat (il_track_get_fraction (track, 25), ==, 0.5);
}

static void
test_facts (void)
{
  g_autoptr (IlTrack) track = il_track_new (3, "http://u:secret@localhost:81/a/b.txt?q", 7);

  g_assert_cmpuint (il_track_get_index (track), ==, 3);
  g_assert_cmpstr (il_track_get_address (track), ==, "http://u:secret@localhost:81/a/b.txt?q");
  g_assert_cmpstr (il_track_get_name (track), ==, "b.txt");
  g_assert_cmpstr (il_track_get_host (track), ==, "localhost:81");
  g_assert_cmpint (il_track_get_size (track, 0), ==, 7);
  g_assert_cmpuint (il_track_get_status (track), ==, 0);

  il_track_begin_hop (track, "http://localhost:81/a/b.txt?q", 1);
  il_track_set_status (track, 302);
  il_track_set_version (track, IL_HTTP_1_1);
  il_track_begin_hop (track, "http://localhost/c", 2);
  g_assert_cmpuint (il_track_get_status (track), ==, 0);
  g_assert_cmpint (il_track_get_hop (track, 1)->version, ==, IL_HTTP_UNKNOWN);
  il_track_set_status (track, 200);
  il_track_set_version (track, IL_HTTP_2);
  il_track_set_wire_bytes (track, 99);
  g_assert_cmpint (il_track_get_characters (track), ==, IL_COUNT_NONE);
  il_track_set_characters (track, 42);
  il_track_end (track, 9, NULL);

  g_assert_cmpuint (il_track_get_n_hops (track), ==, 2);
  g_assert_cmpuint (il_track_get_hop (track, 0)->status, ==, 302);
  g_assert_cmpint (il_track_get_hop (track, 0)->version, ==, IL_HTTP_1_1);
  g_assert_cmpint (il_track_get_hop (track, 1)->version, ==, IL_HTTP_2);
  g_assert_cmpint (il_track_get_hop (track, 0)->phases.at[IL_MARK_END], ==, 2);
  g_assert_cmpstr (il_track_get_hop (track, 1)->address, ==, "http://localhost/c");
  g_assert_cmpuint (il_track_get_status (track), ==, 200);
  g_assert_cmpuint (il_track_get_wire_bytes (track), ==, 99);
  g_assert_cmpint (il_track_get_characters (track), ==, 42);
  g_assert_null (il_track_get_error (track));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lives); i++)
    {
      g_autofree char *path = g_strdup_printf ("/track/life/%s", lives[i].name);

      g_test_add_data_func (path, &lives[i], test_life);
    }

  g_test_add_func ("/track/any-life", test_any_life);
  g_test_add_func ("/track/room-for-redirects", test_room_for_redirects);
  g_test_add_func ("/track/fraction", test_fraction);
  g_test_add_func ("/track/size", test_size);
  g_test_add_func ("/track/fraction-in-hindsight", test_fraction_in_hindsight);
  g_test_add_func ("/track/facts", test_facts);

  return g_test_run ();
}
