# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh disable=SC2034,SC2154 # made here, used there; root and others
# Builds the Flatpak on the local runtime and has an ordinary user try it: each
# fact is a line of TAP.  Read in after local-runtime.sh and app.sh.
needed_to_check_flatpak="$needed_to_flatpak"'
  command ostree                                       ostree
  command gdbus                                        libglib2.0-bin
  command Xvfb                                         xvfb
  command dbus-run-session                             dbus-daemon
  command import                                       imagemagick
  command xdotool                                      xdotool
  data    /usr/libexec/xdg-desktop-portal              xdg-desktop-portal
  data    /usr/libexec/at-spi-bus-launcher             at-spi2-core
  data    /usr/lib/*/girepository-1.0/Atspi-2.0.typelib  gir1.2-atspi-2.0
  data    /usr/lib/python3/dist-packages/gi            python3-gi
'

# Whoever is root tries it as this user, so that permissions are honest.
ordinary_user=65534


# Prints why nothing can be checked here, and fails, if that is so.
check_refused ()
{
  if trees_refused; then
    return 0
  elif ! install_missing "$needed_to_check_flatpak" 2>/dev/null; then
    echo "not installed:$(missing_packages "$needed_to_check_flatpak")"
  else
    return 1
  fi
}


# tell RESULT FACT: a line of TAP.
tell ()
{
  printf '%s - %s\n' "$@"
}


# One after the other: they share a cache of compiled files.
build_for_check ()
{
  work=$local_runtime/work
  (
    flock 9
    build_app --disable-download --default-branch=check --repo="$work/repository" \
      >"$folder/build.log" 2>&1 &&
      runtime_repo=file://$place/local.flatpakrepo &&
      bundle_app "$work/repository" "$place/interleave.flatpak" check >>"$folder/build.log" 2>&1
    status=$?
    rm -rf "$work/app" "$work/repository"
    exit "$status"
  ) 9>"$local_runtime/work.lock"
}


check_build ()
{
  if ! build_for_check; then
    tail -n 40 "$folder/build.log" >&2
    tell 'not ok' 'It is built with nothing from the network, and its tests pass'
    return 1
  fi
  tell ok 'It is built with nothing from the network, and its tests pass'
  if [ -n "$(sed -n 's/^Ok: *0*\([1-9]\)/\1/p' "$folder/build.log")" ]; then
    tell ok 'Its tests ran, not all skipped'
  else
    tell 'not ok' 'Its tests ran, not all skipped'
  fi
}


# What the user is given: the bundle, where its runtime is found, and the programs
# that try it.  The source tree itself may be out of a user's sight.
prepare_place ()
{
  cp -r "$root/flatpak/check" "$root/tools/lib.sh" "$place"
  mkdir -p "$place/user/home" "$place/user/system" "$place/user/results" "$place/runtime"
  cat >"$place/local.flatpakrepo" <<EOR
[Flatpak Repo]
Title=Local
Url=file://$place/runtime
EOR
}


# With a /run of its own, so that nothing meets the session of who runs this.  An
# ordinary user cannot have FUSE with it; root can, and becomes one: see enclose.sh.
try_as_user ()
{
  if [ "$(id -u)" -eq 0 ]; then
    chmod 755 "$place"
    chown -R "$ordinary_user:$ordinary_user" "$place/user"
    unshare --mount --propagation private sh "$place/check/enclose.sh" "$ordinary_user" \
      "$local_runtime/repository" "$place" "$app_id" "$runtime_branch"
  else
    bwrap --bind / / --dev /dev --tmpfs /run --perms 0700 --dir "/run/user/$(id -u)" \
      --ro-bind "$local_runtime/repository" "$place/runtime" --die-with-parent \
      sh "$place/check/session.sh" "$place" "$app_id" "$runtime_branch"
  fi
}


run_check ()
{
  need_local_runtime "$runtime_branch" && prepare_place || return 1
  if check_build; then
    try_as_user && status=0 || status=$?
    [ "$status" -eq 0 ] || tail -n 20 "$place/user/results/session.log" >&2
    cp -r "$place/user/results/." "$folder"
    return "$status"
  fi
}


# check_flatpak FOLDER: prints TAP; pictures and logs are kept in the folder.
check_flatpak ()
{
  if reason=$(check_refused); then
    printf '1..0 # SKIP %s\n' "$reason"
    return 0
  fi

  mkdir -p "$1"
  folder=$(realpath "$1")
  rm -f "$folder"/*.png "$folder"/*.log "$folder/tap"
  place=$(mktemp -d /var/tmp/interleave-flatpak.XXXXXX)
  trap 'rm -rf "$place"' EXIT
  trap 'exit 130' INT TERM HUP
  export DBUS_SESSION_BUS_ADDRESS=disabled:

  if ! gather_runtime_packages; then
    printf '1..0 # SKIP the packages of Debian %s could not be had\n' "$local_suite"
    return 0
  fi
  { run_check || tell 'not ok' 'The check itself came to its end'; } | tee "$folder/tap"
  printf '1..%s\n' "$(grep -c '^\(not \)\?ok\>' "$folder/tap")"
  say "The pictures and logs are in $folder."
  ! grep -q '^not ok\>' "$folder/tap"
}
