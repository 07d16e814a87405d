# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh disable=SC2034,SC2154 # made here, used there; root and work
# The manifest, and what is made by it.  Read in after lib.sh.
app_id=$(sed -n "s/^app_id = '\(.*\)'\$/\1/p" "$root/meson.build")
runtime_branch=$(sed -n 's/.*"runtime-version": "\(.*\)".*/\1/p' "$root/flatpak/manifest.json.in")
needed_to_flatpak='
  command flatpak                                      flatpak
  command flatpak-builder                              flatpak-builder
  command eu-strip                                     elfutils
  data    /etc/ssl/certs/ca-certificates.crt           ca-certificates
'

# Where the bundle says that its runtime is found.
runtime_repo=${INTERLEAVE_RUNTIME_REPO-https://dl.flathub.org/repo/flathub.flatpakrepo}


# write_manifest FOLDER: prints the path of what it wrote there.
write_manifest ()
{
  # As JSON writes it, and then as sed does.
  source=$(realpath --relative-to="$1" "$root" | sed 's/[\\"]/\\&/g; s/[\\&|]/\\&/g')
  sed -e "s|@APP_ID@|$app_id|; s|@SOURCE@|$source|" \
    "$root/flatpak/manifest.json.in" >"$1/$app_id.json"
  printf '%s\n' "$1/$app_id.json"
}


# build_app [OPTIONS OF FLATPAK-BUILDER...]: below the folder $work.
build_app ()
{
  mkdir -p "$work"
  manifest=$(write_manifest "$work") || return 1
  # What keeps a cache safe, which none is kept here.
  [ -w /dev/fuse ] || set -- --disable-rofiles-fuse "$@"
  rm -rf "$work/state/build"
  flatpak-builder --user --force-clean --disable-cache --ccache --state-dir="$work/state" \
    "$@" "$work/app" "$manifest"
}


# bundle_app REPOSITORY FILE BRANCH
bundle_app ()
{
  flatpak build-bundle ${runtime_repo:+--runtime-repo="$runtime_repo"} "$1" "$2" "$app_id" "$3"
}


# Prints the option, if one is needed, that lets flatpak-builder install the real
# runtime; fails where that can be had from nowhere.
runtime_option ()
{
  if flatpak info "org.gnome.Sdk//$runtime_branch" >/dev/null 2>&1 &&
     flatpak info "org.gnome.Platform//$runtime_branch" >/dev/null 2>&1; then
    return 0
  elif flatpak --user remotes --columns=name 2>/dev/null | grep -qx flathub; then
    echo --install-deps-from=flathub
  else
    say "org.gnome.Platform and org.gnome.Sdk $runtime_branch are not installed; this does it:
  flatpak remote-add --user --if-not-exists flathub $runtime_repo
  flatpak install --user flathub org.gnome.Platform//$runtime_branch org.gnome.Sdk//$runtime_branch"
    return 1
  fi
}
