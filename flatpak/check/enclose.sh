#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# enclose.sh USER REPOSITORY PLACE ARGS...: runs session.sh as that user.
# Called by root in a mount namespace of its own: nothing of this is seen outside.
set -eu
user=$1
repository=$2
place=$3
shift 2

mount -t tmpfs -o mode=755 tmpfs /run
mkdir -p "/run/user/$user"
chmod 700 "/run/user/$user"
chown "$user:$user" "/run/user/$user"
mount --bind -o ro "$repository" "$place/runtime"

# Only root may open it on many a machine; the document portal needs it.
if [ -c /dev/fuse ] && mknod -m 666 /run/fuse c 10 229 2>/dev/null; then
  mount --bind /run/fuse /dev/fuse
fi

exec setpriv --reuid "$user" --regid "$user" --clear-groups sh "$place/check/session.sh" "$@"
