#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# completion.bash FILE: what the completion of FILE offers for some command lines.
set -u

failed=0
scenarios=$'four-tax-forms  Four tax forms\n  A sentence.\n\ndripping-lines\tDripping lines\n$(false)  A bad id'
links=$'chrome-3g       3G, as in Chrome     400 kbit/s\nfirefox-wifi    Wi-Fi'

# Stand-ins for the program, and for what only works while a person types.
# shellcheck disable=SC2317,SC2329 # the completion calls both
interleave-cli ()
{
  case $* in
    --list-scenarios) printf '%s\n' "$scenarios" ;;
    --list-links) printf '%s\n' "$links" ;;
  esac
}

compopt ()
{
  asked="($*)"
}

# expect ANSWER WORD...: the last word is completed; what bash shall do stands in parentheses.
expect ()
{
  local expected=$1 asked='' answer

  shift
  COMP_WORDS=(interleave-cli "$@")
  COMP_CWORD=$#
  COMPREPLY=(left-over)
  _interleave_cli
  answer="${COMPREPLY[*]}$asked"
  if [[ $answer != "$expected" ]]; then
    printf '%s: “%s” instead of “%s”\n' "$*" "$answer" "$expected"
    failed=1
  fi
}

# shellcheck source=data/completions/interleave-cli.bash
source "$1" || exit 1
[[ $(complete -p interleave-cli) == 'complete -F _interleave_cli interleave-cli' ]] || failed=1

expect '--sequential' --seq
expect '--sequential' -d http : //example.org/ --seq
expect '--limit=(-o nospace)' --lim
expect '--compare --color=' --co
expect '' --nothing
expect '' http

# As bash parts the words, with = as one of them or not.
expect 'always' --color = al
expect 'auto always never' --color =
expect '--color=always' --color=al
expect 'never' --color n
expect 'irs' --sample ''
expect '' --limit = 1
expect '' --limit ''

expect '(-o default)' --input = ad
expect '(-o default)' -i ''
expect '(-o default)' -di ''
expect '(-o dirnames)' --output-dir ''
expect '(-o dirnames)' -o doc

expect 'four-tax-forms dripping-lines(-o default)' --lab =
expect 'dripping-lines(-o default)' --lab d
expect 'chrome-3g firefox-wifi' --link =
expect 'firefox-wifi' --link f
expect 'four-tax-forms dripping-lines(-o default)' --serve ''
expect 'dripping-lines(-o default)' --serve four-tax-forms d
expect 'firefox-wifi' --serve --link = f
expect '' --serve --port = 8
scenarios=
expect '(-o default)' --lab ''

# After -- there are addresses only.
expect '' -- --js
expect '' -- --color = a

exit "$failed"
