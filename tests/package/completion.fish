#!/usr/bin/env fish
# SPDX-License-Identifier: GPL-3.0-or-later
# completion.fish FILE: what the completion of FILE offers for some command lines.

set -g failed 0
set -g scenarios 'four-tax-forms  Four tax forms' '  A sentence.' '' 'dripping-lines'\t'Dripping lines'
set -g links 'chrome-3g     3G, as in Chrome  400 kbit/s' 'firefox-wifi  Wi-Fi, as in Firefox'

# A stand-in for the program.
function interleave-cli
    switch "$argv"
        case --list-scenarios
            printf '%s\n' $scenarios
        case --list-links
            printf '%s\n' $links
    end
end

# expect ANSWER LINE: without the descriptions, and without what only has the letters
# of the last word in it, which fish 4.0 offers after what begins with them.
function expect
    set -l word (string escape --style=regex -- (string split ' ' -- $argv[2])[-1])
    set -l answer (complete -C "$argv[2]" | string replace -r '\t.*' '' |
        string match -r "^$word.*" | string join ' ')
    if test "$answer" != "$argv[1]"
        printf '%s: “%s” instead of “%s”\n' "$argv[2]" "$answer" "$argv[1]"
        set failed 1
    end
end

fish --no-config --no-execute $argv[1]; or exit 1
source $argv[1]; or exit 1

set -l folder (mktemp -d)
cd $folder; or exit 1
mkdir documents
touch addresses.txt mine.scenario

expect --sequential 'interleave-cli --seq'
expect '--color --compare' 'interleave-cli --co'
expect --json 'interleave-cli http://example.org/ --js'
expect --plain 'interleave-cli -sd --pl'
expect --color=always 'interleave-cli --color=al'
expect 'always auto never' 'interleave-cli --color '
expect irs 'interleave-cli --sample '
expect '' 'interleave-cli --limit '
expect 'documents/ dripping-lines four-tax-forms mine.scenario' 'interleave-cli --lab '
expect --lab=dripping-lines 'interleave-cli --lab=dr'
expect 'mine.scenario' 'interleave-cli --lab m'
expect 'chrome-3g firefox-wifi' 'interleave-cli --link '
expect --link=firefox-wifi 'interleave-cli --link=f'
expect 'documents/ dripping-lines' 'interleave-cli --serve d'
expect mine.scenario 'interleave-cli --serve four-tax-forms m'
expect '' 'interleave-cli --serve --port '
expect 'addresses.txt documents/ mine.scenario' 'interleave-cli -i '
expect documents/ 'interleave-cli --output-dir '
expect '' 'interleave-cli '

set scenarios
expect 'documents/ mine.scenario' 'interleave-cli --lab '

cd /
rm -r $folder
exit $failed
