/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * formats: a recording as text, for a terminal or for other programs.
 *
 * Here live the pictures of a run in characters, and the table of a sweep; and,
 * a file pair for each format that is kept or read elsewhere, the functions
 * from a recording to its bytes, and back from the file in which a run is
 * remembered; the reading of a track that they share, and figures as machines
 * write them, the same in every locale and language.
 *
 * Never here: files, streams, options, windows, libsoup, GTK, and passwords.
 */

#pragma once

#include "formats/il-cells.h"
#include "formats/il-csv.h"
#include "formats/il-export.h"
#include "formats/il-json.h"
#include "formats/il-lane-cells.h"
#include "formats/il-live.h"
#include "formats/il-number.h"
#include "formats/il-packed.h"
#include "formats/il-row-head.h"
#include "formats/il-run-file.h"
#include "formats/il-run-info.h"
#include "formats/il-run-layout.h"
#include "formats/il-sweep-csv.h"
#include "formats/il-sweep-json.h"
#include "formats/il-sweep-table.h"
#include "formats/il-text-row.h"
#include "formats/il-waterfall.h"
