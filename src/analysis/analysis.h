/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * analysis: pure functions of a recording.
 *
 * Here live the questions that every view asks (what is the verdict, in which
 * order did the lines come) and the words and figures in which they are
 * answered on a screen or a terminal.
 *
 * Never here: libsoup, GTK, a main loop, or anything that keeps state.
 */

#pragma once

#include "analysis/il-line-order.h"
#include "analysis/il-text.h"
#include "analysis/il-ticks.h"
#include "analysis/il-verdict.h"
