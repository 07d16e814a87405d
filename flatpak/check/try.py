#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Installs the Flatpak as a user does and tries it: try.py PLACE APP-ID BRANCH
Prints a line of TAP for each fact. Run by session.sh."""

import configparser
import json
import os
import re
import subprocess
import sys
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

from gi.repository import Gio

import window
from sandbox import Sandbox, output

# As Flatpak lists them: fallback-x11 comes with what it falls back to.
PERMISSIONS = {'shared': {'network', 'ipc'}, 'sockets': {'wayland', 'x11', 'fallback-x11'},
               'devices': {'dri'}}

# More colours than this has a screen with a window of widgets and text on it.
BLANK = 100

SCENARIO = """[Scenario]
Title=A lesson from outside
Sentence=One document from a file that the sandbox does not see.

[Document story.txt]
Kind=lines
Lines=3
"""

EXPORTS = (
    'applications/{}.desktop',
    'dbus-1/services/{}.service',
    'icons/hicolor/scalable/apps/{}.svg',
    'icons/hicolor/scalable/mimetypes/{}-scenario.svg',
    'icons/hicolor/symbolic/apps/{}-symbolic.svg',
    'icons/hicolor/symbolic/mimetypes/{}-scenario-symbolic.svg',
    'mime/packages/{}.xml',
)

# What rows say of an address of this machine and one of another, without network.
TITLES = ('Connection refused', 'Network not permitted')

FACTS = []


class Skip(Exception):
    """A fact that cannot be tried here, and why."""


def fact(words):
    def keep(function):
        FACTS.append((words, function))
        return function
    return keep


@contextmanager
def server():
    """A server on the loopback address of this machine, not of the sandbox; gives
    its address and the list of the paths that it was asked for."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            body = b'served outside\n' * 100
            self.send_response(200)
            self.send_header('Content-Length', str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    with HTTPServer(('127.0.0.1', 0), Handler) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        yield f'http://127.0.0.1:{httpd.server_port}', asked
        httpd.shutdown()


@fact('The bundle installs, and its runtime is found by name')
def install(sandbox):
    assert not output('flatpak', 'list', '--columns=application').strip(), 'not a fresh start'
    output('flatpak', 'install', '--user', '-y', '--noninteractive', '--bundle',
           str(sandbox.place / 'interleave.flatpak'))
    installed = output('flatpak', 'list', '--columns=application').split()
    assert sorted(installed) == sorted([sandbox.app_id, 'org.gnome.Platform']), installed
    runtime = output('flatpak', 'info', '--show-runtime', sandbox.app_id).strip()
    assert runtime.endswith(f'/{sandbox.branch}'), runtime


@fact('It has the five permissions that it needs, and no other')
def permissions(sandbox):
    text = output('flatpak', 'info', '--show-permissions', sandbox.app_id)
    parser = configparser.ConfigParser(strict=False)
    parser.optionxform = str
    parser.read_string(text)
    found = {section: {key: set(value.strip(';').split(';'))
                       for key, value in parser[section].items()}
             for section in parser.sections()}
    assert found == {'Context': PERMISSIONS}, text


def exported():
    """The folder in which the desktop finds what is installed."""
    return Path(os.environ['XDG_DATA_DIRS'].split(':')[0])


@fact('The desktop finds its entry, its type of files, its icons and what it is')
def exports(sandbox):
    shared = exported()
    found = {str(path.relative_to(shared)) for path in shared.rglob('*') if path.is_file()}
    wanted = {name.format(sandbox.app_id) for name in EXPORTS}
    # An older flatpak-builder gives it the older name.
    descriptions = {f'metainfo/{sandbox.app_id}.{kind}.xml' for kind in ('metainfo', 'appdata')}
    assert wanted <= found and descriptions & found, sorted(found)
    for name in ('applications/{}.desktop', 'dbus-1/services/{}.service'):
        text = (shared / name.format(sandbox.app_id)).read_text(encoding='utf-8')
        started = re.findall('^Exec=(.*)', text, re.M)
        assert started and all(sandbox.app_id in line and ' run ' in line for line in started), text


@fact('Nothing of the user and of the machine is readable in it')
def closed(sandbox):
    outside = [sandbox.home / 'secret', Path('/tmp') / f'secret-{os.getpid()}',
               sandbox.place / 'interleave.flatpak', Path('/etc/debian_version'),
               Path('/usr/bin/flatpak')]
    for path in outside[:2]:
        path.write_text('secret\n', encoding='utf-8')
    try:
        missing = [path for path in outside if not path.exists()]
        assert not missing, f'not there to be found: {missing}'
        # In its place, and where the machine's own system is shown to a sandbox.
        seen = sandbox.run('sh', '-c', 'for path; do ls -d "$path" "/run/host$path"; done '
                           '2>/dev/null || true', 'sh', *map(str, outside))
        assert not seen, f'seen in the sandbox: {seen}'
    finally:
        outside[1].unlink()


@fact('Nothing of it can be changed from inside')
def read_only(sandbox):
    written = sandbox.run('sh', '-c', 'for folder in /app /app/bin /usr /usr/bin; do '
                          'if (: >"$folder/new") 2>/dev/null; then echo "$folder"; fi; done')
    assert not written, written


@fact('The terminal program completes the lab in it')
def terminal_lab(sandbox):
    states = fetched(sandbox, '--lab=four-tax-forms')
    assert states == ['done'] * 4, states


def fetched(sandbox, *arguments, options=()):
    """How each download of the terminal program ended."""
    report = json.loads(sandbox.run('interleave-cli', '--json', *arguments, options=options))
    return [download['state'] for download in report['downloads']]


@fact('The terminal program fetches an address of this machine')
def terminal_address(sandbox):
    with server() as (address, asked):
        states = fetched(sandbox, f'{address}/terminal')
    assert (states, asked) == (['done'], ['/terminal']), (states, asked)


@fact('The window appears')
def appears(sandbox):
    with sandbox.window():
        window.wait_until(lambda: len(window.rows()) == 4, 'a list of four')
        colours = window.wait_until(lambda: (n := sandbox.picture('window')) > BLANK and n,
                                    'a picture of it')
        assert colours > BLANK


@fact('Run on the lab completes')
def runs(sandbox):
    with sandbox.window(picture='lab'):
        window.press('Run')
        window.wait_until(lambda: all_done(4), 'the end of four downloads')


def all_done(number):
    rows = window.rows()
    return len(rows) == number and all('Done' in row for row in rows)


@fact('The window fetches an address of this machine')
def address_in_window(sandbox):
    with server() as (address, asked):
        with sandbox.window(f'{address}/window', picture='address'):
            window.wait_until(lambda: all_done(1), 'the end of a download')
    assert asked == ['/window'], asked


def scenario(sandbox):
    """A file of the user's, which the sandbox does not see."""
    path = sandbox.home / 'outside.scenario'
    path.write_text(SCENARIO, encoding='utf-8')
    return path


def need_documents():
    """The portal that shows single files to a sandbox is a file system of its own."""
    if not os.access('/dev/fuse', os.R_OK | os.W_OK):
        raise Skip('FUSE cannot be used here, or only by root')


def see_lesson():
    window.wait_until(lambda: any('A lesson from outside' in text for text in window.texts()),
                      'the lesson')


@fact('A scenario file named to it opens through the portal')
def forwarded(sandbox):
    need_documents()
    with sandbox.window('@@u', scenario(sandbox).as_uri(), '@@', options=('--file-forwarding',),
                        picture='forwarded'):
        see_lesson()


@fact('The desktop starts it over the bus and hands it a scenario file')
def activated(sandbox):
    need_documents()
    # The bus was there before what it is to start.
    output('gdbus', 'call', '--session', '--dest', 'org.freedesktop.DBus', '--object-path',
           '/org/freedesktop/DBus', '--method', 'org.freedesktop.DBus.ReloadConfig')
    entry = Gio.DesktopAppInfo.new(f'{sandbox.app_id}.desktop')
    try:
        entry.launch_uris([scenario(sandbox).as_uri()])
        with sandbox.pictured('activated'):
            see_lesson()
        assert any('--gapplication-service' in line for line in command_lines())
    finally:
        sandbox.kill()


def command_lines():
    """Of all processes that can be seen."""
    for path in Path('/proc').glob('[0-9]*/cmdline'):
        try:
            yield path.read_text(encoding='utf-8', errors='replace')
        except OSError:
            continue


@fact('A scenario file chosen in the window opens through the portal')
def chosen(sandbox):
    need_documents()
    chooser = subprocess.Popen([sys.executable, str(sandbox.place / 'check' / 'chooser.py'),
                                str(scenario(sandbox))], stdout=subprocess.PIPE, text=True)
    try:
        assert chooser.stdout.readline() == 'ready\n'
        with sandbox.window(picture='chosen'):
            window.wait_until(lambda: len(window.rows()) == 4, 'a list of four')
            window.wait_until(window.is_active, 'the keyboard')
            output('xdotool', 'key', 'ctrl+shift+o')
            see_lesson()
    finally:
        chooser.terminate()
        asked = chooser.communicate()[0]
    assert asked == f'asked by {sandbox.app_id}\n', asked


@fact('Without the permission for the network the lab completes all the same')
def lab_alone(sandbox):
    states = fetched(sandbox, '--lab=four-tax-forms', options=('--unshare=network',))
    assert states == ['done'] * 4, states


@fact('Without the permission for the network a row says what is wrong')
def unreachable(sandbox):
    def all_say_it():
        rows = window.rows()
        return ([title for row in rows for title in TITLES if title in row] == list(TITLES) and
                all('this program is not permitted to use the network' in ' '.join(row)
                    for row in rows))

    with server() as (address, asked):
        with sandbox.window(f'{address}/window', 'http://interleave.invalid/',
                            options=('--unshare=network',), picture='no-network'):
            window.wait_until(all_say_it, 'what is wrong')
    assert not asked, asked


def main(*arguments):
    sandbox = Sandbox(*arguments)
    # Flatpak asks on the bus of the system whether a child may have this: nobody
    # answers on ours, and so any user may.
    os.environ['DBUS_SYSTEM_BUS_ADDRESS'] = os.environ['DBUS_SESSION_BUS_ADDRESS']
    window.prepare()
    # Nobody manages windows here: the one below the pointer has the keyboard.  At
    # this place of it nothing has a tooltip.
    output('xdotool', 'mousemove', '640', '760')
    for words, function in FACTS:
        try:
            function(sandbox)
            print('ok -', words, flush=True)
        except Skip as reason:
            print('ok -', words, '# SKIP', reason, flush=True)
        except (AssertionError, OSError, subprocess.SubprocessError) as error:
            print('not ok -', words, flush=True)
            for line in str(error).splitlines():
                print('#', line, flush=True)
            if function is install:
                return


if __name__ == '__main__':
    main(*sys.argv[1:])
