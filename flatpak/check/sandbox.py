# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the installed Flatpak, and what else a user types."""

import os
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

import window

# In seconds, for what should not take long.
PATIENCE = 120


def output(*command):
    """What a command printed, which has to succeed."""
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE,
                          stdin=subprocess.DEVNULL, check=False)
    assert done.returncode == 0, (f'{" ".join(command)}: status {done.returncode}\n'
                                  f'{done.stdout}{done.stderr}')
    return done.stdout


class Sandbox:
    """The application where its user has installed it."""

    def __init__(self, place, app_id, branch):
        self.place = Path(place)
        self.app_id = app_id
        self.branch = branch
        self.home = Path(os.environ['HOME'])
        self.results = self.place / 'user' / 'results'

    def run(self, program, *arguments, options=()):
        """What another program than the window prints in the sandbox."""
        return output('flatpak', 'run', f'--command={program}', *options, self.app_id, *arguments)

    def picture(self, name):
        """Keeps what the screen shows; returns how many colours that are."""
        path = str(self.results / f'{name}.png')
        output('import', '-window', 'root', path)
        return int(output('identify', '-format', '%k', path))

    @contextmanager
    def window(self, *arguments, options=(), picture=None):
        """The window, started with some arguments; its complaints are failures."""
        command = ['flatpak', 'run', '--env=G_DEBUG=fatal-criticals', *options, self.app_id,
                   *arguments]
        log = self.results / 'window.log'
        with log.open('w', encoding='utf-8') as errors:
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=errors,
                                       stderr=errors)

        def ended():
            return process.poll() is not None

        try:
            window.wait_until(lambda: frames() or ended(), 'a window')
            assert not ended(), log.read_text(encoding='utf-8')
            with self.pictured(picture):
                yield
            assert not ended(), log.read_text(encoding='utf-8')
        finally:
            self.kill()
            process.wait(PATIENCE)

    @contextmanager
    def pictured(self, name):
        """Keeps a picture of the window when all has been seen, or failed, in it."""
        try:
            yield
        finally:
            # The screen follows what a screen reader is told.
            time.sleep(0.5)
            if name:
                self.picture(name)

    def kill(self):
        """Ends every instance, and waits until no window is left of it."""
        for instance in output('flatpak', 'ps', '--columns=instance').split():
            # It may have ended meanwhile.
            subprocess.run(['flatpak', 'kill', instance], check=False, capture_output=True)
        window.wait_until(lambda: not frames(), 'the end of the window')


def frames():
    return window.elements(window.Role.FRAME)
