#!/usr/bin/env zsh
# SPDX-License-Identifier: GPL-3.0-or-later
# completion.zsh FILE: types command lines into a shell on a terminal of its own,
# presses the Tab key and looks at what became of the line.
set -u
zmodload zsh/zpty

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/documents"
touch "$folder/addresses.txt" "$folder/mine.scenario"
cat >"$folder/interleave-cli" <<'END'
#!/bin/sh
case $* in
  --list-scenarios)
    printf 'four-tax-forms  Four tax forms\n  A sentence.\n\ndripping-lines\tDripping lines\n' ;;
  --list-links)
    printf 'chrome-3g     3G, as in Chrome  400 kbit/s\nfirefox-wifi  Wi-Fi, as in Firefox\n' ;;
  *) exit 2 ;;
esac
END
chmod +x "$folder/interleave-cli"

zsh -n "$1" || exit 1
cat >"$folder/setup" <<END
PROMPT=
fpath=(${(q)1:A:h} \$fpath)
path=(${(q)folder} \$path)
cd ${(q)folder}
autoload -Uz compinit
compinit -u -D
setopt nobeep
bindkey -e
complete-and-report () { zle complete-word; print -r -- "<<\$BUFFER>>" }
zle -N complete-and-report
bindkey '^I' complete-and-report
# Only then does the terminal hand over keys as they come.
zle-line-init () { print -r -- '<<ready>>' }
zle -N zle-line-init
END

integer failed=0
answer=

# The text between the marks that the shell prints next.
read_answer ()
{
  local output

  if ! zpty -r -m shell output '*<<*>>*'; then
    print 'the shell ended'
    exit 1
  fi
  answer=${${output##*<<}%%>>*}
}

# expect LINE TYPED
expect ()
{
  zpty -n -w shell $'\C-u'"$2"$'\t'
  read_answer
  if [[ $answer != $1 ]]; then
    print -r -- "$2: “$answer” instead of “$1”"
    failed=1
  fi
}

if ! zpty shell zsh -f -i; then
  print 'there is no terminal to be had'
  exit 77
fi
# The mark is in the file alone, as what is typed here comes back.
zpty -w shell "source ${(q)folder}/setup"
read_answer

expect 'interleave-cli --sequential ' 'interleave-cli --seq'
expect 'interleave-cli http://example.org/ --json ' 'interleave-cli http://example.org/ --js'
expect 'interleave-cli -sd --plain ' 'interleave-cli -sd --pl'
expect 'interleave-cli --limit=' 'interleave-cli --lim'
expect 'interleave-cli --co' 'interleave-cli --co'
expect 'interleave-cli --color=always ' 'interleave-cli --color=al'
expect 'interleave-cli --sample irs ' 'interleave-cli --sample '
expect 'interleave-cli --lab=dripping-lines ' 'interleave-cli --lab=dr'
expect 'interleave-cli --lab four-tax-forms ' 'interleave-cli --lab f'
expect 'interleave-cli --lab mine.scenario ' 'interleave-cli --lab m'
expect 'interleave-cli --link=firefox-wifi ' 'interleave-cli --link=f'
expect 'interleave-cli --link chrome-3g ' 'interleave-cli --link c'
expect 'interleave-cli --serve four-tax-forms ' 'interleave-cli --serve f'
expect 'interleave-cli --serve mine.scenario ' 'interleave-cli --serve m'
expect 'interleave-cli f' 'interleave-cli f'
expect 'interleave-cli -i addresses.txt ' 'interleave-cli -i addr'
expect 'interleave-cli --input=addresses.txt ' 'interleave-cli --input=addr'
expect 'interleave-cli -o documents/' 'interleave-cli -o '
expect 'interleave-cli -- --js' 'interleave-cli -- --js'

zpty -d shell
exit failed
