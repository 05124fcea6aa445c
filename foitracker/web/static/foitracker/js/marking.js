// Parts of a sheet are marked by dragging, by Shift and the arrow keys, or by their row and column headings;
// one letter says what they are. Without this file the address is written into the form.

const form = document.querySelector("[data-correct]");
const chosen = "is-chosen";
const letters = {
  h: "heading", l: "label", f: "figures", t: "total", n: "note", i: "ignore", b: "table", p: "period",
};

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

function placeOf(cell) {
  const [, column, row] = /^([A-Z]+)(\d+)$/.exec(addressOf(cell));
  return { row: Number(row), column: columnNumber(column) };
}

// The box that two cells span, merged cells whole.
function boxOf(one, other) {
  const places = [one, other].map(placeOf);
  return {
    top: Math.min(...places.map((place) => place.row)),
    left: Math.min(...places.map((place) => place.column)),
    bottom: Math.max(places[0].row + one.rowSpan - 1, places[1].row + other.rowSpan - 1),
    right: Math.max(places[0].column + one.colSpan - 1, places[1].column + other.colSpan - 1),
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

  const holds = (cell) => {
    const { row, column } = placeOf(cell);
    const inRows = kind === "columns" || (box.top <= row && row <= box.bottom);
    const inColumns = kind === "rows" || (box.left <= column && column <= box.right);
    return inRows && inColumns;
  };
  const show = () => {
    document.querySelectorAll(`.${chosen}`).forEach((cell) => cell.classList.remove(chosen));
    if (kind !== "box" || box.top !== box.bottom || box.left !== box.right) {
      table.querySelectorAll("td").forEach((cell) => cell.classList.toggle(chosen, holds(cell)));
    }
    field("sheet").value = table.dataset.sheet;
    field("area").value = words(box, kind);
  };
  const choose = (cell, extends_) => {
    if (!extends_ || !start?.isConnected) start = cell;
    kind = "box";
    box = boxOf(start, cell);
    show();
  };
  const widen = (to) => {
    if (!box) return;
    kind = kind === to ? "box" : to;
    show();
  };

  table.addEventListener("keydown", (event) => { shift = event.shiftKey; }, true);
  table.addEventListener("pointerdown", (event) => { shift = event.shiftKey; }, true);
  table.addEventListener("focusin", (event) => {
    const cell = event.target.closest("td");
    if (cell) choose(cell, shift);
  });
  table.addEventListener("pointerdown", (event) => {
    const cell = event.target.closest("td");
    if (cell && event.button === 0 && event.pointerType === "mouse") {
      painting = true;
      choose(cell, event.shiftKey);
    }
  });
  table.addEventListener("pointerover", (event) => {
    const cell = event.target.closest("td");
    if (!painting || !cell || event.buttons !== 1) return;
    getSelection().removeAllRanges();
    choose(cell, true);
  });
  document.addEventListener("pointerup", () => { painting = false; });
  table.addEventListener("click", (event) => {
    const head = event.target.closest("th");
    if (!head || !head.textContent.trim()) return;
    const row = head.closest("tbody") ? Number.parseInt(head.textContent, 10) : 0;
    const column = row ? 0 : columnNumber(head.textContent.trim());
    const before = event.shiftKey && box ? box : null;
    kind = row ? "rows" : "columns";
    box = {
      top: Math.min(row, before?.top ?? row), bottom: Math.max(row, before?.bottom ?? row),
      left: Math.min(column, before?.left ?? column), right: Math.max(column, before?.right ?? column),
    };
    show();
  });
  table.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !event.target.closest("td")) return;
    const key = event.key.toLowerCase();
    if (key === "r") widen("rows");
    else if (key === "c") widen("columns");
    else if (key === "u") document.querySelector("[data-undo]")?.click();
    else if (letters[key]) {
      field("meaning").value = letters[key];
      if (letters[key] === "period") field("period").focus();
      else form.requestSubmit();
    } else return;
    event.preventDefault();
  });
}

if (form) {
  form.querySelector("[data-correct-keys]").hidden = false;
  document.querySelectorAll("[data-sheet]").forEach(marking);
}
