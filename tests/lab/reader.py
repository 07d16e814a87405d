# SPDX-License-Identifier: GPL-3.0-or-later
"""A client that is not ours: reads many answers at once, and notes what came when.

One thread, one loop, nothing but the standard library. It judges the lab, so it
shares nothing with it. Beside the answers a timer runs in the same loop: how late
that is woken tells how far the times can be trusted."""

import bisect
import gc
import selectors
import socket
import time
from urllib.parse import urlsplit

READ = 256 * 1024
TICK = 0.005
HEAD_END = b'\r\n\r\n'


class Chunks:
    """Takes a body out of its chunks."""

    def __init__(self):
        self.line = b''
        self.left = 0
        self.ended = False

    def take(self, data):
        """The bytes of the body that are in this; sets ended behind the last chunk."""
        parts = []
        while data and not self.ended:
            if self.left > 2:  # the line end behind a chunk is counted with it
                part, data = data[:self.left - 2], data[self.left - 2:]
                parts.append(part)
                self.left -= len(part)
            elif self.left > 0:
                skipped = min(self.left, len(data))
                data = data[skipped:]
                self.left -= skipped
            else:
                data = self._take_size(data)
        return b''.join(parts)

    def _take_size(self, data):
        line, feed, rest = data.partition(b'\n')
        self.line += line
        if feed:
            self.left = int(self.line.split(b';')[0], 16) + 2
            self.ended = self.left == 2
            self.line = b''
        return rest


class Fetch:
    """One request and its answer: times in seconds, sizes in bytes of the body."""

    def __init__(self, address):
        parts = urlsplit(address)
        self.address = address
        self.request = (f'GET {parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\n'
                        'Accept-Encoding: gzip\r\n\r\n').encode()
        self.socket = socket.create_connection((parts.hostname, parts.port))
        self.socket.setblocking(False)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.head = b''
        self.length = None
        self.chunks = None
        self.begin = None
        self.size = 0
        self.sizes = []
        self.times = []
        self.ended = False

    def ask(self):
        self.begin = time.monotonic()
        self.socket.send(self.request)

    def read(self):
        """What there is to be read now."""
        try:
            data = self.socket.recv(READ)
        except BlockingIOError:
            return
        now = time.monotonic() - self.begin
        self.ended = not data
        if self.chunks is None and self.length is None:
            data = self._take_head(data)
            if data is None:
                return
        body = self.chunks.take(data) if self.chunks else data
        self.size += len(body)
        self.sizes.append(self.size)
        self.times.append(now)
        if self.size == self.length or (self.chunks and self.chunks.ended):
            self.ended = True

    def _take_head(self, data):
        self.head += data
        head, end, rest = self.head.partition(HEAD_END)
        if not end:
            return None
        self.head = head
        fields = dict(line.lower().split(b': ', 1) for line in head.split(b'\r\n')[1:])
        if fields.get(b'transfer-encoding') == b'chunked':
            self.chunks = Chunks()
        else:
            self.length = int(fields.get(b'content-length', -1))
        return rest

    def time_of(self, size):
        """When so much was there, in seconds from the request; infinite if never."""
        index = bisect.bisect_left(self.sizes, size)
        return self.times[index] if index < len(self.times) else float('inf')

    def size_at(self, moment):
        """How much was there at a moment of the clock."""
        index = bisect.bisect_right(self.times, moment - self.begin)
        return self.sizes[index - 1] if index else 0


class Control:
    """A timer in the reader's own loop."""

    def __init__(self):
        self.due = time.monotonic() + TICK
        self.late = []

    def left(self):
        return max(self.due - time.monotonic(), 0)

    def check(self):
        now = time.monotonic()
        if now >= self.due:
            self.late.append(now - self.due)
            self.due = now + TICK

    def lateness(self):
        """In ms; 95 of 100 times it was less."""
        return percentile(self.late, 95) * 1000 if self.late else 0


def percentile(values, percent):
    """That many percent of the values are at most this."""
    values = sorted(values)
    return values[max(-(-len(values) * percent // 100) - 1, 0)]


def read_all(addresses, gap, patience):
    """Asks for all, one after another with a gap in seconds, and reads them to their
    ends. Returns the fetches, in the order of the addresses, and the control."""
    with selectors.DefaultSelector() as selector:
        fetches = [Fetch(address) for address in addresses]
        gc.disable()  # a pause of the reader is not one of the server
        try:
            control = _read(selector, fetches, gap, patience)
        finally:
            gc.enable()
            for fetch in fetches:
                fetch.socket.close()
    return fetches, control


def _read(selector, fetches, gap, patience):
    waiting = list(reversed(fetches))
    control = Control()
    start = time.monotonic()
    while waiting or selector.get_map():
        now = time.monotonic() - start
        if now > patience:
            raise TimeoutError(f'{len(selector.get_map())} answers have not ended')
        while waiting and now >= (len(fetches) - len(waiting)) * gap:
            fetch = waiting.pop()
            selector.register(fetch.socket, selectors.EVENT_READ, fetch)
            fetch.ask()
        left = (len(fetches) - len(waiting)) * gap - now if waiting else TICK
        for key, _ in selector.select(max(min(control.left(), left), 0)):
            key.data.read()
            if key.data.ended:
                selector.unregister(key.fileobj)
        control.check()
    return control
