/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "lab/il-link-spec.h"

G_BEGIN_DECLS

#define IL_TYPE_LINK (il_link_get_type ())

/**
 * IlLink:
 *
 * A line of so many bit/s that all who send share fairly: they take turns, and
 * each turn carries a small piece, as packets do.  A turn lasts as long as its
 * piece takes; the piece counts as arrived at its end.
 */
G_DECLARE_FINAL_TYPE (IlLink, il_link, IL, LINK, GObject)

/**
 * IlLinkFunc:
 * @bytes: how many more may be sent now
 * @owner: who asked
 *
 * Called when a piece has arrived.  It may ask for more, and clear its share.
 */
typedef void (*IlLinkFunc) (gint64   bytes,
                            gpointer owner);

/**
 * IlLinkShare:
 *
 * One who sends.  It lives inside its owner.
 */
typedef struct
{
  /*< private >*/
  IlLink     *link;
  IlLinkFunc  func;
  gpointer    owner;
  gint64      wanted;
  GList       node;
} IlLinkShare;

/**
 * il_link_new:
 * @spec: its rate, above 0, and how that varies
 * @seed: of the variation
 *
 * Makes a link of the thread-default main context.
 *
 * Returns: (transfer full): the link
 */
IlLink *il_link_new (const IlLinkSpec *spec,
                     guint64           seed) G_GNUC_WARN_UNUSED_RESULT;

/**
 * il_link_get_duration:
 * @self: a link
 * @bytes: how many
 * @begin: µs since the link came into use
 *
 * Returns: µs that @bytes take, at the rate that holds at @begin
 */
gint64 il_link_get_duration (IlLink *self,
                             gint64  bytes,
                             gint64  begin);

/**
 * il_link_share_init:
 * @share: (out caller-allocates): a share
 * @link: the link; kept until the share is cleared
 * @func: told of what arrived
 * @owner: for @func
 */
void il_link_share_init (IlLinkShare *share,
                         IlLink      *link,
                         IlLinkFunc   func,
                         gpointer     owner);

/**
 * il_link_share_want:
 * @share: a share
 * @bytes: how many wait to be sent in all, in place of what was wanted before
 */
void il_link_share_want (IlLinkShare *share,
                         gint64       bytes);

/**
 * il_link_share_clear:
 * @share: a share, or one never initialised whose bytes are all 0
 *
 * Gives up what was wanted.
 */
void il_link_share_clear (IlLinkShare *share);

G_END_DECLS
