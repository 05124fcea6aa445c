// Further rows of a long sheet are fetched as it is scrolled towards them, and those far behind are let go, so that it
// scrolls as a short one does. A row that is wanted ("row-wanted") is fetched with those around it. The headings of the
// only table of a sheet stay above its rows once they are out of sight. The links to further rows are for who has no script.

const mostCells = 15000;

function growing(table) {
  const pane = table.closest(".sheet-scroll");
  const body = table.tBodies[0];
  const height = Number(table.dataset.height);
  const numberOf = (row) => Number(row.cells[0].textContent);
  const edges = () => ({ first: numberOf(body.rows[0]), last: numberOf(body.rows[body.rows.length - 1]) });
  let busy = false;
  let wanted = null; // asked for while other rows were on their way

  const keepingItsPlace = (change) => {
    const before = pane.scrollHeight;
    change();
    pane.scrollTop += pane.scrollHeight - before;
  };
  const excess = () => Math.max(0, body.rows.length - Math.ceil(mostCells / table.tHead.rows[0].cells.length));
  const say = () => {
    const shown = pane.parentElement.querySelector(`[data-shown="${CSS.escape(table.dataset.sheet)}"]`);
    if (shown) shown.textContent = `Shown here: rows ${edges().first} to ${edges().last} of ${height.toLocaleString("en-GB")}.`;
  };
  const fetched = async (row) => {
    busy = true;
    pane.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(`${table.dataset.more}${row}/`, { headers: { "X-Requested-With": "fetch" } });
      if (!answer.ok || answer.redirected) return [];
      const part = document.createElement("template");
      part.innerHTML = `<table><tbody>${await answer.text()}</tbody></table>`;
      return [...part.content.querySelectorAll("tr")];
    } catch {
      return []; // the connection is gone; the next movement tries again
    } finally {
      pane.removeAttribute("aria-busy");
      busy = false;
    }
  };
  const changed = () => {
    table.dispatchEvent(new Event("rows-added"));
    stick(); // its headings may widen the columns, so they stand there before a cell is brought into view
    say();
    if (!serve()) look();
  };
  // Goes on with what was asked for meanwhile, whatever became of the rows on their way; says whether others are now.
  const serve = () => {
    if (!wanted) return false;
    const { row, then } = wanted;
    wanted = null;
    const here = row >= edges().first && row <= edges().last;
    if (here) then();
    else jump(row, then);
    return !here;
  };
  const later = async () => {
    const { last } = edges();
    const rows = (await fetched(last + 1)).filter((row) => numberOf(row) > last); // some of them may be here
    if (!rows.length) return void serve();
    body.append(...rows);
    keepingItsPlace(() => [...body.rows].slice(0, excess()).forEach((row) => row.remove()));
    changed();
  };
  const earlier = async () => {
    const { first } = edges();
    const rows = (await fetched(first - 1)).filter((row) => numberOf(row) < first);
    if (!rows.length) return void serve();
    keepingItsPlace(() => body.prepend(...rows));
    [...body.rows].slice(body.rows.length - excess()).forEach((row) => row.remove());
    changed();
  };
  const jump = async (row, then) => {
    const rows = await fetched(row);
    if (!rows.length) return void serve();
    body.replaceChildren(...rows);
    wanted ??= { row, then };
    changed();
  };
  const look = () => {
    stick();
    if (busy) return;
    const near = 3 * pane.clientHeight;
    const { first, last } = edges();
    if (last < height && pane.scrollTop + pane.clientHeight > pane.scrollHeight - near) later();
    else if (first > 1 && pane.scrollTop < near) earlier();
  };

  const headings = [...table.tHead.querySelectorAll("[data-headings]")];
  const stick = () => {
    if (!headings.length) return;
    const last = Number(headings[headings.length - 1].dataset.headings);
    const row = body.rows[last - edges().first];
    const letters = table.tHead.rows[0].getBoundingClientRect().bottom;
    const gone = last < edges().first || (row !== undefined && row.getBoundingClientRect().bottom <= letters);
    if (gone === headings[0].hidden) keepingItsPlace(() => headings.forEach((heading) => { heading.hidden = !gone; }));
  };

  pane.addEventListener("scroll", look, { passive: true });
  table.addEventListener("row-wanted", ({ detail }) => {
    if (busy) wanted = detail;
    else jump(detail.row, detail.then);
  });
  stick();
}

document.querySelectorAll("[data-more]").forEach(growing);
