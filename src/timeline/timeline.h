/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * timeline: GTK widgets that draw a recording at a time.
 *
 * Here live the state of a view (IlView: recording, playhead, time scale,
 * look), its colours, the geometry of a lane, and the widgets that draw with
 * render nodes: lanes of downloads, of the event loop and of curves, the ruler
 * with its flags, the chart of a sweep, the thumbnail of a run.  Pixels appear
 * here and nowhere below.  What can be decided without a display stands in its
 * own file (scale, palette, tiles, layouts) and is tested there.
 *
 * Never here: libsoup, the engine, the lab, windows and dialogs, cairo.
 */

#pragma once

#include "timeline/il-caption.h"
#include "timeline/il-flag-layout.h"
#include "timeline/il-flight-lane.h"
#include "timeline/il-frame-driver.h"
#include "timeline/il-frame-pace.h"
#include "timeline/il-grid.h"
#include "timeline/il-lane.h"
#include "timeline/il-lane-draw.h"
#include "timeline/il-lane-layout.h"
#include "timeline/il-lane-marks.h"
#include "timeline/il-lane-path.h"
#include "timeline/il-line-strip.h"
#include "timeline/il-loop-lane.h"
#include "timeline/il-loop-layout.h"
#include "timeline/il-palette.h"
#include "timeline/il-path-layout.h"
#include "timeline/il-playhead.h"
#include "timeline/il-ruler-flags.h"
#include "timeline/il-ruler.h"
#include "timeline/il-slim-draw.h"
#include "timeline/il-slim-lane.h"
#include "timeline/il-slim-layout.h"
#include "timeline/il-speed.h"
#include "timeline/il-sweep-bar.h"
#include "timeline/il-sweep-chart.h"
#include "timeline/il-sweep-draw.h"
#include "timeline/il-sweep-layout.h"
#include "timeline/il-throughput-lane.h"
#include "timeline/il-thumbnail-layout.h"
#include "timeline/il-thumbnail.h"
#include "timeline/il-tiles.h"
#include "timeline/il-time-scale.h"
#include "timeline/il-view-widget.h"
#include "timeline/il-view.h"
