#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# with-tool.sh TOOL ARGS...: runs it, or skips the test where it is not installed.
command -v "$1" >/dev/null 2>&1 || { echo "$1 is not installed"; exit 77; }
exec "$@"
