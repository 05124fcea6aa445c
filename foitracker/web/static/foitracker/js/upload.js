// Files may be dropped into the box, and are listed before they are sent. The file field works without this.

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
