#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether the installed files that tell a desktop about the program agree; prints TAP.

check-integration.py BUILD PREFIX APP-ID              over what the build installs
check-integration.py BUILD PREFIX APP-ID --self-test  the same with one thing wrong,
                                                      which the right case must find

The build is installed into an empty folder; no tool of a desktop is needed."""

import configparser
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

MIME = '{http://www.freedesktop.org/standards/shared-mime-info}'
ICONS = 'share/icons/hicolor'


class Tree:
    """An installed tree: the files that speak of each other, by what they are."""

    def __init__(self, top, prefix, app_id):
        self.top, self.prefix, self.app_id = Path(top), prefix, app_id

    def keys(self, name):
        parser = configparser.RawConfigParser(delimiters=('=',), comment_prefixes=('#',),
                                              interpolation=None, strict=True)
        parser.optionxform = str
        parser.read_string((self.top / name).read_text(encoding='utf-8'))
        return parser

    def xml(self, name):
        return ET.parse(self.top / name).getroot()

    @property
    def desktop(self):
        return self.keys(f'share/applications/{self.app_id}.desktop')

    @property
    def service(self):
        return self.keys(f'share/dbus-1/services/{self.app_id}.service')['D-BUS Service']

    @property
    def metainfo(self):
        return self.xml(f'share/metainfo/{self.app_id}.metainfo.xml')

    @property
    def mime(self):
        return self.xml(f'share/mime/packages/{self.app_id}.xml').find(f'{MIME}mime-type')

    def has(self, pattern):
        return any(self.top.glob(pattern))

    def icon(self, name, context):
        return self.has(f'{ICONS}/scalable/{context}/{name}.svg')

    def options(self):
        """The long options that the program lists."""
        text = subprocess.run([self.top / 'bin/interleave', '--help'], check=True,
                              capture_output=True, text=True).stdout
        return {word.rstrip(',') for word in text.split() if word.startswith('--')}


def check_names(tree):
    """A sandbox exports only what begins with the application's ID."""
    for folder in ('applications', 'dbus-1/services', 'metainfo', 'mime/packages',
                   'glib-2.0/schemas', 'icons'):
        for path in (tree.top / 'share' / folder).rglob('*'):
            rest = path.name.removeprefix(tree.app_id)
            if path.is_file() and (rest == path.name or rest[0] not in '.-'):
                yield f'{path.relative_to(tree.top)} does not begin with {tree.app_id}'


def check_entry(tree):
    entry = tree.desktop['Desktop Entry']
    if entry['Icon'] != tree.app_id or not tree.icon(entry['Icon'], 'apps'):
        yield f"the icon {entry['Icon']} is not there"
    if not tree.has(f'{ICONS}/symbolic/apps/{tree.app_id}-symbolic.svg'):
        yield 'there is no symbolic icon'
    if '%U' not in entry['Exec'].split():
        yield 'Exec takes no files and addresses'
    for group in tree.desktop.sections():
        words = tree.desktop[group]['Exec'].split()
        if not (tree.top / 'bin' / words[0]).is_file():
            yield f'[{group}] runs {words[0]}, which is not installed'


def check_actions(tree):
    names = tree.desktop['Desktop Entry']['Actions'].strip(';').split(';')
    groups = [group.removeprefix('Desktop Action ') for group in tree.desktop.sections()[1:]]
    if sorted(names) != sorted(groups):
        yield f'Actions={names}, but there are groups for {groups}'
    known = tree.options()
    for name in groups:
        for word in tree.desktop[f'Desktop Action {name}']['Exec'].split()[1:]:
            if word not in known:
                yield f'the action {name} uses {word}, which is no option'


def check_service(tree):
    if tree.desktop['Desktop Entry'].get('DBusActivatable') != 'true':
        yield 'the entry says nothing of D-Bus'
    if tree.service['Name'] != tree.app_id:
        yield f"the service is named {tree.service['Name']}"
    program, *arguments = tree.service['Exec'].split()
    if program != f'{tree.prefix}/bin/interleave':
        yield f'the service starts {program}'
    if arguments != ['--gapplication-service']:
        yield 'it is not started as a service'


def check_scenario_type(tree):
    name = tree.mime.get('type')
    icon = tree.mime.find(f'{MIME}icon').get('name')
    if tree.desktop['Desktop Entry']['MimeType'] != name + ';':
        yield f'the entry does not open {name}'
    if [element.text for element in tree.metainfo.findall('provides/mediatype')] != [name]:
        yield f'the metainfo does not provide {name}'
    if not tree.icon(icon, 'mimetypes'):
        yield f'the icon {icon} is not there'
    if tree.mime.find(f'{MIME}glob').get('pattern') != '*.scenario':
        yield 'the pattern is not that of scenario files'


def check_metainfo(tree):
    root = tree.metainfo
    if root.findtext('id') != tree.app_id:
        yield f"the component is {root.findtext('id')}"
    if root.findtext('launchable') != f'{tree.app_id}.desktop':
        yield f"it is launched by {root.findtext('launchable')}"
    for element in root.findall('provides/binary'):
        if not (tree.top / 'bin' / element.text).is_file():
            yield f'{element.text} is not installed'
    entry = tree.desktop['Desktop Entry']
    categories = {element.text for element in root.findall('categories/category')}
    if not categories <= set(entry['Categories'].split(';')):
        yield 'the categories differ from those of the entry'
    if entry['Comment'] != root.findtext('summary'):
        yield 'the summary differs from the comment of the entry'


def check_languages(tree):
    """What the desktop shows is translated as the program is."""
    for folder in (tree.top / 'share/locale').iterdir():
        language = folder.name
        xml = '{http://www.w3.org/XML/1998/namespace}lang'
        for group in tree.desktop.sections():
            for key in ('Name', 'Comment', 'Keywords'):
                keys = tree.desktop[group]
                if key in keys and f'{key}[{language}]' not in keys:
                    yield f'[{group}] has no {key} in {language}'
        for what, element in (('type', tree.mime.findall(f'{MIME}comment')),
                              ('summary', tree.metainfo.findall('summary'))):
            if language not in [found.get(xml) for found in element]:
                yield f'the {what} is not in {language}'
    for element in tree.metainfo.iter():
        # What gettext does to markup inside a text.
        if '<' in (element.text or ''):
            yield f'markup as text: {element.text}'


CASES = {
    'names': check_names,
    'entry': check_entry,
    'actions': check_actions,
    'service': check_service,
    'scenario-type': check_scenario_type,
    'metainfo': check_metainfo,
    'languages': check_languages,
}

# (case that finds it, file, what is in it, what is there instead; None removes the file)
WRONG = (
    ('names', 'share/glib-2.0/schemas/APP_ID.gschema.xml', 'rename', 'interleave.gschema.xml'),
    ('entry', 'share/applications/APP_ID.desktop', 'Icon=APP_ID', 'Icon=interleave'),
    ('entry', 'share/applications/APP_ID.desktop', 'interleave %U', 'interleave'),
    ('entry', 'share/icons/hicolor/symbolic/apps/APP_ID-symbolic.svg', 'rename', 'APP_ID.svg'),
    ('actions', 'share/applications/APP_ID.desktop', 'Actions=new-window;', 'Actions='),
    ('actions', 'share/applications/APP_ID.desktop', '--lab', '--laboratory'),
    ('service', 'share/applications/APP_ID.desktop', 'DBusActivatable=true\n', ''),
    ('service', 'share/dbus-1/services/APP_ID.service', 'bin/interleave', 'bin/interweave'),
    ('service', 'share/dbus-1/services/APP_ID.service', ' --gapplication-service', ''),
    ('scenario-type', 'share/mime/packages/APP_ID.xml', 'application/x-', 'application/'),
    ('scenario-type', 'share/mime/packages/APP_ID.xml', 'icon name="APP_ID', 'icon name="il'),
    ('scenario-type', 'share/metainfo/APP_ID.metainfo.xml', 'application/x-', 'application/'),
    ('metainfo', 'share/metainfo/APP_ID.metainfo.xml', '<id>APP_ID', '<id>org.Interleave'),
    ('metainfo', 'share/metainfo/APP_ID.metainfo.xml', '-cli</binary>', '-gui</binary>'),
    ('languages', 'share/applications/APP_ID.desktop', 'Comment[fr]', 'Comment[it]'),
    ('languages', 'share/mime/packages/APP_ID.xml', 'xml:lang="fr"', 'xml:lang="it"'),
    ('languages', 'share/metainfo/APP_ID.metainfo.xml', '>Voir', '>&lt;em&gt;Voir'),
)


def spoil(tree, name, old, new):
    path = tree.top / name.replace('APP_ID', tree.app_id)
    if old == 'rename':
        path.rename(path.with_name(new.replace('APP_ID', tree.app_id)))
        return
    old, new = old.replace('APP_ID', tree.app_id), new.replace('APP_ID', tree.app_id)
    text = path.read_text(encoding='utf-8')
    assert old in text, f'{old} is not in {name}'
    path.write_text(text.replace(old, new), encoding='utf-8')


def found_by(tree):
    return {name: list(case(tree)) for name, case in CASES.items()}


def self_test(tree):
    for number, (case, name, old, new) in enumerate(WRONG):
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(tree.top, folder, dirs_exist_ok=True)
            other = Tree(folder, tree.prefix, tree.app_id)
            spoil(other, name, old, new)
            found = [name for name, failures in found_by(other).items() if failures]
            yield f'finds-{case}-{number}', [] if found == [case] else [f'found: {found}']


def main(build, prefix, app_id, how=None):
    if not shutil.which('meson'):
        print('1..0 # SKIP meson is not installed')
        return 0
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(['meson', 'install', '-C', build, '--no-rebuild', '--quiet',
                        '--destdir', folder], check=True, stdout=subprocess.DEVNULL)
        tree = Tree(folder + prefix, prefix, app_id)
        results = list(self_test(tree) if how == '--self-test' else found_by(tree).items())

    print(f'1..{len(results)}')
    for number, (name, failures) in enumerate(results, 1):
        for failure in failures:
            print(f'# {failure}')
        print(f"{'not ok' if failures else 'ok'} {number} /integration/{name}")
    return 1 if any(failures for _, failures in results) else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
