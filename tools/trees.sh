# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh disable=SC2034,SC2154 # made here, used there; and root
# Folders filled with the packages of a Debian release: further platforms to test
# on, and the runtime of a Flatpak where none can be fetched.  They are kept for
# the next time.  Read in after lib.sh.
trees=${XDG_CACHE_HOME:-$HOME/.cache}/interleave/trees
needed_to_make_trees='
  command mmdebstrap                                   mmdebstrap
  command bwrap                                        bubblewrap
  data    /usr/share/keyrings/debian-archive-keyring.gpg  debian-archive-keyring
'

# A release moves on: what is older than this many days is made anew.
tree_age=14


# Prints why trees cannot be made or entered here, and fails, if that is so.
trees_refused ()
{
  if ! command -v apt-get >/dev/null 2>&1; then
    echo 'needs the packages of Debian'
  elif ! install_missing "$needed_to_make_trees" 2>/dev/null; then
    echo 'mmdebstrap and bubblewrap are not installed'
  elif ! bwrap --ro-bind / / --dev /dev --proc /proc --unshare-all true 2>/dev/null; then
    echo 'namespaces are not allowed here'
  else
    return 1
  fi
}


# Where this machine gets its own packages from.
debian_mirror ()
{
  # shellcheck disable=SC2016 # apt-get replaces it
  apt-get indextargets --format '$(REPO_URI)' \
    'Created-By: Packages' 'Origin: Debian' 'Label: Debian' 2>/dev/null | head -n 1
}


# debian_tree NAME SUITE PACKAGES: prints the folder that holds them, without what
# only people read.  It is made if there is none yet or the packages changed.
# Owners are not kept: an ordinary user can do this, too.
debian_tree ()
{
  tree=$trees/$1-$2
  # shellcheck disable=SC2086 # a list of words
  list=$(printf '%s\n' $3 | sort -u | paste -sd ,)
  mkdir -p "$trees"
  (
    flock 9
    if [ ! -d "$tree" ] || [ "$(cat "$tree.packages" 2>/dev/null)" != "$list" ]; then
      make_tree "$2" "$list"
    elif [ -z "$(find "$tree.packages" -mtime "-$tree_age")" ]; then
      make_tree "$2" "$list" || say "Going on with those from $(date -r "$tree.packages" +%F)."
    fi
  ) 9>"$tree.lock" && printf '%s\n' "$tree"
}


# Beside the tree and then in its place, so that a stop half-way leaves none.
make_tree ()
{
  say "Gathering packages of Debian $1 in $tree; they are kept for the next time."
  rm -rf "$tree.new"
  mkdir "$tree.new"
  if { mmdebstrap --variant=apt --components=main --include="$2" \
         --aptopt='APT::Install-Recommends "false"' \
         --aptopt='Acquire::Check-Valid-Until "false"' --aptopt='Acquire::Retries "3"' \
         --dpkgopt='force-unsafe-io' \
         --dpkgopt='path-exclude=/usr/share/doc/*' \
         --dpkgopt='path-include=/usr/share/doc/*/copyright' \
         --dpkgopt='path-exclude=/usr/share/gtk-doc/*' \
         --dpkgopt='path-exclude=/usr/share/info/*' \
         --dpkgopt='path-exclude=/usr/share/man/*' \
         --skip=output/dev \
         "$1" - "$(debian_mirror)" 2>"$tree.log" || touch "$tree.failed"; } |
       tar -x -C "$tree.new" --no-same-owner &&
     [ ! -e "$tree.failed" ]; then
    chmod -R u+rwX "$tree.new"
    mkdir -p "$tree.new/dev" "$tree.new/source"
    rm -rf "$tree" "$tree.packages"
    mv "$tree.new" "$tree"
    printf '%s\n' "$2" >"$tree.packages"
    rm -f "$tree.log"
  else
    tail -n 20 "$tree.log" >&2
    rm -rf "$tree.new" "$tree.failed"
    return 1
  fi
}


# in_tree TREE COMMAND...: runs it there, with the source tree as /source, this
# machine's loopback addresses, and else nothing of it.
in_tree ()
{
  tree=$1
  shift
  bwrap --ro-bind "$tree" / --dev /dev --proc /proc --tmpfs /tmp --tmpfs /run \
    --bind "$root" /source --chdir /source --unshare-pid --unshare-ipc --die-with-parent \
    --clearenv --setenv PATH /usr/sbin:/usr/bin --setenv HOME /tmp --setenv LC_ALL C.UTF-8 \
    --setenv XDG_RUNTIME_DIR /tmp "$@"
}
