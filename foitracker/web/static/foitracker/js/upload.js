// Files may be dropped into the box, and are listed before they are sent: many one after the other, each with its progress
// and what became of it, so that nothing is lost if the page is closed. The file field works without this.

const few = 5; // files that go with the form as a whole
const units = ["bytes", "kB", "MB"];

function size(bytes) {
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  return `${(bytes / 1000 ** step).toFixed(step ? 1 : 0)} ${units[step]}`;
}

function list(input, output) {
  const lines = [...input.files].map((file) => {
    const line = document.createElement("li");
    const name = document.createElement("span");
    const weight = document.createElement("span");
    name.textContent = file.name;
    weight.textContent = size(file.size);
    line.append(name, weight);
    return line;
  });
  output.replaceChildren(...lines);
  output.hidden = lines.length === 0;
}

document.querySelectorAll("[data-drop]").forEach((box) => {
  const input = box.querySelector("input[type=file]");
  const output = box.querySelector("[data-drop-files]");
  if (!input || !output) return;
  box.querySelector("[data-drop-hint]")?.removeAttribute("hidden");
  input.addEventListener("change", () => list(input, output));
  for (const name of ["dragenter", "dragover"]) {
    box.addEventListener(name, (event) => {
      event.preventDefault();
      box.classList.add("is-over");
    });
  }
  for (const name of ["dragleave", "drop"]) {
    box.addEventListener(name, () => box.classList.remove("is-over"));
  }
  box.addEventListener("drop", (event) => {
    event.preventDefault();
    const chosen = new DataTransfer();
    for (const file of [...input.files, ...event.dataTransfer.files]) chosen.items.add(file);
    input.files = chosen.files;
    list(input, output);
  });
});

// Sends one file; calls back with how much of it has gone. Resolves to what the site says of it.
function send(form, file, progress) {
  return new Promise((resolve, reject) => {
    const body = new FormData(form);
    body.delete("files");
    body.append("files", file);
    const request = new XMLHttpRequest();
    request.open("POST", location.href);
    request.setRequestHeader("Accept", "application/json");
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => progress(event.loaded / event.total));
    request.addEventListener("load", () => (request.response ? resolve(request.response) : reject()));
    request.addEventListener("error", reject);
    request.send(body);
  });
}

// What became of one file, in a word for the count and in a sentence beside its name.
function outcome({ stored, there, refused, errors }) {
  if (stored.length) {
    const [{ force, because }] = stored;
    return { kind: "stored", words: `stored. ${force ? `${force}? ` : ""}${because}` };
  }
  if (there.length) return { kind: "there already", words: `there already. ${there[0][1]}` };
  return { kind: "not stored", words: `not stored. ${refused.length ? refused[0][1] : errors.join(" ")}` };
}

async function sendAll(form, files, lines) {
  const counts = { stored: 0, "there already": 0, "not stored": 0 };
  const failed = new DataTransfer();
  for (const [number, file] of files.entries()) {
    const [, state] = lines[number].children;
    const bar = document.createElement("progress");
    bar.setAttribute("aria-label", `Sending ${file.name}`);
    state.replaceChildren(bar);
    lines[number].scrollIntoView({ block: "nearest" });
    try {
      const { kind, words } = outcome(await send(form, file, (part) => { bar.value = part; }));
      state.textContent = words;
      state.dataset.outcome = kind;
      counts[kind] += 1;
    } catch {
      state.textContent = "not stored. The connection failed. It stays chosen: press Upload to send it again.";
      state.dataset.outcome = "not stored";
      counts["not stored"] += 1;
      failed.items.add(file);
    }
  }
  return { counts, failed: failed.files };
}

function summarise(form, counts) {
  const result = form.querySelector("[data-upload-result]");
  const heading = document.createElement("h2");
  heading.textContent = Object.entries(counts).filter(([, count]) => count).map(([kind, count]) => `${count} ${kind}`).join(", ");
  const on = document.createElement("p");
  const link = document.createElement("a");
  link.className = "button";
  link.href = form.dataset.then;
  link.textContent = "Say whose they are";
  on.append(link);
  result.firstElementChild.replaceChildren(heading, on);
  result.classList.toggle("message--warning", Boolean(counts["not stored"]));
  result.hidden = false;
  result.scrollIntoView({ block: "nearest" });
}

document.querySelectorAll("[data-one-by-one]").forEach((form) => {
  form.addEventListener("submit", async (event) => {
    const input = form.querySelector("input[type=file]");
    const output = form.querySelector("[data-drop-files]");
    const files = [...input.files];
    const again = form.dataset.again !== undefined;
    if ((files.length <= few && !again) || !files.length || !form.elements.namedItem("received_on").value) return;
    event.preventDefault();
    if (again) list(input, output);
    const leaving = (leave) => leave.preventDefault();
    addEventListener("beforeunload", leaving);
    const button = form.querySelector("button[type=submit]");
    button.disabled = true;
    const { counts, failed } = await sendAll(form, files, output.children);
    button.disabled = false;
    removeEventListener("beforeunload", leaving);
    if (counts.stored === files.length && !again) {
      location.assign(form.dataset.then);
      return;
    }
    input.files = failed;
    form.dataset.again = "";
    summarise(form, counts);
  });
});
