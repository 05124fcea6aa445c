// Parts of a sheet are marked by dragging, by Shift and the arrow keys, or by their row and column headings;
// one letter says what they are. Without this file the address is written into the form.

const form = document.querySelector("[data-correct]");
const chosen = "is-chosen";

const field = (name) => form.elements.namedItem(name);
const addressOf = (cell) => cell.id.slice(cell.id.lastIndexOf("-") + 1);

function columnNumber(name) {
  return [...name].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}

function columnName(number) {
  let name = "";
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

// The box of one cell, merged cells whole. It stands for the cell even where its row is let go.
function boxOf(cell) {
  const [, column, row] = /^([A-Z]+)(\d+)$/.exec(addressOf(cell));
  const [top, left] = [Number(row), columnNumber(column)];
  return { top, left, bottom: top + cell.rowSpan - 1, right: left + cell.colSpan - 1 };
}

function around(one, other) {
  return {
    top: Math.min(one.top, other.top),
    left: Math.min(one.left, other.left),
    bottom: Math.max(one.bottom, other.bottom),
    right: Math.max(one.right, other.right),
  };
}

function words(box, kind) {
  const rows = box.top === box.bottom ? `${box.top}` : `${box.top}:${box.bottom}`;
  const columns = [box.left, box.right].map(columnName);
  if (kind === "rows") return rows;
  if (kind === "columns") return columns[0] === columns[1] ? columns[0] : columns.join(":");
  const [first, last] = [`${columns[0]}${box.top}`, `${columns[1]}${box.bottom}`];
  return first === last ? first : `${first}:${last}`;
}

function marking(table) {
  let start = null;
  let box = null;
  let kind = "box";
  let shift = false;
  let painting = false;
  let headed = false; // the focus comes from a heading, and changes nothing of what it marked

  const meets = (one) => {
    const inRows = kind === "columns" || (box.top <= one.bottom && one.top <= box.bottom);
    const inColumns = kind === "rows" || (box.left <= one.right && one.left <= box.right);
    return inRows && inColumns;
  };
  const paint = () => {
    document.querySelectorAll(`.${chosen}`).forEach((cell) => cell.classList.remove(chosen));
    if (!box || (kind === "box" && box.top === box.bottom && box.left === box.right)) return;
    for (const row of table.tBodies[0].rows) {
      const number = Number(row.cells[0].textContent);
      if (kind !== "columns" && number > box.bottom) break;
      for (const cell of row.querySelectorAll("td")) if (meets(boxOf(cell))) cell.classList.add(chosen);
    }
  };
  const show = () => {
    paint();
    field("sheet").value = table.dataset.sheet;
    field("area").value = words(box, kind);
  };
  const choose = (cell, extends_) => {
    if (!extends_ || !start) start = boxOf(cell);
    kind = "box";
    box = around(start, boxOf(cell));
    show();
  };
  const widen = (to) => {
    if (!box) return;
    kind = kind === to ? "box" : to;
    show();
  };

  // The first cell in sight of what a heading marked takes the focus, so that a letter says what it is.
  const focusMarked = () => {
    const head = table.tHead.getBoundingClientRect().bottom;
    const inSight = (row) => kind === "rows" || row.getBoundingClientRect().top >= head - 1;
    const cell = [...table.tBodies[0].rows].filter(inSight)
      .flatMap((row) => [...row.querySelectorAll("td")]).find((one) => meets(boxOf(one)));
    if (!cell) return;
    start = boxOf(cell);
    cell.tabIndex = cell.tabIndex === 0 ? 0 : -1;
    headed = true;
    cell.focus({ preventScroll: true });
    headed = false;
  };

  table.addEventListener("rows-added", () => { if (field("sheet").value === table.dataset.sheet) paint(); });
  table.addEventListener("cell-wanted", () => { shift = false; }, true);
  table.addEventListener("keydown", (event) => { shift = event.shiftKey; }, true);
  table.addEventListener("pointerdown", (event) => { shift = event.shiftKey; }, true);
  table.addEventListener("focusin", (event) => {
    const cell = event.target.closest("td");
    if (cell && !headed) choose(cell, shift);
  });
  table.addEventListener("pointerdown", (event) => {
    const cell = event.target.closest("tbody td");
    if (cell && event.button === 0 && event.pointerType === "mouse") {
      painting = true;
      choose(cell, event.shiftKey);
    }
  });
  table.addEventListener("pointerover", (event) => {
    const cell = event.target.closest("tbody td");
    if (!painting || !cell || event.buttons !== 1) return;
    getSelection().removeAllRanges();
    choose(cell, true);
  });
  document.addEventListener("pointerup", () => { painting = false; });
  table.addEventListener("click", (event) => {
    const head = event.target.closest("th");
    if (!head || !head.textContent.trim()) return;
    const row = Number.parseInt(head.textContent, 10) || 0;
    const column = row ? 0 : columnNumber(head.textContent.trim());
    const before = event.shiftKey && box ? box : null;
    kind = row ? "rows" : "columns";
    box = {
      top: Math.min(row, before?.top ?? row), bottom: Math.max(row, before?.bottom ?? row),
      left: Math.min(column, before?.left ?? column), right: Math.max(column, before?.right ?? column),
    };
    show();
    focusMarked();
  });
  table.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !event.target.closest("td")) return;
    if (event.repeat) return; // a letter that is held down says one thing, and not the same of the page that comes
    const key = event.key.toLowerCase();
    const meaning = form.querySelector(`[data-letter="${CSS.escape(key)}"] input`);
    if (key === "r") widen("rows");
    else if (key === "c") widen("columns");
    else if (key === "u") document.querySelector("[data-undo]")?.click();
    else if (meaning) {
      meaning.checked = true;
      if (meaning.value === "period") field("period").focus();
      else form.requestSubmit();
    } else return;
    event.preventDefault();
  });
}

if (form) {
  form.addEventListener("submit", () => {
    const here = form.querySelector("[data-said]");
    here.textContent = "The file is being read again…";
    here.hidden = false;
  });
  document.querySelectorAll("[data-sheet]").forEach(marking);
  // What became of the last correction is said where the person is, and not at the top of the page alone.
  const said = document.querySelector(".message--success, .message--error");
  const here = form.querySelector("[data-said]");
  if (said && location.hash) {
    here.textContent = said.textContent.trim();
    here.hidden = false;
  }
}
