/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * app: the desktop program.
 *
 * Here live the application, its window, rows and dialogs, each with its
 * template beside it, its pages (timeline, race, sweep), and the session: what
 * is to be fetched, how, the run that is under way, and the list of those that
 * are over, which a store remembers.  The window shows; the session decides.
 *
 * Never here: how a download runs (engine), how a lane is drawn (timeline),
 * or what a recording means in words (analysis).
 */

#pragma once

#include "app/il-adaptive-bin.h"
#include "app/il-add-dialog.h"
#include "app/il-address-list.h"
#include "app/il-application.h"
#include "app/il-controls.h"
#include "app/il-fit-scroller.h"
#include "app/il-guess-card.h"
#include "app/il-lane-bands.h"
#include "app/il-lesson-bar.h"
#include "app/il-lesson-file.h"
#include "app/il-lessons.h"
#include "app/il-network-chooser.h"
#include "app/il-notice.h"
#include "app/il-picker-row.h"
#include "app/il-picker.h"
#include "app/il-replay-bar.h"
#include "app/il-replay-keys.h"
#include "app/il-race-chooser.h"
#include "app/il-race-field.h"
#include "app/il-race-group.h"
#include "app/il-race-marks.h"
#include "app/il-race-page.h"
#include "app/il-race-row.h"
#include "app/il-race-runs.h"
#include "app/il-race-verdict.h"
#include "app/il-row-drag.h"
#include "app/il-row-menu.h"
#include "app/il-row.h"
#include "app/il-run-list.h"
#include "app/il-run-row.h"
#include "app/il-run-store.h"
#include "app/il-run.h"
#include "app/il-runs-panel.h"
#include "app/il-session.h"
#include "app/il-split.h"
#include "app/il-sweep-page.h"
#include "app/il-sweep.h"
#include "app/il-text-clip.h"
#include "app/il-verdict-bar.h"
#include "app/il-window.h"
