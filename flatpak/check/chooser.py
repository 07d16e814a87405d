#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A backend of the desktop portal whose user always chooses the same file:
chooser.py FILE. Prints "ready", and a line for each time it is asked."""

import sys
from pathlib import Path

from gi.repository import Gio, GLib

NAME = 'org.freedesktop.impl.portal.desktop.interleave_check'
METHOD = """
  <method name="OpenFile">
    <arg name="handle" type="o" direction="in"/>
    <arg name="app_id" type="s" direction="in"/>
    <arg name="parent_window" type="s" direction="in"/>
    <arg name="title" type="s" direction="in"/>
    <arg name="options" type="a{sv}" direction="in"/>
    <arg name="response" type="u" direction="out"/>
    <arg name="results" type="a{sv}" direction="out"/>
  </method>"""
INTERFACE = f"""
  <node>
    <interface name="org.freedesktop.impl.portal.FileChooser">{METHOD}</interface>
  </node>"""


def main(path):
    def called(_connection, _sender, _path, _interface, _method, parameters, invocation):
        print('asked by', parameters[1], flush=True)
        chosen = {'uris': GLib.Variant('as', [Path(path).as_uri()])}
        invocation.return_value(GLib.Variant('(ua{sv})', (0, chosen)))

    bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    bus.register_object('/org/freedesktop/portal/desktop',
                        Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0], called, None, None)
    Gio.bus_own_name_on_connection(bus, NAME, Gio.BusNameOwnerFlags.NONE,
                                   lambda *_: print('ready', flush=True), None)
    GLib.MainLoop().run()


if __name__ == '__main__':
    main(sys.argv[1])
