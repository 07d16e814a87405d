/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "recording/il-track.h"

G_BEGIN_DECLS

/*
 * Pieces that the texts about a track have in common; for this folder alone.
 */

/** il_text_status: @status: an HTTP status. Returns: (transfer full): '404 Not
 * Found', or 'HTTP 499' where the number has no well-known name */
char       *il_text_status     (guint status) G_GNUC_WARN_UNUSED_RESULT;

/** il_text_error_title: Returns: why a failed track did, in a few words, owned
 * by the program */
const char *il_text_error_title (IlTrack *track);

/** il_text_short_name: Returns: (transfer full): the name of @track in a
 * sentence: of a long one, the middle is left out */
char       *il_text_short_name (IlTrack *track) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
