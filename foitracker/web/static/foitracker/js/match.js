// Where there are many files, sends one after the other with the force chosen, so that each is read while the page says how far it is.
// What was sent stays done if the page is closed. Without this file the form goes as a whole.

const few = 3; // files that go with the form as a whole
const form = document.querySelector("[data-match-one-by-one]");
const line = form?.querySelector("[data-match-progress]");

function beside(select, words) {
  const note = select.parentElement.querySelector("[data-note]") ?? document.createElement("p");
  note.dataset.note = "";
  note.className = "helptext";
  note.textContent = words;
  select.after(note);
}

async function send(select, token) {
  const body = new FormData();
  body.append("csrfmiddlewaretoken", token);
  body.append(select.name, select.value);
  const answer = await fetch(form.action || location.href, { method: "POST", body, headers: { Accept: "application/json" } });
  if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
  const { matched, errors } = await answer.json();
  return matched.length ? matched[0].status : errors.join(" ");
}

form?.addEventListener("submit", async (event) => {
  const chosen = [...form.querySelectorAll("select")].filter((select) => select.value);
  if (chosen.length <= few) return;
  event.preventDefault();
  const token = form.elements.namedItem("csrfmiddlewaretoken").value;
  form.querySelectorAll("button, select").forEach((part) => { part.disabled = true; });
  line.hidden = false;
  const bar = line.querySelector("progress");
  bar.max = chosen.length;
  let failed = 0;
  for (const [number, select] of chosen.entries()) {
    line.querySelector("span").textContent = `Reading ${number + 1} of ${chosen.length}.`;
    try {
      beside(select, await send(select, token));
    } catch {
      failed += 1;
      beside(select, "This one could not be sent. Nothing was changed; try it again.");
      select.disabled = false;
    }
    bar.value = number + 1;
  }
  if (failed === 0) location.assign(form.dataset.then);
  else {
    line.querySelector("span").textContent = `${failed} of ${chosen.length} could not be sent.`;
    form.querySelectorAll("button").forEach((part) => { part.disabled = false; });
  }
});
