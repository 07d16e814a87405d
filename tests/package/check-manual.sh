#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# check-manual.sh PAGE...: fails if a program that shows manuals warns of one.
# It is mandoc where there is one, else groff; without both the test is skipped.
set -eu

if command -v mandoc >/dev/null 2>&1; then
  exec mandoc -T lint -W warning "$@"
fi
command -v groff >/dev/null 2>&1 || { echo 'neither mandoc nor groff is installed'; exit 77; }

status=0
for page in "$@"; do
  warnings=$(groff -K utf8 -man -T utf8 -ww -z "$page" 2>&1)
  [ -z "$warnings" ] || { printf '%s: %s\n' "$page" "$warnings"; status=1; }
done
exit "$status"
