// Shows the questions one at a time. Without it they stand one below the other and work the same.
"use strict";

const form = document.querySelector("form[data-steps]");
const steps = [...form.querySelectorAll("[data-step]")];
const [back, next, done] = ["back", "next", "done"].map((name) => form.querySelector(`[data-${name}]`));
const progress = document.querySelector("[data-progress]");
const lanes = [...progress.querySelectorAll("i")];
const last = steps.length - 1;
let now = 0;

function show(step, focus = true) {
  now = step;
  steps.forEach((section, i) => { section.hidden = i !== step; });
  lanes.forEach((lane, i) => { lane.className = i < step ? "past" : i === step ? "here" : ""; });
  progress.querySelector("[data-now]").textContent = step + 1;
  back.hidden = step === 0;
  next.hidden = step === last;
  done.hidden = step !== last;
  if (!focus) return;
  scrollTo({ top: 0 });
  steps[step].querySelector("h2").focus({ preventScroll: true });
}

// The entries of the history hold the number of a question, never an answer.
function go(step) {
  history.pushState({ step, inside: true }, "");
  show(step);
}

function goBack() {
  if (history.state?.inside) return history.back();
  history.replaceState({ step: now - 1 }, "");
  show(now - 1);
}

function forward() {
  const wrong = [...steps[now].querySelectorAll("input")].find((input) => !input.checkValidity());
  if (wrong) wrong.reportValidity();
  else go(now + 1);
}

back.addEventListener("click", goBack);
next.addEventListener("click", forward);
addEventListener("popstate", (event) => show(event.state?.step ?? 0));
form.addEventListener("submit", (event) => {
  if (now === last) return;
  // Enter in a field of an earlier question means the next one.
  event.preventDefault();
  forward();
});
// A question that was left open further up comes up again, where the browser can point at it.
form.addEventListener("invalid", (event) => {
  const step = steps.findIndex((section) => section.contains(event.target));
  if (step !== now) show(step, false);
}, true);

form.classList.add("one-at-a-time");
progress.hidden = false;
const refused = steps.findIndex((section) => section.querySelector(".field-validation-error"));
const first = refused >= 0 ? refused : Math.min(history.state?.step ?? 0, last);
history.replaceState({ step: first, inside: refused < 0 && first > 0 && history.state?.inside === true }, "");
show(first, refused >= 0);
