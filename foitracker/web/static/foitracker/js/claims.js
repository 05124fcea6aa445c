// Moves through the claims that are shown, lights the mark of the one in hand, and copies the words that hold.
// Without this file the marks and the claims are links to each other, and a click selects the words.

const claims = [...document.querySelectorAll("[data-claim]")];
const said = document.querySelector("[data-claims-said]");
let current = null;

function shown() {
  return claims.filter((claim) => claim.offsetParent !== null);
}

function take(claim) {
  document.querySelectorAll(".claim-mark.is-lit").forEach((mark) => mark.classList.remove("is-lit"));
  document.querySelectorAll("[data-key~=o], [data-key~=c]").forEach((one) => delete one.dataset.key);
  current = claim;
  const mark = document.getElementById(`mark-${claim.dataset.claim}`);
  mark.classList.add("is-lit");
  mark.scrollIntoView({ block: "nearest" });
  claim.querySelector("[data-claim-opens]")?.setAttribute("data-key", "o");
  claim.querySelector("[data-copies]:not([hidden])")?.setAttribute("data-key", "c");
}

function move(by) {
  const list = shown();
  if (list.length === 0) return;
  const at = list.indexOf(current);
  const next = at === -1 ? (by > 0 ? 0 : list.length - 1) : Math.min(Math.max(at + by, 0), list.length - 1);
  list[next].focus({ preventScroll: true });
  list[next].scrollIntoView({ block: "nearest" });
}

async function copy(button) {
  await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).textContent);
  said.textContent = "Copied.";
  document.querySelectorAll("[data-copied]").forEach((one) => one.removeAttribute("data-copied"));
  button.setAttribute("data-copied", "");
}

claims.forEach((claim) => claim.addEventListener("focusin", () => take(claim)));
document.querySelectorAll("[data-claims-moving]").forEach((bar) => {
  bar.hidden = false;
  bar.addEventListener("click", (event) => {
    const key = event.target.dataset.key;
    if (key) move(key === "j" ? 1 : -1);
  });
});
if (navigator.clipboard) {
  document.querySelectorAll("[data-copies]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  });
}
