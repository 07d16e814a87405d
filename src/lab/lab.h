/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * lab: a small internet of our own, for lecture halls without a network.
 *
 * Here live the scenarios (what documents there are, and when each of their
 * bytes is due), and the server that delivers them on the loopback address
 * from a thread of its own.  Everything is deterministic: the same scenario
 * gives the same picture at every run.
 *
 * Never here: anything else of ours (the lab plays a stranger, and knows
 * nothing of recordings, plans or windows), GTK, an address that another
 * machine could reach, and the file system once a scenario is loaded.
 */

#pragma once

#include "lab/il-document.h"
#include "lab/il-lab.h"
#include "lab/il-link-preset.h"
#include "lab/il-scenario.h"
#include "lab/il-schedule.h"
