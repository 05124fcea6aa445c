"""What is wrong with a page as it stands in the window: for a reader, for a screen reader, on a telephone."""

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe

RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]}
# Those of them that look at colours: the others say the same in light and in dark.
RULES_OF_COLOUR = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}

LAYOUT_FAULTS = Path(__file__).with_name("soundness.js").read_text(encoding="utf-8")
RULE_FAULTS = """async (options) => {
  const { violations } = await axe.run(document, options);
  return violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map((node) => `${id}: ${node.target} ${node.html.slice(0, 160)} ${node.failureSummary}`));
}"""


def layout_faults(page):
    """Wider than the window, not one first heading, a table without its headings, an id that is used twice."""
    page.wait_for_load_state()  # with all its styles
    return page.evaluate(LAYOUT_FAULTS)


def rule_faults(page, rules=RULES):
    """What breaks WCAG 2.0, 2.1 or 2.2 at levels A and AA, as far as a program can tell."""
    page.wait_for_load_state()
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    return page.evaluate(RULE_FAULTS, {"runOnly": rules, "resultTypes": ["violations"]})
