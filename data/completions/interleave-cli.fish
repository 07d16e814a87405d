# SPDX-License-Identifier: GPL-3.0-or-later
# Completion for fish.

# What an option lists, with its titles, by the program that is being typed.
function __interleave_cli_listed
    set -l program (commandline -opc)[1]
    $program $argv[1] 2>/dev/null </dev/null |
        string replace -r -f '^([\w-]\S*)\s*(.*)$' '$1\t$2'
end

# An id, or a file of one's own.
function __interleave_cli_scenarios
    __interleave_cli_listed --list-scenarios
    __fish_complete_suffix .scenario | string match -r '.*(?:\.scenario|/)(?:\t.*)?$'
end

# Addresses are no files.
complete -c interleave-cli -f

complete -c interleave-cli -s h -l help -d 'Print the options'
complete -c interleave-cli -s s -l sequential -d 'Fetch one address after the other'
complete -c interleave-cli -s d -l details -d 'Print the index of a download for each line'
complete -c interleave-cli -s n -l limit -x -d 'Fetch at most so many at once'
complete -c interleave-cli -l compare -d 'Run one at a time, then together, and compare'
complete -c interleave-cli -l sweep -d 'Try 1, 2, 3 at once and so on, and find the knee'
complete -c interleave-cli -l rounds -x -d 'Sweep so many times'
complete -c interleave-cli -l timeout -x -d 'Give up after so many seconds of silence'
complete -c interleave-cli -l http2 -d 'Speak HTTP/2 over https'
complete -c interleave-cli -s H -l header -x -d 'Send a header with each request'
complete -c interleave-cli -s i -l input -r -F -d 'Read addresses from a file'
complete -c interleave-cli -s o -l output-dir -x -a '(__fish_complete_directories)' \
    -d 'Keep the documents in a folder'
complete -c interleave-cli -l lab -x -a '(__interleave_cli_scenarios)' \
    -d 'Fetch a scenario of the lab'
complete -c interleave-cli -l list-scenarios -d 'List the scenarios'
complete -c interleave-cli -l link -x -a '(__interleave_cli_listed --list-links)' \
    -d 'Slow the lab down'
complete -c interleave-cli -l list-links -d 'List the kinds of network'
complete -c interleave-cli -l serve -d 'Serve scenarios to other programs'
complete -c interleave-cli -l port -x -d 'Serve on this port and the next ones'
complete -c interleave-cli -n '__fish_seen_argument -l serve' -a '(__interleave_cli_scenarios)'
complete -c interleave-cli -l sample -x -a irs -d 'Fetch a sample'
complete -c interleave-cli -l json -d 'Print one JSON document'
complete -c interleave-cli -l csv -d 'Print a table'
complete -c interleave-cli -l plain -d 'Print lines only'
complete -c interleave-cli -l color -x -a 'auto always never' -d 'Color the output'
complete -c interleave-cli -l original -d 'Print exactly what the script of the course prints'
complete -c interleave-cli -l version -d 'Print the version'
