/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "recording/recording.h"

G_BEGIN_DECLS

/*
 * Recordings made up at random, for what is true of all of them.  They follow
 * from g_test_rand_int(), so that the seed of a failed test brings them back.
 */

/** RANDOM_MAX_TRACKS: More tracks than this are never made up. */
#define RANDOM_MAX_TRACKS 24

/**
 * RandomKind:
 * @RANDOM_SCHEDULED: as the engine makes them: in order, on as many slots as
 *   mode and limit say, each handed over after some time or none
 * @RANDOM_WILD: as a file might have them: any beginnings and ends
 */
typedef enum
{
  RANDOM_SCHEDULED,
  RANDOM_WILD,
} RandomKind;

/**
 * random_recording_new:
 *
 * Of 0 to %RANDOM_MAX_TRACKS tracks: done, failed at any phase, cancelled in
 * the queue or later, with bad addresses, redirects, nothing to read, or of no
 * length; of half of them, the loop's turns are known.
 *
 * Returns: (transfer full): a finished recording
 */
IlRecording *random_recording_new (RandomKind kind);

/**
 * random_recording_new_live:
 *
 * The same of one that goes on: some tracks have not ended, or not begun.
 */
IlRecording *random_recording_new_live (RandomKind kind);

/** random_recording_wire_bytes: Returns: of all tracks, where known; else the
 * decoded ones, as il_throughput_find_peak() counts them */
double       random_recording_wire_bytes (IlRecording *recording);

G_END_DECLS
