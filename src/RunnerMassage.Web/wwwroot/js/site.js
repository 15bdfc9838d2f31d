// Improves pages that work without it: messages can be dismissed, a form is sent once, and filters apply as the mouse changes them.
"use strict";

for (const button of document.querySelectorAll("[data-dismiss]")) {
  button.hidden = false;
  button.addEventListener("click", () => button.closest("[data-flash]").remove());
}

// With the keyboard each arrow changes a list, so a page that went at the first would leave its reader behind: they press the button.
for (const form of document.querySelectorAll("form[data-autosubmit]")) {
  let byKeyboard = false;
  form.addEventListener("keydown", () => { byKeyboard = true; });
  form.addEventListener("pointerdown", () => { byKeyboard = false; });
  form.addEventListener("change", (event) => {
    if (!byKeyboard && event.target.matches("select, [type=radio], [type=checkbox]")) form.requestSubmit();
  });
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "true";
  event.submitter?.setAttribute("aria-busy", "true");
});

// A page that comes back from the browser's back-forward cache must be usable again.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    form.querySelectorAll("[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"));
  }
});

// An open menu closes like one: with Escape, or by a click elsewhere.
for (const menu of document.querySelectorAll("details.menu")) {
  document.addEventListener("click", (event) => { if (!menu.contains(event.target)) menu.open = false; });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}
