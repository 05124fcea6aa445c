// The sheet beside the readings: a reading lights its cell, and keys walk from cell to cell; js/rows.js has the rows.
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
  const head = sheet.querySelector("thead").offsetHeight + 4;
  scrollWithin(sheet, cell, { head, side: 64 });
  const pane = sheet.closest(".split > *");
  if (pane) scrollWithin(pane, cell, { head: head + keptAbove(pane, sheet.previousElementSibling), side: 0 });
}

// What stays above the sheets of a pane as they scroll: what says what cells are, and what tells of the cell.
function keptAbove(pane, bar) {
  const kept = [pane.querySelector("[data-correct]"), bar].filter((one) => one && getComputedStyle(one).position === "sticky");
  return kept.reduce((height, one) => height + one.offsetHeight, 0) || 40;
}

function scrollWithin(pane, part, { head, side }) {
  const outer = pane.getBoundingClientRect();
  const inner = part.getBoundingClientRect();
  const top = outer.top + head;
  const left = outer.left + side;
  const bottom = Math.max(top + inner.height, Math.min(outer.bottom, innerHeight));
  if (inner.top < top || inner.bottom > bottom) pane.scrollTop += inner.top - top - outer.height / 3;
  if (inner.left < left || inner.right > outer.right) pane.scrollLeft += inner.left - left - outer.width / 3;
}

function describe(cell) {
  const bar = cell.closest(".sheet-scroll")?.previousElementSibling;
  if (!bar?.matches("[data-sheet-bar]")) return;
  const address = document.createElement("b");
  address.textContent = cell.id.slice(cell.id.lastIndexOf("-") + 1);
  const { role, words: told } = cell.dataset;
  const named = role === "ignored" && told ? "" : names[role] ?? "empty"; // a figure left out says so itself
  const words = [named, told].filter(Boolean).join(": ");
  const doubt = cell.classList.contains("cell--doubtful") ? " · in doubt" : "";
  bar.replaceChildren(address, words + doubt, ...whereItCounts(cell, address.textContent));
  bar.style.minBlockSize = `${bar.offsetHeight}px`; // it never shrinks: the sheet below must not move away from the pointer
}

// The way back: from the cell to every number that it is in.
function whereItCounts(cell, address) {
  const { cellPage, sheet } = cell.closest("table").dataset;
  if (!cellPage || !(cell.dataset.words || ["figure", "total"].includes(cell.dataset.role))) return [];
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

// How far a key goes, in rows and columns; a page is what the pane shows.
function steps(key, { page, control }) {
  return {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    PageUp: [-page, 0],
    PageDown: [page, 0],
    Home: [control ? -Infinity : 0, -Infinity],
    End: [control ? Infinity : 0, Infinity],
  }[key];
}

// From a cell to the reading of it, or to the heading over the readings where the list does not hold it.
function wayBack(cell) {
  const reading = document.querySelector(`.reading[data-lights="${CSS.escape(cell.id)}"] .reading-cell`);
  (reading ?? document.getElementById("read"))?.focus();
}

function walkable(table) {
  const pane = table.closest(".sheet-scroll");
  const body = table.tBodies[0];
  let place = layOut(table);
  const first = place.find((row) => row.length)?.[0];
  if (!first) return;
  let current = table.querySelector(`.${lit}`) ?? first;
  current.tabIndex = 0;
  table.setAttribute("role", "grid");
  pane.removeAttribute("tabindex"); // its cell is the stop, and the arrow keys scroll
  table.addEventListener("rows-added", () => {
    place = layOut(table);
    if (!current.isConnected) {
      current = body.querySelector("td"); // the one that can be reached with Tab
      current.tabIndex = 0;
    }
  });

  const topRow = () => Number(body.rows[0].cells[0].textContent);
  const height = Number(table.dataset.height) || topRow() + body.rows.length - 1;
  const go = (cell) => {
    current.tabIndex = -1;
    current = cell;
    current.tabIndex = 0;
    current.focus({ preventScroll: true });
    bringIntoView(current);
    const below = current.getBoundingClientRect().bottom + 4 - innerHeight;
    if (below > 0) scrollBy({ top: below, behavior: "instant" }); // the keys have the focus: no pointer is led astray
  };
  // To a row of the sheet, counted from 1, and a column from 0: fetched first where it is not here.
  const goTo = (row, column, then) => {
    const cells = place[row - topRow()];
    if (cells) {
      go(cells[Math.min(column, cells.length - 1)]);
      then?.();
    } else {
      const again = () => { if (place[row - topRow()]) goTo(row, column, then); };
      table.dispatchEvent(new CustomEvent("row-wanted", { detail: { row, then: again } }));
    }
  };
  table.addEventListener("cell-wanted", ({ detail }) => goTo(detail.row, detail.column, () => light(current)));

  table.addEventListener("keydown", (event) => {
    const cell = event.target.closest("td");
    if (!cell || event.altKey || event.metaKey) return;
    if (event.key === "Escape") wayBack(cell);
    const page = Math.max(1, Math.floor(pane.clientHeight / body.rows[0].offsetHeight) - 2);
    const step = steps(event.key, { page, control: event.ctrlKey });
    if (!step || (event.ctrlKey && event.key.startsWith("Arrow"))) return;
    event.preventDefault();
    const here = place.findIndex((cells) => cells.includes(cell));
    let row = here + topRow();
    let column = place[here].indexOf(cell);
    const within = (number, least, most) => Math.min(Math.max(number, least), most);
    do {
      row += step[0];
      column += step[1];
    } while (place[row - topRow()]?.[column] === cell);
    row = within(row, 1, height);
    column = within(column, 0, place[here].length - 1);
    if (place[row - topRow()]?.[column] !== cell) goTo(row, column);
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
    const cell = event.target.closest("tbody td");
    if (cell) go(cell);
  });
  // What is under the pointer is told too; then again what has the focus, or was lit.
  let pointer = "";
  table.addEventListener("pointerover", (event) => {
    const cell = event.target.closest("tbody td");
    const at = `${event.clientX} ${event.clientY}`;
    const moved = at !== pointer; // and not the sheet under it
    pointer = at;
    if (cell && moved && event.pointerType === "mouse") describe(cell);
  });
  table.addEventListener("pointerleave", () => {
    const told = table.querySelector("td:focus") ?? table.querySelector(`.${lit}`);
    if (told) describe(told);
  });
}

// A link to a cell of a row that is not on the page fetches the row; what was typed into the forms stays.
document.addEventListener("click", (event) => {
  const link = event.target.closest("main a[href*='cell=']");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const asked = new URL(link.href);
  const table = document.querySelector(`[data-more][data-sheet="${CSS.escape(asked.searchParams.get("sheet") ?? "")}"]`);
  const cell = /^([A-Z]+)(\d+)$/.exec(asked.searchParams.get("cell"));
  if (!table || !cell || asked.pathname !== location.pathname) return;
  event.preventDefault();
  const column = [...cell[1]].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  table.dispatchEvent(new CustomEvent("cell-wanted", { detail: { row: Number(cell[2]), column } }));
});

// A link to a cell that is here takes the focus there, once the address has brought it into sight.
document.addEventListener("click", (event) => {
  const link = event.target.closest("main a[href^='#s']");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const cell = document.getElementById(link.hash.slice(1));
  if (cell?.matches("[data-sheet] tbody td")) setTimeout(() => { cell.click(); light(cell); });
});

document.querySelectorAll("[data-sheet-bar]").forEach((bar) => {
  bar.hidden = false;
  bar.textContent = "Point at a reading, or walk the sheet with the arrow keys.";
});
document.querySelectorAll("[data-sheet]").forEach(walkable);
// One stop a reading: where it counts is told beside its cell as well.
document.querySelectorAll(".reading-meta a").forEach((link) => { link.tabIndex = -1; });
document.querySelectorAll("[data-to-sheet]").forEach((link) => link.addEventListener("click", (event) => {
  const cell = document.querySelector(`[data-sheet] td.${lit}`) ?? document.querySelector("[data-sheet] td[tabindex='0']");
  if (!cell) return;
  event.preventDefault();
  document.getElementById("sheets").scrollIntoView();
  cell.click(); // which takes the focus there
}));
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
document.querySelectorAll("[data-correct]").forEach((bar) => {
  const tell = () => bar.closest(".split > *").style.setProperty("--correct-height", `${bar.offsetHeight}px`);
  tell();
  new ResizeObserver(tell).observe(bar);
});
document.querySelectorAll(`.cell.${lit}`).forEach((cell) => {
  describe(cell);
  if (location.hash === `#${cell.id}`) {
    cell.focus({ preventScroll: true }); // the keys go on from there
    cell.scrollIntoView({ block: "nearest", behavior: "instant" });
  }
  bringIntoView(cell);
});
