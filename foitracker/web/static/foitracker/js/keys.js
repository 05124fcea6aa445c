// Single-key shortcuts: whatever carries data-key="x" is followed or pressed when x is typed.
// They never act while a person types in a field, and can be turned off (WCAG 2.2, 2.1.4). A key that is held down moves
// on within its page and does nothing else: it would decide on the next page what nobody has looked at.

const hint = document.querySelector("[data-keys]");
const off = "foitracker-keys-off";

function typing(target) {
  return target.closest("input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]") !== null;
}

function choose(button) {
  const field = document.getElementById(button.dataset.chooses);
  if (!field) return;
  field.value = button.value;
  field.dispatchEvent(new Event("change", { bubbles: true }));
  const next = document.getElementById(button.dataset.then);
  (next ?? field).focus();
}

document.querySelectorAll("button[data-chooses]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => choose(button));
});

if (hint) {
  const on = hint.querySelector("[data-keys-switch]");
  on.checked = localStorage.getItem(off) === null;
  hint.hidden = false;
  on.addEventListener("change", () => {
    if (on.checked) localStorage.removeItem(off);
    else localStorage.setItem(off, "1");
  });
  document.addEventListener("keydown", (event) => {
    if (!on.checked || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const target = document.querySelector(`[data-key~="${CSS.escape(event.key)}"]`);
    if (!target) return;
    event.preventDefault();
    if (event.repeat && !target.matches("[type=button]")) return;
    target.click();
  });
}
