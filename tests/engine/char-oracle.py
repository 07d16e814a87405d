#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers what Python and its library requests make of bytes.

Standard input holds questions: a line "VERB NAME_LENGTH DATA_LENGTH", then the
name and the data. Each gets a line on standard output:
  count   how many characters the data has in the charset of that name
  encode  the data is UTF-8: its bytes in that charset, in hexadecimal, without
          what is lacking there, and how many characters they are
  header  what requests takes from the data as a Content-Type, in hexadecimal after
          "charset:", or "none", or "error"; "absent" when requests is not there"""

import sys
from encodings.aliases import aliases

# What Python 3.13 and 3.14 added: an older one is to answer as they do.
NEWER_ALIASES = {
    'windows_31j': 'cp932', 'cseuckr': 'euc_kr', '874': 'cp874', 'ms874': 'cp874',
    'windows_874': 'cp874', 'cp00858': 'cp858', 'csibm00858': 'cp858', 'ibm00858': 'cp858',
    'pc_multilingual_850_euro': 'cp858', 'cp01140': 'cp1140', 'csibm01140': 'cp1140',
    'ebcdic_us_37_euro': 'cp1140', 'ibm01140': 'cp1140', 'iso_8859_8_e': 'iso8859_8',
    'iso_8859_8_i': 'iso8859_8',
}


def count(name, data):
    try:
        return len(str(data, name, errors='replace'))
    except LookupError:
        return len(str(data, errors='replace'))


def encode(name, data):
    encoded = data.decode().encode(name, 'ignore')
    return f'{encoded.hex()} {count(name, encoded)}'


def header(_name, data):
    try:
        from requests.utils import get_encoding_from_headers
    except ImportError:
        return 'absent'
    try:
        charset = get_encoding_from_headers({'content-type': data.decode('latin-1')})
    except AttributeError:  # a parameter without a value
        return 'error'
    return 'none' if charset is None else f"charset:{charset.encode('latin-1').hex()}"


def main():
    answers = {'count': count, 'encode': encode, 'header': header}
    questions = sys.stdin.buffer
    for alias, charset in NEWER_ALIASES.items():
        aliases.setdefault(alias, charset)
    for line in questions:
        verb, name_length, data_length = line.split()
        name = questions.read(int(name_length)).decode()
        data = questions.read(int(data_length))
        print(answers[verb.decode()](name, data))


if __name__ == '__main__':
    main()
