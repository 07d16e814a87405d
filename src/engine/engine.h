/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * engine: runs a plan and writes a recording.
 *
 * Here live the plan (what to fetch and how), the runner and all that it is
 * made of: a queue that alone decides what is in flight, slots with a session
 * and one connection each, or with what they share where HTTP/2 is asked for,
 * fetches that follow a request through its redirects, bodies that read without
 * blocking, the deadlines, the monitor that measures the loop itself, and the
 * words for what can go wrong.  Everything happens on one thread, the one whose
 * main context the runner was made in.
 *
 * Never here: GTK, files and their formats, anything computed from a
 * recording, and memory of the bodies of answers, which are counted, handed to
 * the run's sink if it has one, and forgotten.
 *
 * A program calls il_engine_init() first of all, and then needs il-plan.h,
 * il-runner.h and perhaps il-http2.h and il-sink.h alone; the other headers are
 * for this folder and its tests.
 */

#pragma once

#include "engine/il-engine-init.h"
#include "engine/il-http2.h"
#include "engine/il-plan.h"
#include "engine/il-runner.h"
#include "engine/il-sink.h"
