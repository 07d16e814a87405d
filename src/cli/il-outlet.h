/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <stdio.h>

G_BEGIN_DECLS

/**
 * IlOutlet:
 *
 * A buffer before a stream.  Unlike the stream's own it loses nothing where a
 * signal interrupts a write: what is left is written as long as somebody takes
 * it, and given up when nobody does, so that the program can be ended.
 */
typedef struct _IlOutlet IlOutlet;

/** il_outlet_new: @file: must live as long, with nothing in its buffer */
IlOutlet *il_outlet_new       (FILE       *file) G_GNUC_WARN_UNUSED_RESULT;

/** il_outlet_free: What was not flushed is lost. */
void      il_outlet_free      (IlOutlet   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IlOutlet, il_outlet_free)

/** il_outlet_add: @bytes: any; written once there are many */
void      il_outlet_add       (IlOutlet   *self,
                               const char *bytes);

/** il_outlet_flush: Writes what was added. */
void      il_outlet_flush     (IlOutlet   *self);

/** il_outlet_get_error: Returns: why nothing can be written any more, as errno
 * has it, or 0 */
int       il_outlet_get_error (IlOutlet   *self);

G_END_DECLS
