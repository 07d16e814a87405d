#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares the options that a program's --help lists with its manual and its
completions, and looks at the width of --help; prints TAP, and what differs on stderr.

check-options.py TREE PROGRAM LOCALEDIR  PROGRAM's --help, in English and in French from
                                         LOCALEDIR, with the files in TREE
check-options.py --self-test             one test case per way of being different"""

import os
import re
import subprocess
import sys
from pathlib import Path

COLUMNS = 80
LANGUAGES = ('en', 'fr')

# '-n, --limit=N': the letter if there is one, the name, and = if it has a value.
OPTION = r'(?:-(\w), )?--([a-z][a-z0-9-]*)(=?)'


def named(match):
    letter, name, value = match
    return (f'-{letter} ' if letter else '') + f'--{name}{value}'


def options_of_help(text):
    return {named(match) for match in re.findall(rf'^ +{OPTION}', text, re.MULTILINE)}


def without_roff(text):
    """Without fonts and macros, and with each request's words joined as they are shown."""
    text = re.sub(r'\\f\w', '', text.replace('\\-', '-'))
    for line in text.splitlines():
        request = re.match(r'\.([BIR]{1,2}) (.*)', line)
        if request:
            fonts, rest = request.groups()
            words = [quoted or bare for quoted, bare in re.findall(r'"([^"]*)"|(\S+)', rest)]
            line = ('' if len(fonts) == 2 else ' ').join(words)
        yield line


def options_of_manual(text):
    """The tags in the section of options, which has the same name in all languages."""
    section = re.search(r'^\.SH OPTIONS$(.*?)^\.SH ', text, re.MULTILINE | re.DOTALL)
    lines = list(without_roff(section.group(1))) if section else []
    tags = [after for line, after in zip(lines, lines[1:]) if line == '.TP']
    return {named(match.groups()) for match in (re.match(OPTION, tag) for tag in tags) if match}


def options_of_bash(text):
    block = re.search(r"_options='(.*?)'", text, re.DOTALL)
    return {named(match) for match in re.findall(OPTION.replace(', ', ' '),
                                                 block.group(1) if block else '')}


def options_of_zsh(text):
    """'--name[' or {-n+,--name=}'[ with what excludes it in front."""
    found = re.findall(r"(?:\{-(\w)\+?,)?--([a-z][a-z0-9-]*)(=?)(?:\}')?\[", text)
    return {named(match) for match in found}


def options_of_fish(text):
    found = set()
    for line in text.replace('\\\n', ' ').splitlines():
        name = re.search(r' -l ([\w-]+)', line)
        letter = re.search(r' -s (\w)', line)
        if line.startswith('complete ') and name:
            value = '=' if re.search(r' -[xr] ', line) else ''
            found.add(named((letter.group(1) if letter else '', name.group(1), value)))
    return found


FILES = {
    'data/man/interleave-cli.1': options_of_manual,
    'data/man/fr/interleave-cli.1': options_of_manual,
    'data/completions/interleave-cli.bash': options_of_bash,
    'data/completions/_interleave-cli': options_of_zsh,
    'data/completions/interleave-cli.fish': options_of_fish,
}


def compare(options, name, text):
    """What a file lacks or has too much."""
    found = FILES[name](text)
    for option in sorted(options - found):
        yield f'{name} lacks {option}'
    for option in sorted(found - options):
        yield f'{name} has {option}, --help has not'


def compare_mentions(options, name, text):
    """Options in the text of a page, which may be shortened, beside those it lists."""
    names = [option.split()[-1].rstrip('=') for option in options | FILES[name](text)]
    mentioned = re.findall(r'(?<![\w-])--[a-z][a-z0-9-]*', '\n'.join(without_roff(text)))
    for mention in sorted(set(mentioned)):
        if not any(option.startswith(mention) for option in names):
            yield f'{name} speaks of {mention}, --help does not'


def check_width(language, text):
    for line in text.splitlines():
        if len(line) > COLUMNS:
            yield f'--help ({language}): {len(line)} columns; {COLUMNS} is the most: {line}'


def check_language(language, helps):
    """Each language lists the same options, in lines that fit."""
    if not options_of_help(helps[language]):
        yield f'--help ({language}) lists no option'
    if options_of_help(helps[language]) != options_of_help(helps['en']):
        yield f'--help ({language}) lists other options than in English'
    yield from check_width(language, helps[language])


def check(helps, texts):
    """The failures of each case, by its name; none at all where it can't be tried."""
    options = options_of_help(helps['en'])
    results = {name: list(compare(options, name, text)) for name, text in texts.items()}
    for name, text in texts.items():
        if FILES[name] is options_of_manual:
            results[name] += compare_mentions(options, name, text)
    for language in LANGUAGES:
        translated = language == 'en' or helps[language] != helps['en']
        results[f'help-{language}'] = (list(check_language(language, helps)) if translated
                                       else None)
    return results


def help_of(program, localedir, language):
    environment = {**os.environ, 'LC_ALL': 'C.UTF-8', 'LANGUAGE': language,
                   'INTERLEAVE_LOCALEDIR': localedir}
    return subprocess.run([program, '--help'], env=environment, check=True,
                          stdout=subprocess.PIPE, encoding='utf-8').stdout


HELP = '''Usage:
  x [OPTION…]

Help Options:
  -h, --help         Show help options

Application Options:
  -n, --limit=N      At most N at once
  --list-all         List all
'''
MANUAL = '''.SH NAME
x \\- does it
.SH OPTIONS
.RB ( \\-\\-lim )
.TP
.BR \\-h ", " \\-\\-help
Help, as in
.BR "\\(aqA:\\ b\\(aq" .
.TP
.BR \\-n ", " \\-\\-limit=\\fIN\\fP
Limit; see
.BR \\-\\-list\\-all .
.TP
.B \\-\\-list\\-all
List.
.SH NOTES
'''
BASH = """__x_options='
  -h --help
  -n --limit=
     --list-all
'
"""
ZSH = """_arguments -s -S : \\
  '(- *)'{-h,--help}'[help]' \\
  '(-n --limit)'{-n+,--limit=}'[limit]:number: ' \\
  '(- *)--list-all[list]'
"""
FISH = """complete -c x -f
complete -c x -s h -l help -d 'Help'
complete -c x -s n -l limit -x \\
    -d 'Limit'
complete -c x -l list-all -d 'List'
"""
GOOD = dict(zip(FILES, (MANUAL, MANUAL, BASH, ZSH, FISH)))
GOOD_HELPS = {'en': HELP, 'fr': HELP.replace('Help', 'Aide')}

# What breaks a case: (case, text, what it becomes).
BAD = (
    *((name, 'list', 'lost') for name in FILES),
    *((name, '-n', '-m') for name in FILES if not name.endswith('.fish')),
    ('data/man/interleave-cli.1', '\\-n ", " ', ''),
    ('data/man/interleave-cli.1', '=\\fIN', ''),
    ('data/man/interleave-cli.1', '.SH NOTES\n', '.SH NOTES\n.B \\-\\-nothing\n'),
    ('data/man/interleave-cli.1', '.SH NOTES\n', '.SH NOTES\nshort for \\-\\-limits.\n'),
    ('data/man/interleave-cli.1', '.TP\n.B \\-\\-list', '.PP\n.B \\-\\-list'),
    ('data/man/fr/interleave-cli.1', '.SH OPTIONS', '.SH CHOIX'),
    ('data/completions/interleave-cli.bash', '--limit=', '--limit'),
    ('data/completions/interleave-cli.bash', '-n ', ''),
    ('data/completions/interleave-cli.bash', '--list-all', '--list-all\n --more'),
    ('data/completions/_interleave-cli', '--limit=}', '--limit}'),
    ('data/completions/_interleave-cli', '{-n+,--limit=}', '--limit='),
    ('data/completions/interleave-cli.fish', ' -x', ''),
    ('data/completions/interleave-cli.fish', ' -s n', ''),
    ('data/completions/interleave-cli.fish', ' -s n', ' -s m'),
    ('help-en', 'At most N at once', 'x' * (COLUMNS - 20)),
    ('help-fr', 'At most N at once', 'é' * (COLUMNS - 20)),
    ('help-fr', '--limit=N', '--limite=N'),
)


def self_test():
    """Yields (name, failures): a case that finds nothing fails, and so does any other."""
    fitting = {'en': HELP.replace('At most N at once', 'x' * (COLUMNS - 21)),
               'fr': GOOD_HELPS['fr'].replace('At most N at once', 'é' * (COLUMNS - 21))}
    for name, helps in (('agrees', GOOD_HELPS), ('fits', fitting)):
        yield name, [failure for found in check(helps, GOOD).values() for failure in found]
    untranslated = check({'en': HELP, 'fr': HELP}, GOOD)
    yield 'untranslated', [] if untranslated['help-fr'] is None else ['not skipped']
    for index, (case, old, new) in enumerate(BAD):
        helps, texts = dict(GOOD_HELPS), dict(GOOD)
        place, key = (texts, case) if case in texts else (helps, case.removeprefix('help-'))
        place[key] = place[key].replace(old, new)
        broken = {case for case, found in check(helps, texts).items() if found}
        yield f'differs-{index}-{case}', ([] if broken == {case}
                                          else [f'found: {sorted(broken)}'])


def main(argument, program=None, localedir=''):
    if argument == '--self-test':
        results = list(self_test())
    else:
        helps = {language: help_of(program, localedir, language) for language in LANGUAGES}
        texts = {name: (Path(argument) / name).read_text(encoding='utf-8') for name in FILES}
        results = list(check(helps, texts).items())

    print(f'1..{len(results)}')
    for number, (name, failures) in enumerate(results, 1):
        for failure in failures or ():
            print(failure, file=sys.stderr)
        skipped = ' # SKIP no translation here' if failures is None else ''
        print(f"{'not ok' if failures else 'ok'} {number} /options/{name}{skipped}")
    return 1 if any(failures for _, failures in results) else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
