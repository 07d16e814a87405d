/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * IlWorker:
 *
 * A thread with a main context of its own, in which others call functions.
 */
typedef struct _IlWorker IlWorker;

/** IlWorkerFunc: called in the worker's thread */
typedef void (*IlWorkerFunc) (gpointer data);

/**
 * il_worker_new:
 * @name: of the thread; at most 15 bytes are seen
 * @error: return location for a #GThreadError
 *
 * Returns: (transfer full) (nullable): a worker that runs, or %NULL with
 *   @error set
 */
IlWorker *il_worker_new (const char  *name,
                         GError     **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * il_worker_call:
 * @self: a worker
 * @func: what to do
 * @data: for @func
 *
 * Calls @func in the worker's thread, where its main context is the default
 * one, and waits for it to return.  Not for the worker itself.
 */
void il_worker_call (IlWorker     *self,
                     IlWorkerFunc  func,
                     gpointer      data);

/**
 * il_worker_free:
 * @self: (transfer full): a worker
 *
 * Waits for the end of the thread.  What is ready in its main context is still
 * done.
 */
void il_worker_free (IlWorker *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IlWorker, il_worker_free)

G_END_DECLS
