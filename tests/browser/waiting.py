"""What a page comes to after a moment. A click is over when the next page begins; it still has to be laid out, moved to
its place and taken over by its scripts. What Playwright's own `expect` cannot ask is asked again here until it holds.
"""

from collections.abc import Callable
from time import monotonic, sleep

from playwright.sync_api import Locator

IN_VIEW = """cell => {
    const box = cell.getBoundingClientRect();
    const seen = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    return box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth && seen === cell;
}"""


def within(seconds: float, holds: Callable[[], bool]) -> bool:
    """Whether it holds at some moment of these seconds; the answer of the last moment otherwise."""
    until = monotonic() + seconds
    while not (answer := holds()) and monotonic() < until:
        sleep(0.05)
    return answer


def in_view(cell: Locator) -> bool:
    """Whether the whole cell can be seen now: in the window, and in the panes that scroll."""
    return cell.evaluate(IN_VIEW)
