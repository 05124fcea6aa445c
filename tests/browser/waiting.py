"""What a page comes to after a moment. A click is over when the next page begins; it still has to be laid out, moved to
its place and taken over by its scripts. What Playwright's own `expect` cannot ask is asked again here until it holds.
"""

from threading import Condition
from time import monotonic, sleep

from django.core.signals import request_finished, request_started

PATIENCE = 30  # seconds for what a page comes to on a busy machine; nothing waits longer than it has to
LONG_PATIENCE = 120  # for many steps one after the other

IN_VIEW = """cell => {
    const box = cell.getBoundingClientRect();
    const seen = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    return box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth && seen === cell;
}"""
COVERED = """element => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return !element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
}"""


def within(seconds, holds):
    """Whether it holds at some moment of these seconds; the answer of the last moment otherwise."""
    until = monotonic() + seconds
    while not (answer := holds()) and monotonic() < until:
        sleep(0.05)
    return answer


def soon(holds):
    """Whether it holds now, or comes to hold as the page comes to rest."""
    return within(PATIENCE, holds)


def in_view(cell):
    """Whether the whole cell can be seen now: in the window, and in the panes that scroll."""
    return cell.evaluate(IN_VIEW)


def is_covered(element):
    """Whether something lies over the middle of it now, or it is out of sight."""
    return element.evaluate(COVERED)


class InHand:
    """The requests that the server has begun and not yet ended.

    A test and the server write through one connection to the database, and what both write at once would be mixed. So
    a test ends once there is none, and goes on then where a page was closed midway.
    """

    def __init__(self):
        self._count, self._changed = 0, Condition()
        request_started.connect(self._begin)
        request_finished.connect(self._end)

    def stop(self):
        request_started.disconnect(self._begin)
        request_finished.disconnect(self._end)

    def are_done(self):
        """Waits until there is none; whether that came about."""
        with self._changed:
            return self._changed.wait_for(lambda: self._count == 0, PATIENCE)

    def _begin(self, **_):
        self._add(1)

    def _end(self, **_):
        self._add(-1)

    def _add(self, number):
        with self._changed:
            self._count += number
            self._changed.notify_all()
