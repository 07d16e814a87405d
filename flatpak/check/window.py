# SPDX-License-Identifier: GPL-3.0-or-later
"""The window as a screen reader finds it, on the bus for assistive technologies."""

import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

# In seconds: a busy machine is given time; what comes at once is not waited for.
PATIENCE = 60

Role = Atspi.Role


def prepare():
    """Before the first program starts, so that programs tell what they show."""
    Atspi.init()
    Atspi.get_desktop(0).set_cache_mask(Atspi.Cache.NONE)


def walk(accessible, depth=50):
    """What is below an accessible, itself first; none of what is hidden."""
    yield accessible
    for i in range(accessible.get_child_count() if depth else 0):
        child = accessible.get_child_at_index(i)
        if child is not None and child.get_state_set().contains(Atspi.StateType.VISIBLE):
            yield from walk(child, depth - 1)


def elements(role=None):
    """All that windows show, or what of it has this role."""
    desktop = Atspi.get_desktop(0)
    found = []
    try:
        for i in range(desktop.get_child_count()):
            for item in walk(desktop.get_child_at_index(i)):
                if role is None or item.get_role() == role:
                    found.append(item)
    except (AttributeError, GLib.Error):
        # It has changed while it was read: the next look finds all.
        return []
    return found


def texts(within=None):
    """The names and descriptions of all that, or of what is within one element."""
    found = []
    try:
        for item in walk(within) if within else elements():
            found += [text for text in (item.get_name(), item.get_description()) if text]
    except GLib.Error:
        return []
    return found


def rows():
    """The texts of each row of the list of downloads."""
    return [texts(item) for item in elements(Role.LIST_ITEM)]


def is_active():
    """Whether a window has the keyboard."""
    return any(frame.get_state_set().contains(Atspi.StateType.ACTIVE)
               for frame in elements(Role.FRAME))


def wait_until(condition, what, patience=PATIENCE):
    """What the condition gives, as soon as that is true. The failure says what
    was to come and what was there instead."""
    end = time.monotonic() + patience
    while True:
        result = condition()
        if result:
            return result
        assert time.monotonic() < end, f'{what} did not come, but: {" | ".join(texts())}'
        time.sleep(0.2)


def press(label):
    """Does what a click on the button with this label does."""
    def find():
        return [item for item in elements(Role.PUSH_BUTTON) if label in texts(item)]

    # The innermost: a menu button holds another.
    button = wait_until(find, f'the button “{label}”')[-1]
    assert button.get_action_iface().do_action(0), f'“{label}” could not be pressed'
