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

function words({ stored, refused, errors }) {
  if (stored.length) return `stored. ${stored[0].force ? `${stored[0].force}? ` : ""}${stored[0].because}`;
  return refused.length ? `not stored. ${refused[0][1]}` : `not stored. ${errors.join(" ")}`;
}

async function sendAll(form, files, lines) {
  const counts = { stored: 0, failed: 0 };
  for (const [number, file] of files.entries()) {
    const [, state] = lines[number].children;
    const bar = document.createElement("progress");
    bar.setAttribute("aria-label", `Sending ${file.name}`);
    state.replaceChildren(bar);
    try {
      const answer = await send(form, file, (part) => { bar.value = part; });
      state.textContent = words(answer);
      counts[answer.stored.length ? "stored" : "failed"] += 1;
    } catch {
      state.textContent = "not stored. The connection failed; send this one again.";
      counts.failed += 1;
    }
  }
  return counts;
}

document.querySelectorAll("[data-one-by-one]").forEach((form) => {
  form.addEventListener("submit", async (event) => {
    const input = form.querySelector("input[type=file]");
    const result = form.querySelector("[data-upload-result]");
    const files = [...input.files];
    if (files.length <= few || !form.elements.namedItem("received_on").value) return;
    event.preventDefault();
    const button = form.querySelector("button[type=submit]");
    button.disabled = true;
    const { stored, failed } = await sendAll(form, files, form.querySelector("[data-drop-files]").children);
    if (stored && !failed) {
      location.assign(form.dataset.then);
      return;
    }
    const link = document.createElement("a");
    link.href = form.dataset.then;
    link.textContent = "Go on with the files that were stored";
    result.replaceChildren(`${stored} stored, ${failed} not. `, ...(stored ? [link] : []));
    result.hidden = false;
    input.value = "";
    button.disabled = false;
  });
});
