/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * analysis: pure functions of a recording.
 *
 * Here live the questions that every view asks (what is the verdict, in which
 * order did the lines come, how many were in flight, how fast did the bytes
 * come, what did a download wait for, what decided the end, what would have been
 * ideal, where is the next event), and those about several recordings (a race of
 * two, a sweep over the limits); the words and figures in which they are
 * answered, and the rules of axis and colours that a screen and a terminal share.
 *
 * Never here: libsoup, GTK, a main loop, or anything that keeps state.
 */

#pragma once

#include "analysis/il-bounds.h"
#include "analysis/il-cause.h"
#include "analysis/il-critical-path.h"
#include "analysis/il-event.h"
#include "analysis/il-ideal.h"
#include "analysis/il-in-flight.h"
#include "analysis/il-line-order.h"
#include "analysis/il-race-pair.h"
#include "analysis/il-race-text.h"
#include "analysis/il-race.h"
#include "analysis/il-rate-curve.h"
#include "analysis/il-row-color.h"
#include "analysis/il-sweep-curve.h"
#include "analysis/il-text-loop.h"
#include "analysis/il-text.h"
#include "analysis/il-throughput.h"
#include "analysis/il-ticks.h"
#include "analysis/il-verdict.h"
#include "analysis/il-waiting.h"
