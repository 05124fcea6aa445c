// Lines that are copied with a button or a key. Without this file they are text that can be selected.
// One line is chosen at a time, and "c" (see keys.js) copies that one; j and k choose the next and the one before.

const lines = [...document.querySelectorAll("[data-line]")];
const said = document.querySelector("[data-copied]");
let chosen = -1; // none yet: j goes to the first

async function copy(button) {
  const text = document.getElementById(button.dataset.copy);
  try {
    await navigator.clipboard.writeText(text.textContent.trim());
    said.textContent = "Copied.";
  } catch {
    // A browser that does not let a page write to the clipboard: the line is selected instead.
    getSelection().selectAllChildren(text);
    said.textContent = "The line is selected. Copy it as usual.";
  }
  const before = button.firstChild.nodeValue;
  button.firstChild.nodeValue = said.textContent.startsWith("Copied") ? "Copied" : "Selected";
  setTimeout(() => { button.firstChild.nodeValue = before; }, 2000);
}

function giveKey(index) {
  document.querySelector("[data-copy][data-key]")?.removeAttribute("data-key");
  lines[index]?.querySelector("[data-copy]")?.setAttribute("data-key", "c");
}

function choose(index) {
  chosen = index;
  giveKey(index);
}

document.querySelectorAll("[data-copy]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => copy(button));
});

lines.forEach((line, index) => line.addEventListener("focusin", () => choose(index)));

document.querySelectorAll("[data-step]").forEach((button) => {
  button.hidden = lines.length < 2;
  button.addEventListener("click", () => {
    const next = chosen + Number(button.dataset.step);
    if (next < 0 || next >= lines.length) return;
    lines[next].focus();
  });
});

giveKey(0);
