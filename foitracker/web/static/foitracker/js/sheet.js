// The sheet beside the readings: a reading lights its cell, and the arrow keys walk from cell to cell.
// Without this file the links still lead to the cells.

const lit = "is-lit";

function light(cell, reading) {
  document.querySelectorAll(`.cell.${lit}, .reading.${lit}`).forEach((other) => other.classList.remove(lit));
  reading?.classList.add(lit);
  cell.classList.add(lit);
  describe(cell);
}

// Scrolls the panes alone, never the page: the reading under the pointer must not move away.
function bringIntoView(cell) {
  const sheet = cell.closest(".sheet-scroll");
  scrollWithin(sheet, cell, { head: 40, side: 64 });
  const pane = sheet.closest(".split > *");
  if (pane) scrollWithin(pane, cell, { head: 80, side: 0 });
}

function scrollWithin(pane, part, { head, side }) {
  const outer = pane.getBoundingClientRect();
  const inner = part.getBoundingClientRect();
  const top = outer.top + head;
  const left = outer.left + side;
  if (inner.top < top || inner.bottom > outer.bottom) pane.scrollTop += inner.top - top - outer.height / 3;
  if (inner.left < left || inner.right > outer.right) pane.scrollLeft += inner.left - left - outer.width / 3;
}

function describe(cell) {
  const bar = cell.closest(".sheet-scroll")?.previousElementSibling;
  if (!bar?.matches("[data-sheet-bar]")) return;
  const address = document.createElement("b");
  address.textContent = cell.id.slice(cell.id.lastIndexOf("-") + 1);
  const words = [names[cell.dataset.role] ?? "empty", cell.dataset.words].filter(Boolean).join(" · ");
  const doubt = cell.classList.contains("cell--doubtful") ? " · in doubt" : "";
  bar.replaceChildren(address, words + doubt, ...whereItCounts(cell, address.textContent));
}

// The way back: from the cell to every number that it is in.
function whereItCounts(cell, address) {
  const { cellPage, sheet } = cell.closest("table").dataset;
  if (!cellPage || !["figure", "total"].includes(cell.dataset.role)) return [];
  const link = document.createElement("a");
  link.href = `${cellPage}?${new URLSearchParams({ sheet, cell: address })}`;
  link.textContent = "where it counts";
  return [link];
}

const names = {
  heading: "heading",
  label: "label",
  figure: "figure read",
  total: "total, checked and not added",
  note: "note",
  title: "title",
  ignored: "left out",
  unread: "not read",
};

const moves = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

// Where each cell stands once merged cells are spread out: place[row][column] is the cell that covers it.
function layOut(table) {
  const place = [];
  [...table.tBodies[0].rows].forEach((row, top) => {
    place[top] ??= [];
    let left = 0;
    for (const cell of row.querySelectorAll("td")) {
      while (place[top][left]) left += 1;
      for (let down = 0; down < cell.rowSpan; down += 1) {
        place[top + down] ??= [];
        for (let across = 0; across < cell.colSpan; across += 1) place[top + down][left + across] = cell;
      }
    }
  });
  return place;
}

function walkable(table) {
  let place = layOut(table);
  table.addEventListener("rows-added", () => { place = layOut(table); });
  const first = place.find((row) => row.length)?.[0];
  if (!first) return;
  let current = table.querySelector(`.${lit}`) ?? first;
  current.tabIndex = 0;
  table.setAttribute("role", "grid");

  const go = (cell) => {
    current.tabIndex = -1;
    current = cell;
    current.tabIndex = 0;
    current.focus({ preventScroll: true });
    bringIntoView(current);
  };

  table.addEventListener("keydown", (event) => {
    const cell = event.target.closest("td");
    const move = moves[event.key];
    if (!cell || !move || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    let row = place.findIndex((cells) => cells.includes(cell));
    let column = place[row].indexOf(cell);
    do {
      row += move[0];
      column += move[1];
    } while (place[row]?.[column] === cell);
    if (place[row]?.[column]) go(place[row][column]);
  });
  table.addEventListener("focusin", (event) => {
    const cell = event.target.closest("td");
    if (!cell) return;
    const reading = document.querySelector(`.reading[data-lights="${CSS.escape(cell.id)}"]`);
    if (reading) {
      light(cell, reading);
      if (reading.parentElement.matches(".tall")) scrollWithin(reading.parentElement, reading, { head: 0, side: 0 });
    } else describe(cell);
  });
  table.addEventListener("click", (event) => {
    const cell = event.target.closest("td");
    if (cell) go(cell);
  });
}

// Further rows are fetched as the sheet is scrolled towards them, and those far behind are let go, so that a long sheet
// scrolls as a short one does. The links to them are for who has no script.
const mostCells = 24000;

function growing(table) {
  const pane = table.closest(".sheet-scroll");
  const body = table.tBodies[0];
  const height = Number(table.dataset.height);
  const edges = { first: Number(body.rows[0]?.cells[0].textContent), last: Number(body.rows[body.rows.length - 1]?.cells[0].textContent) };
  let busy = false;

  const keepingItsPlace = (change) => {
    const before = pane.scrollHeight;
    change();
    pane.scrollTop += pane.scrollHeight - before;
  };
  const letGo = (rowsOf) => {
    const most = Math.ceil(mostCells / table.tHead.rows[0].cells.length);
    if (body.rows.length > most) rowsOf(body.rows.length - most).forEach((row) => row.remove());
  };
  const fetchRows = async (row, upwards) => {
    busy = true;
    pane.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(`${table.dataset.more}${row}/`, { headers: { "X-Requested-With": "fetch" } });
      if (!answer.ok || answer.redirected) return;
      const part = document.createElement("template");
      part.innerHTML = `<table><tbody>${await answer.text()}</tbody></table>`;
      const rows = [...part.content.querySelectorAll("tr")];
      if (!rows.length) return;
      if (upwards) {
        keepingItsPlace(() => body.prepend(...rows));
        edges.first -= rows.length;
        letGo((excess) => { edges.last -= excess; return [...body.rows].slice(-excess); });
      } else {
        body.append(...rows);
        edges.last += rows.length;
        keepingItsPlace(() => letGo((excess) => { edges.first += excess; return [...body.rows].slice(0, excess); }));
      }
      table.dispatchEvent(new Event("rows-added"));
      const shown = pane.parentElement.querySelector(`[data-shown="${CSS.escape(table.dataset.sheet)}"]`);
      if (shown) shown.textContent = `Shown here: rows ${edges.first} to ${edges.last} of ${height.toLocaleString("en-GB")}.`;
    } finally {
      pane.removeAttribute("aria-busy");
      busy = false;
    }
  };
  const look = () => {
    if (busy) return;
    const near = 3 * pane.clientHeight;
    if (edges.last < height && pane.scrollTop + pane.clientHeight > pane.scrollHeight - near) fetchRows(edges.last + 1, false);
    else if (edges.first > 1 && pane.scrollTop < near) fetchRows(edges.first - 1, true);
  };
  pane.addEventListener("scroll", look, { passive: true });
}

document.querySelectorAll("[data-sheet-bar]").forEach((bar) => {
  bar.hidden = false;
  bar.textContent = "Point at a reading, or walk the sheet with the arrow keys.";
});
document.querySelectorAll("[data-sheet]").forEach(walkable);
document.querySelectorAll("[data-more]").forEach(growing);
document.querySelectorAll("[data-lights]").forEach((reading) => {
  const cell = document.getElementById(reading.dataset.lights);
  if (!cell) return;
  for (const name of ["pointerenter", "focusin"]) {
    reading.addEventListener(name, () => {
      light(cell, reading);
      bringIntoView(cell);
    });
  }
});
document.querySelectorAll(`.cell.${lit}`).forEach((cell) => {
  bringIntoView(cell);
  describe(cell);
});
