// Improves the guide editor, which works without it: a toolbar for Markdown, a preview that follows the typing, pictures by one click,
// the weekday of a publication, and a question before unsaved text is left.
"use strict";

const form = document.querySelector("[data-guide-editor]");
const area = form.elements.Text;

// Through the browser's own editing, so that its undo takes back what a button did.
function replace(start, end, text, selectFrom = start + text.length, selectTo = selectFrom) {
  area.focus();
  area.setSelectionRange(start, end);
  const done = text === "" ? start === end || document.execCommand("delete") : document.execCommand("insertText", false, text);
  if (!done) {
    area.setRangeText(text, start, end, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
  area.setSelectionRange(selectFrom, selectTo);
}

// Marks before and behind the selection; a second press takes them away.
function wrap(mark, example) {
  const { selectionStart: start, selectionEnd: end, value } = area;
  const chosen = value.slice(start, end);
  const size = mark.length;
  const inside = value.slice(start - size, start) === mark && value.slice(end, end + size) === mark
    && !(mark === "*" && value.slice(start - 2, start) === "**" && value.slice(start - 3, start) !== "***");
  if (inside) return replace(start - size, end + size, chosen, start - size, end - size);
  const text = chosen || example;
  replace(start, end, mark + text + mark, start + size, start + size + text.length);
}

function lines() {
  const { selectionStart, selectionEnd, value } = area;
  const start = value.lastIndexOf("\n", selectionStart - 1) + 1;
  const next = value.indexOf("\n", Math.max(selectionEnd - (selectionEnd > selectionStart && value[selectionEnd - 1] === "\n" ? 1 : 0), start));
  const end = next < 0 ? value.length : next;
  return { start, end, all: value.slice(start, end).split("\n") };
}

// Something before each chosen line; a second press takes it away.
function prefix(pattern, make) {
  const { start, end, all } = lines();
  const has = all.every((line) => pattern.test(line));
  const text = all.map((line, i) => (has ? line.replace(pattern, "") : make(i) + line.replace(pattern, ""))).join("\n");
  replace(start, end, text, all.length > 1 ? start : start + text.length, start + text.length);
}

function heading() {
  const { start, end, all } = lines();
  const level = /^(#*) ?/.exec(all[0])[1].length;
  const text = (level === 0 ? "## " : level === 2 ? "### " : "") + all[0].replace(/^#+ ?/, "");
  replace(start, start + all[0].length, text);
}

function link() {
  const { selectionStart: start, selectionEnd: end, value } = area;
  const text = value.slice(start, end) || "words of the link";
  const address = "https://";
  replace(start, end, `[${text}](${address})`, start + text.length + 3, start + text.length + 3 + address.length);
}

// A paragraph of its own: with an empty line before and behind it.
function block(text) {
  const { selectionEnd: at, value } = area;
  const before = at === 0 || value.slice(0, at).endsWith("\n\n") ? "" : value[at - 1] === "\n" ? "\n" : "\n\n";
  const behind = value.slice(at).startsWith("\n\n") || at === value.length ? "" : value[at] === "\n" ? "\n" : "\n\n";
  replace(at, at, before + text + behind, at + before.length, at + before.length + text.length);
}

const pictures = form.querySelector("[data-pictures]");
const tools = {
  heading,
  bold: () => wrap("**", "bold"),
  italic: () => wrap("*", "italic"),
  list: () => prefix(/^- /, () => "- "),
  numbers: () => prefix(/^\d+\. /, (i) => `${i + 1}. `),
  link,
  quote: () => prefix(/^> ?/, () => "> "),
  table: () => block("| Day | Massage |\n| --- | --- |\n| Monday | Light |"),
  image: () => {
    pictures.open = true;
    pictures.querySelector("summary").focus();
    pictures.scrollIntoView({ block: "nearest" });
  },
};

// One stop of the Tab key; arrows move between the buttons.
const toolbar = form.querySelector("[data-toolbar]");
const buttons = [...toolbar.querySelectorAll("button")];
toolbar.hidden = false;
toolbar.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button) tools[button.dataset.tool]();
});
toolbar.addEventListener("keydown", (event) => {
  const at = buttons.indexOf(document.activeElement);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  const next = buttons[(to + buttons.length) % buttons.length];
  for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
  next.focus();
});
area.addEventListener("keydown", (event) => {
  const tool = { b: "bold", i: "italic", k: "link" }[event.key.toLowerCase()];
  if (!tool || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  event.preventDefault();
  tools[tool]();
});

// The preview follows the last keystroke; while one answer is awaited, no second one is asked for.
const pane = form.querySelector("[data-preview-pane]");
const state = form.querySelector("[data-preview-state]");
let timer = 0;
let asking = false;
let again = false;
async function preview() {
  if (asking) {
    again = true;
    return;
  }
  asking = true;
  try {
    const answer = await fetch(form.dataset.preview, { method: "POST", body: new FormData(form), redirect: "error" });
    if (!answer.ok) throw new Error(`Preview answered ${answer.status}`);
    pane.innerHTML = await answer.text();
    state.textContent = "";
  } catch {
    state.textContent = "The preview is not up to date. Press Preview below the text; if you were signed out, sign in in another tab first.";
  }
  asking = false;
  if (again) {
    again = false;
    preview();
  }
}
let dirty = form.dataset.dirty === "true";
form.addEventListener("input", (event) => {
  if (!event.target.name) return;
  dirty = true;
  if (/^(ChangeNote|Publish)/.test(event.target.name)) return;
  clearTimeout(timer);
  timer = setTimeout(preview, 300);
});

addEventListener("beforeunload", (event) => {
  if (dirty) event.preventDefault();
});
form.addEventListener("submit", () => {
  dirty = false;
  clearTimeout(timer);
});

// Pictures: inserted by a button, and read again when somebody comes back from uploading one.
const list = form.querySelector("[data-picture-list]");
function offerInsert() {
  for (const button of list.querySelectorAll("[data-insert]")) button.hidden = false;
}
offerInsert();
list.addEventListener("click", (event) => {
  const button = event.target.closest("[data-insert]");
  if (button) block(button.dataset.insert);
});
async function readPictures() {
  const answer = await fetch(pictures.dataset.source, { redirect: "error" }).catch(() => null);
  if (!answer?.ok) return;
  list.innerHTML = await answer.text();
  offerInsert();
}
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && pictures.open) readPictures();
});

// The weekday of a publication to come.
const when = form.querySelector("[data-when]");
const words = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
function tellWhen() {
  const { PublishDate: { value: date }, PublishTime: { value: time } } = form.elements;
  when.textContent = date && time ? `${words.format(new Date(`${date}T00:00Z`)).replace(",", "")}, ${time}.` : "";
}
form.elements.PublishDate.addEventListener("input", tellWhen);
form.elements.PublishTime.addEventListener("input", tellWhen);
tellWhen();
