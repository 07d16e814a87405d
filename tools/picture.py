#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks at the windows of a program on an X display, for tools/screenshots.

picture.py still CLASS                   waits until they have not changed for a while
picture.py save CLASS FILE [RRGGBB N]    writes them to a PNG file, with their shadow
                                         on transparency, cut to what can be seen of
                                         it; once N of their pixels have that colour

The windows have to be whole on the screen, and have an alpha channel."""

import struct
import subprocess
import sys
import time
import zlib

PATIENCE = 60
STILL = 1.5
PAUSE = 0.1
# A toolkit has windows of a few pixels that show nothing.
SMALLEST = 16
# A shadow fades far out; what is fainter than this is cut off.
FAINTEST = 4


class Image:
    """Pixels as a window holds them: blue, green, red, alpha; colours times alpha."""

    def __init__(self, left, top, width, height, rows):
        self.left, self.top, self.width, self.height = left, top, width, height
        self.rows = rows


def run(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout


def capture(window):
    dump = run('xwd', '-silent', '-id', window)
    words = struct.unpack_from('>25I', dump)
    header, depth, width, height, stride, n_colours = (words[i] for i in (0, 3, 4, 5, 12, 19))
    left, top = struct.unpack_from('>2i', dump, 88)
    if depth != 32 or words[7] != 0 or words[11] != 32:
        sys.exit(f'Window {window} has no alpha channel; its depth is {depth}.')
    start = header + 12 * n_colours
    return Image(left, top, width, height,
                 [dump[y:y + 4 * width] for y in range(start, start + stride * height, stride)])


def captures(name):
    """The visible windows of a class, the largest first, as it lies below the others;
    one may be gone by the time it is looked at."""
    found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--class', name],
                           stdout=subprocess.PIPE, check=False).stdout.split()
    images = []
    for window in found:
        try:
            images.append(capture(window.decode()))
        except subprocess.CalledProcessError:
            pass
    return sorted((image for image in images if image.width > SMALLEST),
                  key=lambda image: -image.width * image.height)


def wait(reached, what):
    deadline = time.monotonic() + PATIENCE
    while not reached():
        if time.monotonic() > deadline:
            sys.exit(f'Waited {PATIENCE} s in vain: {what}.')
        time.sleep(PAUSE)


def wait_still(name):
    seen, since = None, 0

    def reached():
        nonlocal seen, since
        now = [(image.left, image.top, image.rows) for image in captures(name)]
        if not now or now != seen:
            seen, since = now, time.monotonic()
        return time.monotonic() - since >= STILL

    wait(reached, 'the window goes on changing')


def wait_colour(name, colour, least):
    """The windows at the moment when they have that many pixels of a colour."""
    # No part of it is found between two pixels: no two of its bytes are equal.
    pixel = bytes.fromhex(colour)[::-1] + b'\xff'
    images = []

    def reached():
        images[:] = captures(name)
        return sum(row.count(pixel) for image in images for row in image.rows) >= int(least)

    wait(reached, f'there is little of {colour}')
    return images


def put(below, above):
    """Paints a window over another; what lies outside of the lower one is lost."""
    for y, row in enumerate(above.rows, above.top - below.top):
        if 0 <= y < below.height:
            target = bytearray(below.rows[y])
            for x in range(above.width):
                at = 4 * (x + above.left - below.left)
                alpha = row[4 * x + 3]
                if alpha and 0 <= at < len(target):
                    for i in range(4):
                        target[at + i] = row[4 * x + i] + target[at + i] * (255 - alpha) // 255
            below.rows[y] = bytes(target)


def trimmed(image):
    """Without the rows and columns in which the shadow is too faint to be seen."""
    columns = bytearray(image.width)
    kept = []
    for row in image.rows:
        alphas = row[3::4]
        if max(alphas) >= FAINTEST:
            kept.append(row)
            columns = bytes(map(max, columns, alphas))
    wide = [x for x, alpha in enumerate(columns) if alpha >= FAINTEST]
    rows = [row[4 * wide[0]:4 * wide[-1] + 4] for row in kept]
    return Image(0, 0, wide[-1] - wide[0] + 1, len(rows), rows)


def straight(row):
    """Red, green, blue, alpha, and colours no longer times alpha."""
    result = bytearray(row)
    result[0::4], result[2::4] = row[2::4], row[0::4]
    for at in range(0, len(row), 4):
        alpha = row[at + 3]
        if 0 < alpha < 255:
            for i in range(at, at + 3):
                result[i] = min(255, (result[i] * 255 + alpha // 2) // alpha)
    return bytes(result)


def chunk(kind, content):
    return (struct.pack('>I', len(content)) + kind + content +
            struct.pack('>I', zlib.crc32(kind + content)))


def png(image):
    """Each row as it is, or as what differs from the one above if that says less."""
    before = bytes(4 * image.width)
    lines = []
    for row in map(straight, image.rows):
        up = bytes((a - b) & 255 for a, b in zip(row, before))
        lines.append(min((b'\0' + row, b'\2' + up), key=lambda line: len(zlib.compress(line))))
        before = row
    return (b'\x89PNG\r\n\x1a\n' +
            chunk(b'IHDR', struct.pack('>2I5B', image.width, image.height, 8, 6, 0, 0, 0)) +
            chunk(b'IDAT', zlib.compress(b''.join(lines), 9)) + chunk(b'IEND', b''))


def save(name, path, *moment):
    lowest, *others = wait_colour(name, *moment) if moment else captures(name)
    for image in others:
        put(lowest, image)
    picture = trimmed(lowest)
    if any(row[at] for row in (picture.rows[0], picture.rows[-1]) for at in (3, -1)):
        sys.exit('The window has no shadow: its corners are not transparent.')
    content = png(picture)
    with open(path, 'wb') as file:
        file.write(content)
    print(f'{path}: {picture.width}x{picture.height}, {len(content) // 1000} kB', file=sys.stderr)


if __name__ == '__main__':
    {'still': wait_still, 'save': save}[sys.argv[1]](*sys.argv[2:])
