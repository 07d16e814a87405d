# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Completion for bash, which needs nothing but bash.

# What the options are; those that end in = have a value.
__interleave_cli_options='
  -h --help
  -s --sequential
  -d --details
  -n --limit=
     --compare
     --sweep
     --rounds=
     --timeout=
     --http2
  -H --header=
  -i --input=
  -o --output-dir=
     --lab=
     --list-scenarios
     --link=
     --list-links
     --serve
     --port=
     --sample=
     --json
     --csv
     --plain
     --color=
     --original
     --version
'

# The words $2 that begin with $1; a word that awaits its value gets no space.
__interleave_cli_offer ()
{
  mapfile -t COMPREPLY < <(compgen -W "$2" -- "$1")
  if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]]; then
    compopt -o nospace
  fi
}

# The ids that option $2 lists, by the program $1 that is being typed.
__interleave_cli_ids ()
{
  local id line

  "$1" "$2" 2>/dev/null </dev/null | while IFS= read -r line; do
    id=${line%%[[:space:]]*}
    [[ $id =~ ^[[:alnum:]_-][[:alnum:]_.-]*$ ]] && printf '%s\n' "$id"
  done
}

# The value $3 of option $2. Names of files are left to bash, which quotes them.
__interleave_cli_value ()
{
  case $2 in
    -i | --input) compopt -o default ;;
    -o | --output-dir) compopt -o dirnames ;;
    --lab | --serve)
      # A scenario of one's own is a file.
      compopt -o default
      __interleave_cli_offer "$3" "$(__interleave_cli_ids "$1" --list-scenarios)"
      ;;
    --link) __interleave_cli_offer "$3" "$(__interleave_cli_ids "$1" --list-links)" ;;
    --sample) __interleave_cli_offer "$3" irs ;;
    --color) __interleave_cli_offer "$3" 'auto always never' ;;
  esac
}

# The option that awaits the word after $1, if any.
__interleave_cli_awaits ()
{
  if [[ $1 == --* ]]; then
    [[ $__interleave_cli_options == *" $1="* ]] && printf '%s' "$1"
  elif [[ $1 =~ ^-[hsd]*([nHio])$ ]]; then
    printf '%s' "-${BASH_REMATCH[1]}"
  fi
}

_interleave_cli ()
{
  local word before option i

  COMPREPLY=()
  word=${COMP_WORDS[COMP_CWORD]}
  before=${COMP_WORDS[COMP_CWORD - 1]}

  for ((i = 1; i < COMP_CWORD; i++)); do
    if [[ ${COMP_WORDS[i]} == -- ]]; then
      return
    fi
  done

  # By default bash takes the = of --color=auto for a word of its own.
  if [[ $word == = ]]; then
    word=
  elif [[ $before == = ]]; then
    before=${COMP_WORDS[COMP_CWORD - 2]}
  fi

  option=$(__interleave_cli_awaits "$before")
  if [[ -n $option ]]; then
    __interleave_cli_value "${COMP_WORDS[0]}" "$option" "$word"
  elif [[ $word == --*=* ]]; then
    __interleave_cli_value "${COMP_WORDS[0]}" "${word%%=*}" "${word#*=}"
    COMPREPLY=("${COMPREPLY[@]/#/${word%%=*}=}")
  elif [[ $word == -* ]]; then
    __interleave_cli_offer "$word" "$__interleave_cli_options"
  elif [[ " ${COMP_WORDS[*]} " == *' --serve '* ]]; then
    __interleave_cli_value "${COMP_WORDS[0]}" --serve "$word"
  fi
}

complete -F _interleave_cli interleave-cli
