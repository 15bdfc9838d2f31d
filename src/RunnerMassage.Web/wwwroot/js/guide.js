// Printing needs a script; without one the browser's own menu prints the page just as well, so the button stays hidden.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
