#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# session.sh PLACE APP-ID BRANCH: runs try.py in a session of its own, with a
# display, a bus, an empty home and nothing of who started it.
set -eu
place=$1
shift
runtime=/run/user/$(id -u)

if [ "${IL_SESSION-}" != clean ]; then
  exec env -i PATH=/usr/bin:/bin:/usr/sbin:/sbin LC_ALL=C.UTF-8 HOME="$place/user/home" TMPDIR="$place/user" \
    XDG_RUNTIME_DIR="$runtime" \
    XDG_DATA_DIRS="$place/user/home/.local/share/flatpak/exports/share:/usr/share" \
    XDG_CURRENT_DESKTOP=interleave-check XDG_DESKTOP_PORTAL_DIR="$place/check" \
    FLATPAK_SYSTEM_DIR="$place/user/system" GIO_USE_VFS=local GSETTINGS_BACKEND=memory \
    IL_SESSION=clean sh "$0" "$place" "$@"
fi

# shellcheck source=tools/lib.sh
. "$place/lib.sh"
cd "$place/user"
# Nothing is installed for all users, but Flatpak asks.
ostree --repo=system/repo init --mode=bare-user-only
# The services of the session write to where it was started.
# shellcheck disable=SC2016 # of the shell in there
with_display sh -c 'exec python3 "$@" >&4' sh "$place/check/try.py" "$place" "$@" \
  4>&1 >results/session.log 2>&1
