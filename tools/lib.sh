# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh disable=SC2034,SC2154 # made here, used there; and root
# What the scripts beside this file share.  The script that reads it in has set
# root to the top of the source tree.

# One requirement a line: how to see cheaply that it is there, and the Debian
# package that brings it.  "data" is looked at on Debian and its kin only, as
# others keep their files elsewhere.
needed_to_run='
  command cc                                           gcc
  command meson                                        meson
  command ninja                                        ninja-build
  command pkg-config                                   pkgconf
  command msgfmt                                       gettext
  command python3                                      python3
  command update-desktop-database                      desktop-file-utils
  command update-mime-database                         shared-mime-info
  library glib-2.0                                     libglib2.0-dev
  library gtk4                                         libgtk-4-dev
  library libadwaita-1                                 libadwaita-1-dev
  library libsoup-3.0                                  libsoup-3.0-dev
  library json-glib-1.0                                libjson-glib-dev
  data    /usr/include/stdio.h                         libc6-dev
  data    /usr/share/icons/Adwaita/index.theme         adwaita-icon-theme
  data    /usr/lib/*/gdk-pixbuf-2.0/*/loaders/*svg.so  librsvg2-common
  data    /usr/lib/*/gio/modules/libgiognutls.so       glib-networking
  data    /etc/ssl/certs/ca-certificates.crt           ca-certificates
  data    /usr/share/fonts/opentype/cantarell          fonts-cantarell
'
needed_to_test="$needed_to_run"'
  command Xvfb                                         xvfb
  command dbus-run-session                             dbus-daemon
  command nginx                                        nginx-light
  command curl                                         curl
  command appstreamcli                                 appstream
  command xmllint                                      libxml2-utils
  command shellcheck                                   shellcheck
  command mandoc                                       mandoc
  command zsh                                          zsh
  command fish                                         fish
  command xdotool                                      xdotool
'
needed_to_bench="$needed_to_run"'
  command nginx                                        nginx-light
  command curl                                         curl
  command aria2c                                       aria2
  command wget2                                        wget2
  data    /usr/lib/python3/dist-packages/aiohttp       python3-aiohttp
'
needed_to_picture="$needed_to_run"'
  command Xvfb                                         xvfb
  command dbus-run-session                             dbus-daemon
  command xdotool                                      xdotool
  command xprop                                        x11-utils
  command xwd                                          x11-apps
  command xfwm4                                        xfwm4
'

PATH=$PATH:/usr/sbin:/sbin
export PATH


say ()
{
  printf '%s\n' "$*" >&2
}


# Runs a command without its output, which is shown only if it fails.
quietly ()
{
  quiet_log=$(mktemp) || return 1
  "$@" </dev/null >"$quiet_log" 2>&1 && quiet_status=0 || quiet_status=$?
  [ "$quiet_status" -eq 0 ] || cat "$quiet_log" >&2
  rm -f "$quiet_log"
  return "$quiet_status"
}


# shellcheck disable=SC2086 # the path of data may hold wildcards
is_there ()
{
  case $1 in
    command) command -v "$2" >/dev/null 2>&1 ;;
    library) pkg-config --exists "$2" 2>/dev/null ;;
    data) ! command -v dpkg >/dev/null 2>&1 || ls -d $2 >/dev/null 2>&1 ;;
  esac
}


missing_packages ()
{
  printf '%s\n' "$1" | while read -r kind probe package; do
    [ -z "$kind" ] || is_there "$kind" "$probe" || printf ' %s' "$package"
  done
}


# The packages that a list above names.
packages_in ()
{
  printf '%s\n' "$1" | while read -r kind probe package; do
    [ -z "$kind" ] || printf '%s\n' "$package"
  done
}


# Installs what a list above names and the machine lacks, or says what it is.
install_missing ()
{
  packages=$(missing_packages "$1")
  [ -n "$packages" ] || return 0

  if ! command -v apt-get >/dev/null 2>&1; then
    say "Missing here, by the names of their Debian packages:$packages"
    return 1
  elif [ "$(id -u)" -eq 0 ] && [ -w /usr ]; then
    as_root='env'
  elif command -v sudo >/dev/null 2>&1 && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
    as_root='sudo env'
  else
    say "Missing; an administrator can install it: apt-get install$packages"
    return 1
  fi

  say "Installing$packages"
  apt="$as_root DEBIAN_FRONTEND=noninteractive apt-get -q -y
       -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300"
  # shellcheck disable=SC2086 # lists of words
  quietly $apt update &&
    quietly $apt install --no-install-recommends $packages
}


# Configures the build folder $1 with the remaining options of meson, unless it
# is configured; one that was configured for another place starts afresh.
configure ()
{
  build=$1
  shift
  if [ -f "$build/build.ninja" ] &&
     grep -qF "\"source\": \"$root\"" "$build/meson-info/meson-info.json"; then
    return 0
  fi
  [ ! -f "$build/meson-private/coredata.dat" ] || rm -r "$build"
  say "Building in $build, which takes longer the first time."
  quietly meson setup "$@" "$build" "$root"
}


# Whether a window could open: the toolkit's own answer, so that a stale socket
# or a display that refuses counts as none.
can_open_display ()
{
  [ -n "${WAYLAND_DISPLAY-}${DISPLAY-}" ] || return 1
  python3 - 2>/dev/null <<'EOF'
import ctypes, sys
gtk = ctypes.CDLL('libgtk-4.so.1')
gtk.gdk_display_open.restype = ctypes.c_void_p
sys.exit(0 if gtk.gdk_display_open(None) else 1)
EOF
}


# Runs a command on an X display and a session bus of its own; screen may say
# how large the display is.
with_display ()
{
  number=$(mktemp) || return 1
  Xvfb -displayfd 3 -screen 0 "${screen:-1920x1080}x24" -nolisten tcp 3>"$number" >/dev/null 2>&1 &
  server=$!
  trap 'kill "$server" 2>/dev/null; rm -f "$number"' EXIT
  trap 'exit 130' INT TERM HUP

  tries=0
  until [ -s "$number" ]; do
    tries=$((tries + 1))
    if [ "$tries" -gt 150 ] || ! kill -0 "$server" 2>/dev/null; then
      say 'The virtual display did not start.'
      return 1
    fi
    sleep 0.1
  done

  DISPLAY=:$(cat "$number")
  export DISPLAY
  unset WAYLAND_DISPLAY
  dbus-run-session -- "$@"
}
