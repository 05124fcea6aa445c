/* What a person would trip over in a page as it stands in the window; soundness.py asks for it. */
() => {
  const page = document.documentElement;
  const faults = [];
  const short = (part) => part.outerHTML.slice(0, 100);

  if (page.scrollWidth > page.clientWidth) {
    const wide = [...document.querySelectorAll("body *")].filter(
      (part) => part.getBoundingClientRect().right > page.clientWidth + 1,
    );
    faults.push(`${page.scrollWidth} px in a window of ${page.clientWidth}: ${wide.slice(0, 3).map(short)}`);
  }

  const first = document.querySelectorAll("h1").length;
  if (first !== 1) faults.push(`${first} headings of the first level`);

  for (const table of document.querySelectorAll("table")) {
    const name = table.caption?.textContent.trim();
    if (!name) faults.push(`a table without a caption: ${short(table)}`);
    for (const heading of table.querySelectorAll("th:not([scope])")) {
      faults.push(`in “${name}” a heading without a scope: ${short(heading)}`);
    }
    for (const row of table.tBodies[0]?.rows ?? []) {
      if (row.cells.length > 1 && row.cells[0].tagName !== "TH") {
        faults.push(`in “${name}” a row without a heading: ${short(row)}`);
      }
    }
  }

  const ids = [...document.querySelectorAll("[id]")].map((part) => part.id);
  const twice = ids.filter((id, place) => ids.indexOf(id) !== place);
  if (twice.length) faults.push(`ids used twice: ${twice}`);
  return faults;
}
