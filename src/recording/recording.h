/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * recording: what happened in a run, written once and read by search.
 *
 * Here live the recording itself, its tracks (one per address), their phases
 * and their compact log of reads, the turns of the event loop, the errors a
 * track can end with, and the rules for reading an address.  Times are integer
 * microseconds from the recording's start on the monotonic clock; while the
 * run lasts the engine appends, afterwards nothing changes any more.
 *
 * Never here: sockets, libsoup, GTK, words for the screen other than the
 * sentence an error carries, and anything that is computed per frame.
 */

#pragma once

#include "recording/il-address.h"
#include "recording/il-arrivals.h"
#include "recording/il-error.h"
#include "recording/il-loop-track.h"
#include "recording/il-phases.h"
#include "recording/il-recording.h"
#include "recording/il-showable.h"
#include "recording/il-track.h"
