/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lab/il-prose.h"

#include <string.h>

#include "lab/il-document.h"
#include "lab/il-line-index.h"
#include "lab/il-splitmix.h"

/* The text ends with the first paragraph that reaches this size. */
#define TEXT_SIZE_MIN (256 * 1024)
#define TEXT_SEED G_GUINT64_CONSTANT (0x70726f7365)

#define SENTENCES_MIN 3
#define SENTENCES_MAX 7

/* Where a line is broken at the latest, and what each line has at least. */
#define LINE_WIDTH_MIN 40
#define LINE_LENGTH_MAX 75
#define LINE_LENGTH_MIN 20

typedef struct
{
  const char  *text;
  gsize        size;
  IlLineIndex  lines;
  /* The number of each paragraph's first line. */
  GArray      *paragraphs;
} Prose;

static const char *const openers[] = {
  "In the end", "Every morning", "For once", "As a rule", "Not far from here", "Now and then",
  "By all accounts", "Long before noon", "On the third day", "Without a word", "At low tide",
  "Somewhere else",
};

static const char *const determiners[] = {
  "the", "the", "the", "the", "this", "that", "every", "one", "no", "another", "her", "his",
};

static const char *const adjectives[] = {
  "quiet", "borrowed", "yellow", "patient", "narrow", "forgotten", "second", "wooden", "distant",
  "cheerful", "hollow", "silver", "stubborn", "early", "crooked", "northern", "polite", "empty",
  "careful", "tall", "painted", "sleepy", "honest", "foggy", "secret", "warm", "uneven", "famous",
};

static const char *const nouns[] = {
  "harbour", "clock", "lantern", "teacher", "river", "ladder", "neighbour", "kettle", "bridge",
  "letter", "garden", "captain", "window", "umbrella", "market", "gardener", "suitcase", "orchard",
  "violin", "lighthouse", "baker", "staircase", "donkey", "station", "map", "painter", "ferry",
  "sparrow", "cupboard", "postman", "mountain", "button", "librarian", "bell", "tailor", "wagon",
  "candle", "fisherman", "mirror", "attic", "juggler", "meadow", "passenger", "piano",
};

static const char *const verbs[] = {
  "follows", "remembers", "counts", "admires", "carries", "forgets", "answers", "paints",
  "measures", "borrows", "greets", "avoids", "repairs", "mistakes", "describes", "collects",
  "expects", "invents", "crosses", "hides", "misses", "questions", "visits", "outlives",
};

static const char *const endings[] = {
  "before breakfast", "behind the station", "without much noise", "in the rain", "for no reason",
  "under the stairs", "until the ferry leaves", "as if nothing had happened", "on the other side",
  "at half past seven", "more than once", "with great care", "along the old wall", "by candlelight",
  "in plain sight", "to everybody's surprise",
};

static const char *const connectives[] = {
  ", and", ", but", " while", " because", ", although", " whenever", " until", ", so",
};

#define APPEND_ANY(text, random, words) append_any (text, random, words, G_N_ELEMENTS (words))

static void
append_any (GString           *text,
            guint64           *random,
            const char *const *words,
            gsize              n_words)
{
  g_string_append (text, words[il_splitmix_range (random, 0, (gint64) n_words - 1)]);
}

static gboolean
happens (guint64 *random,
         gint64   percent)
{
  return il_splitmix_range (random, 1, 100) <= percent;
}

static void
append_thing (GString *text,
              guint64 *random)
{
  g_string_append_c (text, ' ');
  APPEND_ANY (text, random, determiners);
  g_string_append_c (text, ' ');

  if (happens (random, 60))
    {
      APPEND_ANY (text, random, adjectives);
      g_string_append_c (text, ' ');
    }

  APPEND_ANY (text, random, nouns);
}

static void
append_clause (GString *text,
               guint64 *random)
{
  append_thing (text, random);
  g_string_append_c (text, ' ');
  APPEND_ANY (text, random, verbs);
  append_thing (text, random);

  if (happens (random, 40))
    {
      g_string_append_c (text, ' ');
      APPEND_ANY (text, random, endings);
    }
}

/* A space comes first, wherever it is not the first sentence. */
static void
append_sentence (GString *text,
                 guint64 *random)
{
  gsize begin = text->len + 1;

  if (happens (random, 25))
    {
      g_string_append_c (text, ' ');
      APPEND_ANY (text, random, openers);
      g_string_append_c (text, ',');
    }

  append_clause (text, random);
  if (happens (random, 45))
    {
      APPEND_ANY (text, random, connectives);
      append_clause (text, random);
    }

  text->str[begin] = g_ascii_toupper (text->str[begin]);
  g_string_append_c (text, happens (random, 4) ? '!' : '.');
}

/* Appends @paragraph in lines; it is never broken so late that its last line
 * would be too short. */
static void
append_lines (GString    *text,
              const char *paragraph,
              guint64    *random)
{
  gsize rest = strlen (paragraph);

  while (rest > LINE_LENGTH_MAX)
    {
      gsize width = (gsize) il_splitmix_range (random, LINE_WIDTH_MIN, LINE_LENGTH_MAX);

      width = MIN (width, rest - LINE_LENGTH_MIN - 1);
      while (paragraph[width] != ' ')
        width--;

      g_string_append_len (text, paragraph, (gssize) width);
      g_string_append_c (text, '\n');
      paragraph += width + 1;
      rest -= width + 1;
    }

  g_string_append (text, paragraph);
  g_string_append (text, "\n\n");
}

static void
append_paragraph (GString *text,
                  guint64 *random)
{
  g_autoptr (GString) paragraph = g_string_new (NULL);
  gint64 n = il_splitmix_range (random, SENTENCES_MIN, SENTENCES_MAX);

  for (gint64 i = 0; i < n; i++)
    append_sentence (paragraph, random);

  append_lines (text, paragraph->str + 1, random);
}

static GArray *
list_paragraphs (const Prose *self)
{
  GArray *paragraphs = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 i = 0; i < self->lines.n_lines; i++)
    {
      guint32 begin = i > 0 ? self->lines.ends[i - 1] : 0;

      if (i == 0 || (begin >= 2 && self->text[begin - 2] == '\n'))
        g_array_append_val (paragraphs, i);
    }

  return paragraphs;
}

/* The beginning is there a second time behind the end, so that no slice has to
 * be put together from two parts. */
static gpointer
prose_new (gpointer unused)
{
  static Prose prose;
  GString *text = g_string_sized_new (TEXT_SIZE_MIN + IL_DOCUMENT_MAX_SLICE + 4096);
  guint64 random = TEXT_SEED;

  while (text->len < TEXT_SIZE_MIN)
    append_paragraph (text, &random);

  prose.size = text->len;
  il_line_index_init (&prose.lines, text->str, prose.size);
  g_string_set_size (text, prose.size + IL_DOCUMENT_MAX_SLICE);
  memcpy (text->str + prose.size, text->str, IL_DOCUMENT_MAX_SLICE);

  prose.text = g_string_free (text, FALSE);
  prose.paragraphs = list_paragraphs (&prose);

  return &prose;
}

static const Prose *
get_prose (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, prose_new, NULL);
}

static gint64
first_line (const Prose *self,
            guint64      seed)
{
  return g_array_index (self->paragraphs, guint32, seed % self->paragraphs->len);
}

/* Bytes before the line @number of the text that goes on for ever. */
static gint64
line_begin (const Prose *self,
            gint64       number)
{
  gint64 n = (gint64) self->lines.n_lines;
  gint64 begin = number % n > 0 ? self->lines.ends[number % n - 1] : 0;

  return number / n * (gint64) self->size + begin;
}

const char *
il_prose_at (guint64 seed,
             gint64  offset)
{
  const Prose *self = get_prose ();

  return self->text + (line_begin (self, first_line (self, seed)) + offset) % (gint64) self->size;
}

gint64
il_prose_count_lines (guint64 seed,
                      gint64  size)
{
  const Prose *self = get_prose ();
  gint64 first = first_line (self, seed);
  gint64 end = line_begin (self, first) + size - 1;
  gint64 text_size = (gint64) self->size;
  gint64 lines_before_end;

  if (size <= 0)
    return 0;

  lines_before_end = end / text_size * (gint64) self->lines.n_lines
                     + (gint64) il_line_index_count (&self->lines, (gsize) (end % text_size));

  /* The last byte is a line feed of its own. */
  return lines_before_end - first + 1;
}

gint64
il_prose_get_line_end (guint64 seed,
                       gint64  index)
{
  const Prose *self = get_prose ();
  gint64 first = first_line (self, seed);

  return line_begin (self, first + index + 1) - line_begin (self, first);
}
