#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the screenshots that the metainfo names, as catalogues want them; prints TAP,
and what is wrong on stderr.

check-pictures.py METAINFO FOLDER VERSION  the files are in FOLDER
check-pictures.py --self-test              one test case per way of being wrong"""

import struct
import sys
import tempfile
import xml.etree.ElementTree as ET
import zlib
from pathlib import Path

SIGNATURE = b'\x89PNG\r\n\x1a\n'
# Width, height, depth, RGBA, and the only methods there are; not interlaced.
HEADER = struct.Struct('>2I5B')
RGBA = (8, 6, 0, 0, 0)
WIDEST, HIGHEST = 2000, 1400
# A picture of a window has far more colours than an empty one.
FEWEST_COLOURS = 256
CAPTION_LENGTH = 50


def plus(row, other):
    """The sums of bytes, modulo 256, all at once."""
    low = int.from_bytes(b'\x7f' * len(row), 'big')
    a, b = int.from_bytes(row, 'big'), int.from_bytes(other, 'big')
    return (((a & low) + (b & low)) ^ ((a ^ b) & ~low)).to_bytes(len(row), 'big')


def nearest(left, up, corner):
    """PNG's choice of the neighbour that is nearest to left + up - corner."""
    distances = abs(up - corner), abs(left - corner), abs(left + up - 2 * corner)
    return (left, up, corner)[distances.index(min(distances))]


PREDICT = {
    1: lambda left, up, corner: left,
    3: lambda left, up, corner: (left + up) // 2,
    4: nearest,
}


def restored(kind, line, before):
    """A row from its filtered form and the row above; a pixel has 4 bytes."""
    if kind == 0:
        return line
    if kind == 2:
        return plus(line, before)
    row = bytearray(4) + line
    above = bytes(4) + before
    for at in range(4, len(row)):
        row[at] = (row[at] + PREDICT[kind](row[at - 4], above[at], above[at - 4])) & 255
    return bytes(row[4:])


def read_picture(content):
    """Width, height and rows, or a reason why not."""
    if content[:8] != SIGNATURE:
        return 0, 0, 'is no PNG file'
    chunks, at = {}, 8
    while at < len(content):
        length, kind = struct.unpack_from('>I4s', content, at)
        chunks[kind] = chunks.get(kind, b'') + content[at + 8:at + 8 + length]
        at += length + 12
    width, height, *form = HEADER.unpack(chunks[b'IHDR'])
    if tuple(form) != RGBA:
        return width, height, 'has other than eight bits each of red, green, blue and alpha'
    lines, rows, stride = zlib.decompress(chunks[b'IDAT']), [bytes(4 * width)], 4 * width + 1
    for at in range(0, height * stride, stride):
        rows.append(restored(lines[at], lines[at + 1:at + stride], rows[-1]))
    return width, height, rows[1:]


def check_picture(content, said):
    width, height, rows = read_picture(content)
    if isinstance(rows, str):
        yield rows
        return
    if (width, height) != said:
        yield f'has {width}x{height} pixels, the metainfo says {said[0]}x{said[1]}'
    if width > WIDEST or height > HIGHEST:
        yield f'has {width}x{height} pixels, at most {WIDEST}x{HIGHEST} fit'
    colours = set()
    for row in rows:
        colours.update(memoryview(row).cast('I'))
    if len(colours) < FEWEST_COLOURS:
        yield f'has only {len(colours)} colours'
    if any(row[at] for row in (rows[0], rows[-1]) for at in (3, -1)):
        yield 'has a corner that is not transparent'


def check_shots(shots):
    kinds = [shot.get('type') for shot in shots]
    if kinds.count('default') != 1 or kinds[0] != 'default':
        yield 'the first one, and no other, has to be the default'


def check_captions(shots):
    for shot in shots:
        captions = shot.findall('caption')
        if not captions:
            yield 'one has no caption'
        for caption in captions:
            text = (caption.text or '').strip()
            if not text or text[-1] in '.!?…':
                yield f'“{text}” is empty, or ends with a stop'
            if not caption.attrib and len(text) > CAPTION_LENGTH:
                yield f'“{text}” has more than {CAPTION_LENGTH} characters'


def check_addresses(images, version):
    for image in images:
        if f'/v{version}/data/screenshots/' not in image.text:
            yield f'{image.text} is not of version {version}'


def check_names(images, folder):
    said = [image.text.rsplit('/', 1)[-1] for image in images]
    there = sorted(path.name for path in folder.iterdir())
    if sorted(said) != there:
        yield f'the metainfo names {sorted(said)}, there are {there}'


def check(metainfo, folder, version):
    """The failures of each test case, by its name."""
    shots = ET.fromstring(metainfo).findall('screenshots/screenshot')
    images = [image for shot in shots for image in shot.findall('image')]
    if not shots or len(images) != len(shots):
        return {'metainfo': [f'{len(shots)} screenshots have {len(images)} images']}
    results = {
        'metainfo': list(check_shots(shots)),
        'captions': list(check_captions(shots)),
        'addresses': list(check_addresses(images, version)),
        'names': list(check_names(images, folder)),
    }
    for image in images:
        path = folder / image.text.rsplit('/', 1)[-1]
        if path.exists():
            said = int(image.get('width', 0)), int(image.get('height', 0))
            results[path.name] = list(check_picture(path.read_bytes(), said))
    return results


def chunk(kind, content):
    return (struct.pack('>I', len(content)) + kind + content +
            struct.pack('>I', zlib.crc32(kind + content)))


def write_picture(rows, form=RGBA):
    """With each of PNG's filters in turn."""
    lines, before = b'', bytes(len(rows[0]))
    for number, row in enumerate(rows):
        kind = number % 5
        a, b = bytes(4) + row, bytes(4) + before
        line = bytes((a[at] - (b[at] if kind == 2 else
                               PREDICT[kind](a[at - 4], b[at], b[at - 4]) if kind else 0)) & 255
                     for at in range(4, len(a)))
        lines, before = lines + bytes([kind]) + line, row
    return (SIGNATURE + chunk(b'IHDR', HEADER.pack(len(rows[0]) // 4, len(rows), *form)) +
            chunk(b'IDAT', zlib.compress(lines)) + chunk(b'IEND', b''))


def paint(width=24, height=24, step=1, corner=0):
    """Every pixel another colour; the corners as transparent as is said."""
    rows = [bytearray().join(bytes((x // step * 7 % 256, y // step * 11 % 256, 200, 255))
                             for x in range(width)) for y in range(height)]
    for row in (rows[0], rows[-1]):
        row[3] = 0
        row[-1] = corner
    return [bytes(row) for row in rows]


XML = """<component><screenshots>
  <screenshot type="default">
    <caption>Two strands</caption><caption xml:lang="fr">Deux brins</caption>
    <image width="24" height="24">https://example.org/v1.2.3/data/screenshots/a.png</image>
  </screenshot>
  <screenshot>
    <caption>Three strands</caption>
    <image width="24" height="24">https://example.org/v1.2.3/data/screenshots/b.png</image>
  </screenshot>
</screenshots></component>"""
GOOD = {'a.png': write_picture(paint()), 'b.png': write_picture(paint())}

# What breaks a case: (case, text of the metainfo, what it becomes).
BAD_XML = (
    ('metainfo', ' type="default"', ''),
    ('metainfo', '<screenshot>', '<screenshot type="default">'),
    ('metainfo', '<screenshot>', '<screenshot/><screenshot>'),
    ('captions', '<caption>Three strands</caption>', ''),
    ('captions', 'Three strands', 'Three strands.'),
    ('captions', 'Deux brins', 'Deux brins…'),
    ('captions', 'Three strands', 'Three strands' * 4),
    ('addresses', '/v1.2.3/data/screenshots/b', '/main/data/screenshots/b'),
    ('names', 'b.png', 'c.png'),
    ('a.png', 'width="24"', 'width="25"'),
    ('a.png', 'height="24"', ''),
)
# What breaks the file of its name, or is one too many: (case, name, content).
BAD_FILES = (
    ('names', 'c.png', GOOD['a.png']),
    ('b.png', 'b.png', b'GIF89a'),
    ('b.png', 'b.png', write_picture(paint(), (8, 2, 0, 0, 0))),
    ('b.png', 'b.png', write_picture(paint(step=3))),
    ('b.png', 'b.png', write_picture(paint(corner=255))),
    ('b.png', 'b.png', write_picture(paint(height=25))),
)


def broken_cases(metainfo, files):
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            (Path(folder) / name).write_bytes(content)
        return {name for name, found in check(metainfo, Path(folder), '1.2.3').items() if found}


def self_test():
    """Yields (name, failures): a case that finds nothing fails, and so does any other."""
    yield 'filters', [] if read_picture(GOOD['a.png'])[2] == paint() else ['other pixels']
    yield 'good', sorted(broken_cases(XML, GOOD))
    huge = list(check_picture(write_picture(paint(WIDEST + 1, 2)), (WIDEST + 1, 2)))
    yield 'huge', [] if len(huge) == 1 and 'fit' in huge[0] else [f'found: {huge}']
    for index, (case, old, new) in enumerate(BAD_XML):
        text = XML.replace(old, new, 1)
        broken = broken_cases(text, GOOD)
        yield f'metainfo-{index}-{case}', [] if broken == {case} else [f'found: {sorted(broken)}']
    for index, (case, name, content) in enumerate(BAD_FILES):
        broken = broken_cases(XML, {**GOOD, name: content})
        yield f'file-{index}-{case}', [] if broken == {case} else [f'found: {sorted(broken)}']


def main(*arguments):
    if arguments == ('--self-test',):
        results = list(self_test())
    else:
        metainfo, folder, version = arguments
        text = Path(metainfo).read_text(encoding='utf-8')
        results = list(check(text, Path(folder), version).items())

    print(f'1..{len(results)}')
    for number, (name, failures) in enumerate(results, 1):
        for failure in failures:
            print(f'{name}: {failure}', file=sys.stderr)
        print(f"{'not ok' if failures else 'ok'} {number} /pictures/{name}")
    return 1 if any(failures for _, failures in results) else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
