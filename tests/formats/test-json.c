/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "formats/il-json.h"

#include <math.h>
#include <string.h>

#include "analysis/il-in-flight.h"
#include "formats-test.h"
#include "formats/il-json-text.h"

#define RUN_KEYS "mode limit downloads duration_us finished"
#define VERDICT_KEYS "done failed cancelled bytes lines sum_us longest_us max_in_flight"
#define LOOP_KEYS "awake_us wake_ups longest_us longest_index"
#define DOWNLOAD_KEYS \
  "index url state status error size bytes wire_bytes lines characters file hops start_us end_us " \
  "phases curl"
#define PHASE_KEYS \
  "queued_us dns_us connect_us tls_us connecting_us waiting_us receiving_us"
#define CURL_KEYS \
  "http_code num_redirects size_download speed_download time_namelookup time_connect " \
  "time_appconnect time_pretransfer time_redirect time_starttransfer time_total url " \
  "url_effective errormsg"

/* More than any download of random_recording_new() takes. */
#define MAX_PIECE 8192

typedef struct
{
  GString *text;
  gsize n_pieces;
  gsize longest;
} Pieces;

static void
add_piece_cb (const char *text,
              gpointer    data)
{
  Pieces *pieces = data;

  g_assert_cmpstr (text, !=, "");
  g_string_append (pieces->text, text);
  pieces->n_pieces++;
  pieces->longest = MAX (pieces->longest, strlen (text));
}

static char *
dup_run (IlRecording          *recording,
         const IlExportExtras *extras)
{
  Pieces pieces = { g_string_new (NULL) };

  il_json_write_run (recording, extras, add_piece_cb, &pieces);

  return g_string_free (pieces.text, FALSE);
}

static char *
dup_comparison (IlRecording          *in_turn,
                IlRecording          *together,
                gint64                ideal,
                const IlExportExtras *extras_in_turn,
                const IlExportExtras *extras_together)
{
  Pieces pieces = { g_string_new (NULL) };

  il_json_write_comparison (in_turn, together, ideal, extras_in_turn, extras_together,
                            add_piece_cb, &pieces);

  return g_string_free (pieces.text, FALSE);
}

/* The pieces are joined as the whole would be written at once. */
static void
check_layout (JsonObject *document,
              const char *text)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GList) members = json_object_get_members (document);
  g_autofree char *whole = NULL;

  json_builder_begin_object (builder);
  for (GList *l = members; l != NULL; l = l->next)
    {
      json_builder_set_member_name (builder, l->data);
      json_builder_add_value (builder, json_node_copy (json_object_get_member (document,
                                                                               l->data)));
    }
  json_builder_end_object (builder);

  whole = il_json_text_dup (builder);
  g_assert_cmpstr (text, ==, whole);
}

/* All of these members, in this order, and no others. */
static void
check_keys (JsonObject *object,
            const char *keys)
{
  g_autoptr (GList) members = json_object_get_members (object);
  g_autoptr (GString) names = g_string_new (NULL);

  for (GList *l = members; l != NULL; l = l->next)
    g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "", (const char *) l->data);

  g_assert_cmpstr (names->str, ==, keys);
}

static gint64
get_known (JsonObject *object,
           const char *name)
{
  return json_object_get_null_member (object, name) ? -1
                                                    : json_object_get_int_member (object, name);
}

static const char *
get_text (JsonObject *object,
          const char *name)
{
  return json_object_get_null_member (object, name) ? NULL
                                                    : json_object_get_string_member (object, name);
}

static void
check_error (JsonObject            *download,
             const IlExportFigures *figures)
{
  JsonObject *error;

  if (figures->error == NULL)
    {
      g_assert_true (json_object_get_null_member (download, "error"));
      return;
    }

  error = json_object_get_object_member (download, "error");
  check_keys (error, "code message");
  g_assert_cmpstr (get_text (error, "code"), ==, figures->error);
  g_assert_cmpstr (get_text (error, "message"), ==, figures->message);
}

static void
check_hops (JsonArray             *hops,
            const IlExportFigures *figures)
{
  g_assert_cmpuint (json_array_get_length (hops), ==, figures->hops->len);
  for (guint i = 0; i < figures->hops->len; i++)
    {
      const IlExportHop *hop = &g_array_index (figures->hops, IlExportHop, i);
      JsonObject *object = json_array_get_object_element (hops, i);

      check_keys (object, "url status http_version");
      g_assert_cmpstr (get_text (object, "url"), ==, hop->url);
      g_assert_cmpint (get_known (object, "status"), ==,
                       hop->status > 0 ? (gint64) hop->status : -1);
      g_assert_cmpstr (get_text (object, "http_version"), ==, hop->version);
    }
}

static void
check_phases (JsonObject            *phases,
              const IlExportFigures *figures)
{
  check_keys (phases, PHASE_KEYS);
  g_assert_cmpint (get_known (phases, "queued_us"), ==, figures->queued);
  g_assert_cmpint (get_known (phases, "dns_us"), ==, figures->spans[IL_PHASE_DNS]);
  g_assert_cmpint (get_known (phases, "connect_us"), ==, figures->spans[IL_PHASE_CONNECT]);
  g_assert_cmpint (get_known (phases, "tls_us"), ==, figures->spans[IL_PHASE_TLS]);
  g_assert_cmpint (get_known (phases, "connecting_us"), ==, figures->spans[IL_PHASE_CONNECTING]);
  g_assert_cmpint (get_known (phases, "waiting_us"), ==, figures->spans[IL_PHASE_WAITING]);
  g_assert_cmpint (get_known (phases, "receiving_us"), ==, figures->spans[IL_PHASE_RECEIVING]);
}

/* Back from seconds: what was not 0 is the microsecond that it was. */
static gint64
get_time (JsonObject *object,
          const char *name)
{
  double seconds = json_object_get_double_member (object, name);

  g_assert_cmpfloat (seconds, >=, 0);

  return (gint64) llround (seconds * G_USEC_PER_SEC);
}

static void
check_curl_times (JsonObject            *curl,
                  const IlExportFigures *figures)
{
  static const struct
  {
    const char *name;
    IlMark mark;
  } times[] = {
    { "time_redirect", IL_MARK_START },
    { "time_namelookup", IL_MARK_DNS_END },
    { "time_connect", IL_MARK_CONNECT_END },
    { "time_appconnect", IL_MARK_TLS_END },
    { "time_pretransfer", IL_MARK_REQUEST },
    { "time_starttransfer", IL_MARK_RESPONSE },
  };
  gint64 total = get_time (curl, "time_total");
  gint64 last = 0;

  g_assert_cmpint (total, ==, MAX (figures->duration, 0));
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      gint64 at = figures->marks.at[times[i].mark];
      gint64 time = get_time (curl, times[i].name);

      g_assert_cmpint (time, ==, at == IL_TIME_NONE ? 0 : at - figures->start);
      g_assert_cmpint (time, <=, total);
      g_assert_true (time == 0 || time >= last);
      last = MAX (last, time);
    }

  if (il_export_get_n_redirects (figures) == 0)
    g_assert_cmpint (get_time (curl, "time_redirect"), ==, 0);
}

static void
check_curl (JsonObject            *curl,
            JsonObject            *download,
            const IlExportFigures *figures)
{
  gint64 speed = json_object_get_int_member (curl, "speed_download");
  gint64 total = get_time (curl, "time_total");
  guint n_hops = figures->hops->len;

  check_keys (curl, CURL_KEYS);
  check_curl_times (curl, figures);
  g_assert_cmpint (get_known (curl, "http_code"), ==, figures->status);
  g_assert_cmpint (get_known (curl, "num_redirects"), ==, n_hops > 0 ? n_hops - 1 : 0);
  g_assert_cmpint (get_known (curl, "size_download"), ==, get_known (download, "bytes"));
  g_assert_cmpstr (get_text (curl, "url"), ==, figures->url);
  g_assert_cmpstr (get_text (curl, "errormsg"), ==, figures->message);
  g_assert_cmpstr (get_text (curl, "url_effective"), ==,
                   n_hops > 0 ? g_array_index (figures->hops, IlExportHop, n_hops - 1).url
                              : figures->url);

  if (total == 0)
    g_assert_cmpint (speed, ==, 0);
  else
    g_assert_cmpfloat (fabs ((double) speed - (double) figures->bytes / (double) total * 1e6),
                       <=, 1);
}

static void
check_download (JsonObject            *download,
                const IlExportFigures *figures)
{
  check_keys (download, DOWNLOAD_KEYS);
  g_assert_cmpint (get_known (download, "index"), ==, figures->index);
  g_assert_cmpstr (get_text (download, "url"), ==, figures->url);
  g_assert_cmpstr (get_text (download, "state"), ==, il_export_get_state (figures->state));
  g_assert_cmpint (get_known (download, "status"), ==,
                   figures->status > 0 ? (gint64) figures->status : -1);
  check_error (download, figures);
  g_assert_cmpint (get_known (download, "size"), ==, figures->size);
  g_assert_cmpint (get_known (download, "bytes"), ==, figures->bytes);
  g_assert_cmpint (get_known (download, "wire_bytes"), ==, figures->wire_bytes);
  g_assert_cmpint (get_known (download, "lines"), ==, figures->lines);
  g_assert_cmpint (get_known (download, "characters"), ==, figures->characters);
  g_assert_cmpstr (get_text (download, "file"), ==, figures->file);
  check_hops (json_object_get_array_member (download, "hops"), figures);
  g_assert_cmpint (get_known (download, "start_us"), ==, figures->start);
  g_assert_cmpint (get_known (download, "end_us"), ==, figures->end);
  check_phases (json_object_get_object_member (download, "phases"), figures);
  check_curl (json_object_get_object_member (download, "curl"), download, figures);
}

/* The verdict against the downloads of the document itself. */
static void
check_verdict (JsonObject *document,
               gint64      duration)
{
  JsonObject *verdict = json_object_get_object_member (document, "verdict");
  JsonArray *downloads = json_object_get_array_member (document, "downloads");
  gint64 bytes = 0, lines = 0, sum = 0, longest = 0;
  g_autoptr (GHashTable) n_in = g_hash_table_new (g_str_hash, g_str_equal);

  check_keys (verdict, VERDICT_KEYS);
  for (guint i = 0; i < json_array_get_length (downloads); i++)
    {
      JsonObject *download = json_array_get_object_element (downloads, i);
      const char *state = get_text (download, "state");
      gint64 start = get_known (download, "start_us");
      gint64 end = get_known (download, "end_us");
      gint64 own = start < 0 ? 0 : (end < 0 ? duration : end) - start;
      guint n_in_state;

      bytes += get_known (download, "bytes");
      lines += get_known (download, "lines");
      sum += own;
      longest = MAX (longest, own);
      n_in_state = GPOINTER_TO_UINT (g_hash_table_lookup (n_in, state));
      g_hash_table_insert (n_in, (gpointer) state, GUINT_TO_POINTER (n_in_state + 1));
    }

  g_assert_cmpint (get_known (verdict, "bytes"), ==, bytes);
  g_assert_cmpint (get_known (verdict, "lines"), ==, lines);
  g_assert_cmpint (get_known (verdict, "sum_us"), ==, sum);
  g_assert_cmpint (get_known (verdict, "longest_us"), ==, longest);
  g_assert_cmpint (longest, <=, duration);
  for (IlState state = IL_STATE_DONE; state <= IL_STATE_CANCELLED; state++)
    {
      const char *word = il_export_get_state (state);

      g_assert_cmpint (get_known (verdict, word), ==,
                       GPOINTER_TO_UINT (g_hash_table_lookup (n_in, word)));
    }
}

static void
check_loop (JsonObject  *document,
            IlRecording *recording,
            gint64       now)
{
  IlLoopTrack *track = il_recording_get_loop (recording);
  JsonObject *loop;
  gint64 awake = 0, longest = -1;
  guint64 n = 0;

  if (il_loop_track_get_n_turns (track) == 0)
    {
      g_assert_true (json_object_get_null_member (document, "loop"));
      return;
    }

  loop = json_object_get_object_member (document, "loop");
  check_keys (loop, LOOP_KEYS);
  for (guint64 i = 0; i < il_loop_track_get_n_turns (track); i++)
    {
      IlLoopTurn turn;

      il_loop_track_get_turn (track, i, &turn);
      n += turn.begin <= now;
      awake += MAX (MIN (turn.end, now) - turn.begin, 0);
      if (turn.track == IL_LOOP_NOBODY || turn.end - turn.begin <= longest)
        continue;

      longest = turn.end - turn.begin;
      g_assert_true (turn.track == get_known (loop, "longest_index") ||
                     longest < get_known (loop, "longest_us"));
    }

  g_assert_cmpint (get_known (loop, "awake_us"), ==, awake);
  g_assert_cmpint (get_known (loop, "wake_ups"), ==, (gint64) n);
  g_assert_cmpint (get_known (loop, "longest_us"), ==, longest);
  g_assert_cmpint (get_known (loop, "longest_index") == -1, ==, longest == -1);
}

/* Of one that goes on, all figures are those of the duration it states. */
static void
check_recording (JsonObject           *document,
                 IlRecording          *recording,
                 const IlExportExtras *extras)
{
  JsonObject *run = json_object_get_object_member (document, "run");
  JsonArray *downloads = json_object_get_array_member (document, "downloads");
  guint n_tracks = il_recording_get_n_tracks (recording);
  gint64 now = json_object_get_int_member (run, "duration_us");
  guint limit = il_recording_get_mode (recording) == IL_MODE_TOGETHER
                ? il_recording_get_limit (recording) : 0;

  check_keys (run, RUN_KEYS);
  g_assert_cmpstr (get_text (run, "mode"), ==,
                   il_export_get_mode (il_recording_get_mode (recording)));
  g_assert_cmpint (get_known (run, "limit"), ==, limit > 0 ? (gint64) limit : -1);
  g_assert_cmpint (get_known (run, "downloads"), ==, n_tracks);
  g_assert_cmpint (json_object_get_boolean_member (run, "finished"), ==,
                   il_recording_is_finished (recording));
  if (il_recording_is_finished (recording))
    g_assert_cmpint (now, ==, il_recording_get_duration (recording));

  g_assert_cmpuint (json_array_get_length (downloads), ==, n_tracks);
  for (guint i = 0; i < n_tracks; i++)
    {
      g_auto (IlExportFigures) figures = { 0 };

      il_export_read (il_recording_get_track (recording, i), now, extras, &figures);
      check_download (json_array_get_object_element (downloads, i), &figures);
    }

  check_verdict (document, now);
  check_loop (document, recording, now);
  g_assert_cmpint (get_known (json_object_get_object_member (document, "verdict"),
                              "max_in_flight"),
                   ==, il_in_flight_max (recording, now));
}

static void
test_run (void)
{
  for (guint round = 0; round < 500; round++)
    {
      gboolean finish = g_test_rand_bit ();
      guint n = (guint) g_test_rand_int_range (0, 8);
      g_autofree char *file = random_text ();
      char *files[] = { file, NULL };
      const IlExportExtras extras = { file_by_index, files };
      g_autoptr (IlRecording) recording = random_recording_new (IL_MODE_TOGETHER, n, finish);
      g_autofree char *text = dup_run (recording, &extras);
      g_autoptr (JsonNode) node = parse_json (text);
      JsonObject *document = json_node_get_object (node);

      check_layout (document, text);
      check_keys (document, "interleave run verdict loop downloads");
      g_assert_cmpstr (get_text (document, "interleave"), ==, IL_VERSION);
      check_recording (document, recording, &extras);
    }
}

static void
test_before_start (void)
{
  g_autoptr (IlRecording) recording = il_recording_new (IL_MODE_ONE_AT_A_TIME, 0);
  g_autofree char *empty = dup_run (recording, NULL);
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) first = parse_json (empty);
  g_autoptr (JsonNode) second = NULL;

  check_recording (json_node_get_object (first), recording, NULL);
  check_layout (json_node_get_object (first), empty);
  il_recording_add (recording, "http://localhost/", IL_SIZE_UNKNOWN);
  text = dup_run (recording, NULL);
  second = parse_json (text);
  check_recording (json_node_get_object (second), recording, NULL);
}

static void
check_comparison (JsonObject  *comparison,
                  IlRecording *in_turn,
                  IlRecording *together,
                  gint64       ideal)
{
  gint64 slow = json_object_get_int_member (comparison, "one_at_a_time_us");
  gint64 fast = json_object_get_int_member (comparison, "together_us");

  check_keys (comparison, "one_at_a_time_us together_us gain ideal_us");
  g_assert_cmpint (get_known (comparison, "ideal_us"), ==, ideal);
  if (!il_recording_is_whole (in_turn) || !il_recording_is_whole (together) ||
      slow == 0 || fast == 0)
    {
      g_assert_true (json_object_get_null_member (comparison, "gain"));
      return;
    }

  g_assert_cmpint (slow, ==, il_recording_get_duration (in_turn));
  g_assert_cmpint (fast, ==, il_recording_get_duration (together));
  g_assert_cmpfloat (json_object_get_double_member (comparison, "gain"), ==,
                     (double) slow / (double) fast);
}

static void
test_comparison (void)
{
  guint n_gains = 0;

  for (guint round = 0; round < 500; round++)
    {
      guint n = (guint) g_test_rand_int_range (0, 4);
      gint64 ideal = g_test_rand_int_range (-1, 1000);
      g_autoptr (IlRecording) in_turn = random_recording_new (IL_MODE_ONE_AT_A_TIME, n,
                                                              round % 4 > 0);
      g_autoptr (IlRecording) together = random_recording_new (IL_MODE_TOGETHER, n,
                                                               round % 5 > 0);
      char *files[] = { (char *) "a", (char *) "b", NULL };
      const IlExportExtras extras = { file_by_index, files };
      g_autofree char *text = dup_comparison (in_turn, together, ideal, NULL, &extras);
      g_autoptr (JsonNode) node = parse_json (text);
      JsonObject *document = json_node_get_object (node);
      JsonObject *first = json_object_get_object_member (document, "one_at_a_time");
      JsonObject *second = json_object_get_object_member (document, "together");
      JsonObject *comparison = json_object_get_object_member (document, "comparison");

      check_layout (document, text);
      check_keys (document, "interleave comparison one_at_a_time together");
      check_keys (first, "run verdict loop downloads");
      check_keys (second, "run verdict loop downloads");
      check_recording (first, in_turn, NULL);
      check_recording (second, together, &extras);
      check_comparison (comparison, in_turn, together, ideal);
      n_gains += !json_object_get_null_member (comparison, "gain");
    }

  g_assert_cmpuint (n_gains, >, 0);
}

/* A parser that forgives nothing has the last word. */
static void
test_like_python (void)
{
  static const char program[] =
    "import json, sys\n"
    "def refuse(text):\n"
    "    raise ValueError(text)\n"
    "document = json.load(sys.stdin.buffer, parse_constant=refuse)\n"
    "print(len(document['downloads']), sum(d['bytes'] for d in document['downloads']))\n";
  char *files[] = { (char *) "\001\002\003\004\005\006\007\010\011\012\013\014\015\016\017\020"
                             "\021\022\023\024\025\026\027\030\031\032\033\034\035\036\037"
                             "\177\"\\/\342\200\250", NULL };
  const IlExportExtras extras = { file_by_index, files };
  g_autoptr (IlRecording) recording = random_recording_new (IL_MODE_TOGETHER, 500, FALSE);
  g_autofree char *text = dup_run (recording, &extras);
  g_autoptr (JsonNode) node = parse_json (text);
  JsonObject *verdict = json_object_get_object_member (json_node_get_object (node), "verdict");
  g_autofree char *output = python_run (program, text);
  g_autofree char *expected = g_strdup_printf ("500 %" G_GINT64_FORMAT "\n",
                                               get_known (verdict, "bytes"));

  if (output == NULL)
    g_test_skip ("There is no Python 3.");
  else
    g_assert_cmpstr (output, ==, expected);
}

static void
test_many (void)
{
  g_autoptr (IlRecording) recording = random_recording_new (IL_MODE_TOGETHER, 10000, TRUE);
  g_autofree char *text = dup_run (recording, NULL);
  g_autoptr (JsonNode) node = parse_json (text);

  check_recording (json_node_get_object (node), recording, NULL);
}

/* However many downloads there are, no piece holds more than one. */
static void
test_pieces (void)
{
  const guint n = 5000;
  g_autoptr (IlRecording) recording = random_recording_new (IL_MODE_TOGETHER, n, TRUE);
  Pieces pieces = { g_string_new (NULL) };

  il_json_write_run (recording, NULL, add_piece_cb, &pieces);

  g_assert_cmpuint (pieces.n_pieces, >, n);
  g_assert_cmpuint (pieces.longest, <, MAX_PIECE);
  g_string_free (pieces.text, TRUE);
}

static void
test_comma_locale (void)
{
  g_autoptr (IlRecording) recording = random_recording_new (IL_MODE_TOGETHER, 30, TRUE);
  g_autofree char *before = dup_run (recording, NULL);
  g_autofree char *after = NULL;

  if (!set_comma_locale ())
    {
      g_test_skip ("There is no locale with a decimal comma.");
      return;
    }

  after = dup_run (recording, NULL);
  g_assert_cmpstr (after, ==, before);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json/run", test_run);
  g_test_add_func ("/json/before-start", test_before_start);
  g_test_add_func ("/json/comparison", test_comparison);
  g_test_add_func ("/json/like-python", test_like_python);
  g_test_add_func ("/json/many", test_many);
  g_test_add_func ("/json/pieces", test_pieces);
  g_test_add_func ("/json/comma-locale", test_comma_locale);

  return g_test_run ();
}
