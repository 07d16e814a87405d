# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh disable=SC2034,SC2154 # made here, used there; and root, trees
# A stand-in for org.gnome.Platform and org.gnome.Sdk, made of Debian packages,
# for where the real ones cannot be fetched.  Its branch is a label only: GTK and
# the rest are as old as the release.  Read in after lib.sh and trees.sh.
local_suite=trixie
local_runtime=${XDG_CACHE_HOME:-$HOME/.cache}/interleave/flatpak

# What the program needs at run time: each of these is in the real runtime too.
platform_packages='
  adwaita-icon-theme
  ca-certificates
  dconf-gsettings-backend
  fontconfig
  fonts-cantarell
  fonts-dejavu-core
  glib-networking
  gsettings-desktop-schemas
  hicolor-icon-theme
  libadwaita-1-0
  libglib2.0-bin
  libgtk-4-1
  libgtk-4-bin
  libjson-glib-1.0-0
  librsvg2-common
  libsoup-3.0-0
  shared-mime-info
'
# What builds it.  appstream-util is what an older flatpak-builder calls.
sdk_packages="$platform_packages"'
  appstream
  appstream-util
  ccache
  curl
  desktop-file-utils
  gcc
  gettext
  libadwaita-1-dev
  libc6-dev
  libglib2.0-dev
  libgtk-4-dev
  libjson-glib-dev
  libsoup-3.0-dev
  libxml2-utils
  meson
  ninja-build
  patch
  pkgconf
  python3
'


# Of the folders etc and usr: what is private, is another machine's, or that
# Flatpak makes itself.
unwanted='
  etc/.pwd.lock etc/apt etc/cron.* etc/debian_version etc/fstab etc/group- etc/gshadow
  etc/gshadow- etc/hostname etc/hosts etc/init.d etc/ld.so.cache etc/ld.so.conf
  etc/ld.so.conf.d etc/machine-id etc/mtab etc/passwd- etc/rc?.d etc/resolv.conf
  etc/security/opasswd etc/shadow etc/shadow- etc/ssl/private etc/systemd
  games lib/systemd lib/udev local src tmp
'


# runtime_files TREE FILES: fills the folder FILES with what stands below /usr in
# the sandbox, by links to the files of the tree, none of which is written to.
runtime_files ()
{
  cp -al "$1/usr" "$2"
  cp -al "$1/etc" "$2/etc"
  (
    cd "$2" || exit 1
    # shellcheck disable=SC2086 # names with wildcards
    rm -rf $unwanted
    # Empty: then Flatpak writes its own, which knows the program's folder.
    : >etc/ld.so.conf
    ln -sf ../sbin/ldconfig bin/ldconfig
    # Where lib64 is a folder, Meson would install into /app/lib64.
    if [ ! -L lib64 ] && [ -d lib64 ]; then
      cp -al --remove-destination lib64/. lib/
      rm -r lib64
    fi
    ln -sfn lib lib64
    find . -type f -perm /6000 -exec chmod a-s '{}' +
  )
}


# export_runtime TREE ID BRANCH REPOSITORY
export_runtime ()
{
  arch=$(flatpak --default-arch)
  folder=$local_runtime/new-runtime
  rm -rf "$folder"
  mkdir -p "$folder"
  runtime_files "$1" "$folder/files" || return 1
  cat >"$folder/metadata" <<EOM
[Runtime]
name=$2
runtime=org.gnome.Platform/$arch/$3
sdk=org.gnome.Sdk/$arch/$3

[Environment]
XDG_DATA_DIRS=/app/share:/usr/share:/usr/share/runtime/share:/run/host/user-share:/run/host/share
EOM
  flatpak build-export --runtime --files=files --no-update-summary --disable-sandbox \
    "$4" "$folder" "$3" || return 1
  rm -rf "$folder"
}


# make_runtime BRANCH PLATFORM-TREE SDK-TREE: the repository and, of links to its
# files, an installation of its own.
make_runtime ()
{
  say 'Making a local runtime of them.'
  rm -rf "$local_runtime/repository" "$local_runtime/installation" "$local_runtime/stamp"
  ostree --repo="$local_runtime/repository" init --mode=bare-user-only &&
    export_runtime "$2" org.gnome.Platform "$1" "$local_runtime/repository" &&
    export_runtime "$3" org.gnome.Sdk "$1" "$local_runtime/repository" &&
    flatpak build-update-repo "$local_runtime/repository" &&
    flatpak --user remote-add --no-gpg-verify local "file://$local_runtime/repository" &&
    flatpak --user install -y --noninteractive local \
      "org.gnome.Platform//$1" "org.gnome.Sdk//$1"
}


gather_runtime_packages ()
{
  platform=$(debian_tree flatpak-platform "$local_suite" "$platform_packages") &&
    sdk=$(debian_tree flatpak-sdk "$local_suite" "$sdk_packages")
}


# need_local_runtime BRANCH: makes it of what was gathered, unless it is there and
# as new, and points Flatpak to its installation.
need_local_runtime ()
{
  mkdir -p "$local_runtime"
  FLATPAK_USER_DIR=$local_runtime/installation
  export FLATPAK_USER_DIR
  (
    flock 9
    stamp="$1 $(stat -c %Y "$platform.packages" "$sdk.packages" | paste -sd ' ')"
    if [ "$(cat "$local_runtime/stamp" 2>/dev/null)" != "$stamp" ]; then
      quietly make_runtime "$1" "$platform" "$sdk" &&
        printf '%s\n' "$stamp" >"$local_runtime/stamp"
    fi
  ) 9>"$local_runtime/lock"
}
