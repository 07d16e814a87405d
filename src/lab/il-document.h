/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * IL_DOCUMENT_MAX_SLICE:
 *
 * The most bytes that il_document_slice() gives at once.
 */
#define IL_DOCUMENT_MAX_SLICE (256 * 1024)

/**
 * IL_DOCUMENT_SIZE_MAX:
 *
 * The largest document, in bytes.
 */
#define IL_DOCUMENT_SIZE_MAX (G_GINT64_CONSTANT (4) << 30)

/**
 * IL_DOCUMENT_MAX_WHOLE:
 *
 * The largest document that is sent at once, in bytes.
 */
#define IL_DOCUMENT_MAX_WHOLE (1024 * 1024)

/**
 * IlDocumentKind:
 * @IL_DOCUMENT_BINARY: bytes that look random, with a line feed every 900
 *   bytes or so, and at the end
 * @IL_DOCUMENT_LINES: numbered lines of text, all of the same length
 * @IL_DOCUMENT_PROSE: paragraphs of made-up English; see il-prose.h
 * @IL_DOCUMENT_BOOK: a real text, from its beginning; see il-book.h
 *
 * What a document holds.
 */
typedef enum
{
  IL_DOCUMENT_BINARY,
  IL_DOCUMENT_LINES,
  IL_DOCUMENT_PROSE,
  IL_DOCUMENT_BOOK,
} IlDocumentKind;

/**
 * IlDocumentFraming:
 * @IL_DOCUMENT_FRAMING_LENGTH: a Content-Length says it beforehand
 * @IL_DOCUMENT_FRAMING_CHUNKED: in chunks, the last of which is empty
 * @IL_DOCUMENT_FRAMING_CLOSE: the end of the connection is the end
 *
 * How a client learns where an answer ends.
 */
typedef enum
{
  IL_DOCUMENT_FRAMING_LENGTH,
  IL_DOCUMENT_FRAMING_CHUNKED,
  IL_DOCUMENT_FRAMING_CLOSE,
} IlDocumentFraming;

/**
 * IlDocumentFailure:
 * @IL_DOCUMENT_FAILURE_NONE: all goes well
 * @IL_DOCUMENT_FAILURE_REFUSE: no server listens at its address
 * @IL_DOCUMENT_FAILURE_RESET: the connection is reset within the body
 * @IL_DOCUMENT_FAILURE_CLOSE: the connection is closed in order, but too early
 * @IL_DOCUMENT_FAILURE_STALL: the connection stays open, and nothing comes any more
 * @IL_DOCUMENT_FAILURE_GARBAGE: what comes is not HTTP
 * @IL_DOCUMENT_FAILURE_ENDLESS: the body begins again whenever it ends
 *
 * What goes wrong with a delivery.
 */
typedef enum
{
  IL_DOCUMENT_FAILURE_NONE,
  IL_DOCUMENT_FAILURE_REFUSE,
  IL_DOCUMENT_FAILURE_RESET,
  IL_DOCUMENT_FAILURE_CLOSE,
  IL_DOCUMENT_FAILURE_STALL,
  IL_DOCUMENT_FAILURE_GARBAGE,
  IL_DOCUMENT_FAILURE_ENDLESS,
} IlDocumentFailure;

/**
 * IlDocument:
 * @name: the name for people, valid UTF-8
 * @path: the path of its address below the scenario's, begins with a slash
 * @kind: what it holds
 * @size: bytes
 * @n_lines: lines of a text, 0 for an %IL_DOCUMENT_BINARY
 * @first_byte: µs from the request to the answer's head
 * @body: µs from the head to the last byte
 * @by_line: whether each line is due for itself; always so for an
 *   %IL_DOCUMENT_LINES, never for an %IL_DOCUMENT_BINARY
 * @jitter: µs by which what follows the head is late at most, by chance
 * @gzip: whether it is sent compressed; see #IlEncoded
 * @framing: how its end is told
 * @n_redirects: redirects on the way to it, each as late as @first_byte
 * @status: the HTTP status of the answer
 * @failure: what goes wrong
 * @failure_after: bytes of the body before the failure, where it has a place;
 *   -1 if not even the answer's head is sent
 * @block: µs for which the client's handler keeps its thread busy when half of
 *   the document has come; the server has no part in it
 * @seed: for all that looks like chance, from the scenario and the path
 *
 * One document of a scenario.  Its bytes are a function of this description,
 * computed when they are needed: a large document costs no memory.
 */
typedef struct
{
  char              *name;
  char              *path;
  IlDocumentKind     kind;
  gint64             size;
  gint64             n_lines;
  gint64             first_byte;
  gint64             body;
  gboolean           by_line;
  gint64             jitter;
  gboolean           gzip;
  IlDocumentFraming  framing;
  guint              n_redirects;
  guint              status;
  IlDocumentFailure  failure;
  gint64             failure_after;
  gint64             block;
  guint64            seed;
} IlDocument;

/**
 * il_document_free:
 * @self: (transfer full): a document whose strings were allocated
 */
void il_document_free (IlDocument *self);

/**
 * il_document_line_length:
 * @name: a document's name
 * @n_lines: how many lines it has
 *
 * Returns: bytes of each line of such an %IL_DOCUMENT_LINES, with its line
 *   feed
 */
gint64 il_document_line_length (const char *name,
                                gint64      n_lines);

/**
 * il_document_count_lines:
 * @self: a document with its kind, size and seed, and n_lines if it is an
 *   %IL_DOCUMENT_LINES
 *
 * Counts without a look at the whole text: O(log n).
 *
 * Returns: how many lines it has, 0 for an %IL_DOCUMENT_BINARY
 */
gint64 il_document_count_lines (const IlDocument *self);

/**
 * il_document_get_line_end:
 * @self: a document that has lines
 * @index: the number of a line, the first being 0
 *
 * Returns: bytes from the document's beginning to the end of that line, its
 *   line feed included, found in O(1)
 */
gint64 il_document_get_line_end (const IlDocument *self,
                                 gint64            index);

/**
 * il_document_make_seed:
 * @path: a document's path
 * @scenario_seed: the scenario's own seed
 *
 * Returns: a number that depends on both only
 */
guint64 il_document_make_seed (const char *path,
                               guint64     scenario_seed);

/**
 * il_document_get_expected_size:
 * @self: a document
 *
 * Returns: the bytes that a client may expect before it asks, or -1 where the
 *   answer itself will not say, or will not be one, or will be compressed
 */
gint64 il_document_get_expected_size (const IlDocument *self);

/**
 * il_document_get_content_type:
 * @self: a document
 *
 * Returns: the value of its Content-Type header
 */
const char *il_document_get_content_type (const IlDocument *self);

/**
 * il_document_fill:
 * @self: a document
 * @offset: bytes from its beginning
 * @buffer: (out caller-allocates): where to write
 * @length: bytes wanted
 *
 * Writes a part of the document.  The same offset always has the same byte,
 * however the document is cut.  Safe in any thread.
 *
 * Returns: bytes written: @length, or less where the document ends
 */
gsize il_document_fill (const IlDocument *self,
                        gint64            offset,
                        void             *buffer,
                        gsize             length);

/**
 * il_document_slice:
 * @self: a document
 * @offset: bytes from its beginning
 * @length: bytes wanted, at most %IL_DOCUMENT_MAX_SLICE
 *
 * Like il_document_fill(), without a copy where that can be.
 *
 * Returns: (transfer full): the bytes, fewer where the document ends
 */
GBytes *il_document_slice (const IlDocument *self,
                           gint64            offset,
                           gsize             length) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IlDocument, il_document_free)

G_END_DECLS
