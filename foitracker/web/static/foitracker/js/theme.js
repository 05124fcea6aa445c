// The choice of colours is a cookie, so that the server writes it into the page before anything is painted.
const choice = document.querySelector("[data-theme-choice]");

if (choice) {
  const root = document.documentElement;
  const select = choice.querySelector("select");
  select.value = root.dataset.theme ?? "";
  choice.hidden = false;
  select.addEventListener("change", () => {
    const age = select.value ? 31536000 : 0;
    document.cookie = `theme=${select.value}; path=/; max-age=${age}; samesite=lax`;
    if (select.value) root.dataset.theme = select.value;
    else delete root.dataset.theme;
  });
}
