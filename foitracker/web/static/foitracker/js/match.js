// Where there are many files, sends one after the other with the force chosen, so that each is read while the page says how far it is.
// What was sent stays done if the page is closed. At the end the page says what became of all of them.
// Without this file the form goes as a whole.

const few = 3; // files that go with the form as a whole
const form = document.querySelector("[data-match-one-by-one]");
const bar = form?.querySelector("[data-match-bar]");
const said = form?.querySelector("[data-match-said]");

// What the status of an answer means here, in the order in which the page tells it.
const kinds = [
  { words: "read", of: (answer) => !answer.why && !answer.empty && !["closed", "running", "kept"].includes(answer.key) },
  { words: "read without a figure", of: (answer) => answer.empty },
  { words: "kept as correspondence", of: (answer) => answer.key === "kept" },
  { words: "waiting to be read", of: (answer) => answer.key === "running" },
  { words: "held until an admin has looked", of: (answer) => answer.key === "closed" },
  { words: "not read", of: (answer) => Boolean(answer.why) },
];

function beside(select, words) {
  const note = select.closest(".match").querySelector("[data-note]");
  note.hidden = false;
  note.textContent = words;
}

function told({ why, empty, status }) {
  return why || (empty ? "No figure was found. See on its page what to do." : `${status}.`);
}

function boxOf(select) {
  return select.closest(".match").querySelector("[type=checkbox]");
}

async function send(select, token) {
  const body = new FormData();
  body.append("csrfmiddlewaretoken", token);
  body.append(select.name, select.value);
  const kept = boxOf(select);
  if (kept?.checked) body.append(kept.name, kept.value);
  const answer = await fetch(form.action || location.href, { method: "POST", body, headers: { Accept: "application/json" } });
  if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
  const { matched, errors } = await answer.json();
  if (!matched.length) throw new Error(errors.join(" "));
  return { ...matched[0], name: form.querySelector(`label[for="${CSS.escape(select.id)}"]`).firstChild.textContent.trim() };
}

// "41 read, 2 held until an admin has looked, 1 not read" with what wants something to be done, and where to go on.
function summarise(done, failed) {
  const result = form.querySelector("[data-match-result]");
  const groups = kinds.map(({ words, of }) => ({ words, answers: done.filter(of) })).filter(({ answers }) => answers.length);
  const heading = document.createElement("h2");
  heading.textContent = [...groups.map(({ words, answers }) => `${answers.length} ${words}`), ...(failed ? [`${failed} not sent`] : [])].join(", ");
  const list = document.createElement("ul");
  for (const answer of done.filter(({ key, why, empty }) => why || empty || key === "closed")) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = answer.page;
    link.textContent = answer.name;
    item.append(link, `: ${told(answer)}`);
    list.append(item);
  }
  const on = document.createElement("p");
  const link = document.createElement("a");
  link.className = "button";
  link.href = form.dataset.then;
  link.textContent = "Go on to the answers";
  on.append(link);
  result.firstElementChild.replaceChildren(heading, ...(list.children.length ? [list] : []), on);
  result.classList.add(list.children.length || failed ? "message--warning" : "message--success");
  result.hidden = false;
  result.focus();
}

form?.querySelectorAll("[data-takes]").forEach((button) => {
  const select = document.getElementById(button.dataset.takes);
  button.hidden = false;
  button.parentElement.hidden = false;
  button.addEventListener("click", () => {
    select.value = button.value;
    select.focus();
  });
});

form?.addEventListener("submit", async (event) => {
  const chosen = [...form.querySelectorAll("select")].filter((select) => select.value && !select.dataset.done);
  if (chosen.length <= few) return;
  event.preventDefault();
  const token = form.elements.namedItem("csrfmiddlewaretoken").value;
  const leaving = (leave) => leave.preventDefault();
  addEventListener("beforeunload", leaving);
  form.querySelectorAll("button, select, [type=checkbox]").forEach((part) => { part.disabled = true; });
  bar.querySelector("[data-match-progress]").hidden = false;
  const progress = bar.querySelector("progress");
  progress.max = chosen.length;
  const done = [];
  for (const [number, select] of chosen.entries()) {
    said.textContent = `Reading ${number + 1} of ${chosen.length}.`;
    try {
      const answer = await send(select, token);
      done.push(answer);
      select.dataset.done = "";
      beside(select, answer.why ? `Not read. ${answer.why}` : told(answer));
    } catch (problem) {
      beside(select, problem.message || "This one could not be sent. Nothing was changed; try it again.");
      select.disabled = false;
    }
    progress.value = number + 1;
  }
  removeEventListener("beforeunload", leaving);
  said.textContent = "";
  const left = [...form.querySelectorAll("select")].filter((select) => select.dataset.done === undefined);
  left.forEach((select) => {
    select.disabled = false;
    if (boxOf(select)) boxOf(select).disabled = false;
  });
  bar.querySelector("[data-match-progress]").hidden = true;
  form.querySelectorAll("button").forEach((part) => { part.disabled = part.dataset.takes ? document.getElementById(part.dataset.takes).disabled : false; });
  bar.querySelector("[data-match-counts]").textContent = left.length === 1 ? "1 file waits for its force." : `${left.length} files wait for their force.`;
  if (left.length === 0) bar.hidden = true;
  summarise(done, chosen.length - done.length);
});
