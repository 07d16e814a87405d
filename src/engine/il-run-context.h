/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/il-loop-monitor.h"
#include "engine/il-plan.h"
#include "engine/il-reader.h"
#include "engine/il-sink.h"

G_BEGIN_DECLS

/**
 * IlRunContext:
 * @plan: what to fetch and how
 * @recording: what is written
 * @reader: the buffer and the budget
 * @sink: (nullable): who wants the documents
 * @monitor: (nullable): who measures the loop while the run goes on
 *
 * What all downloads of one run share.  Counted references: a download that
 * was given up may outlast its runner by a loop turn or two.
 */
typedef struct
{
  IlPlan *plan;
  IlRecording *recording;
  IlReader *reader;
  IlSink *sink;
  IlLoopMonitor *monitor;
} IlRunContext;

IlRunContext *il_run_context_new   (IlPlan       *plan,
                                    IlRecording  *recording) G_GNUC_WARN_UNUSED_RESULT;
IlRunContext *il_run_context_ref   (IlRunContext *self);
void          il_run_context_unref (IlRunContext *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IlRunContext, il_run_context_unref)

G_END_DECLS
