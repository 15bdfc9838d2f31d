// Makes the calendar one to draw in: a stretch marked with the mouse, a finger or the arrow keys opens the form for time off or extra
// hours, filled in. Without it the page shows the same and the form is opened by its link.
"use strict";

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

const drawing = document.querySelector("[data-calendar-drawing]");
if (drawing && globalThis.FullCalendar) {
  const wide = matchMedia("(min-width: 60rem)");
  let drawn;
  const choose = async () => {
    drawn ??= wide.matches ? draw(drawing) : undefined;
    const calendar = await drawn;
    drawing.hidden = !calendar || !wide.matches;
    document.querySelector("[data-calendar-plain]").hidden = !drawing.hidden;
  };
  wide.addEventListener("change", choose);
  choose();
}

// Below that width a drawing has no room; the list of days, which needs no script, has.
async function draw(place) {
  const answer = await fetch(place.dataset.feed, { headers: { Accept: "application/json" } });
  if (!answer.ok) return null;
  const feed = await answer.json();
  const month = place.dataset.view === "month";
  const { Calendar, timeGrid, dayGrid, interaction, theme } = FullCalendar;
  const calendar = new Calendar(place.querySelector("[data-library]"), {
    plugins: [timeGrid, dayGrid, interaction, theme],
    initialView: month ? "dayGridMonth" : "timeGridWeek",
    initialDate: place.dataset.date,
    now: place.dataset.now,
    timeZone: place.dataset.zone,
    locale: "en-GB",
    firstDay: 1,
    headerToolbar: false,
    // A quarter of an hour is as high as a line of small type, so that the buffers' words can be read.
    ...(month ? { height: "auto" } : { contentHeight: (feed.lastHour - feed.firstHour) * 64 + 80, expandRows: true, eventMinHeight: 8 }),
    slotMinTime: `${feed.firstHour}:00`,
    slotMaxTime: `${feed.lastHour}:00`,
    slotDuration: "00:30",
    snapDuration: "00:15",
    slotHeaderInterval: "01:00",
    slotHeaderFormat: { hour: "2-digit", minute: "2-digit", hour12: false },
    eventTimeFormat: { hour: "2-digit", minute: "2-digit", hour12: false },
    dayHeaderFormat: month ? { weekday: "short" } : { weekday: "short", day: "numeric", month: "short" },
    dayHeaderInnerClass: (day) => `cal-heading${day.isToday && !month ? " cal-heading-today" : ""}`,
    // The library names the heading by a label and hides its text, which some readers then take for an empty heading.
    // The same with days: their label would stand in place of what is in them.
    dayCellDidMount: (day) => day.el.removeAttribute("aria-label"),
    dayHeaderDidMount: (day) => day.el.querySelector("[aria-hidden]")?.removeAttribute("aria-hidden"),
    columnEventTimeClass: "cal-entry-time",
    dayCellTopInnerClass: "cal-day-number",
    fixedWeekCount: false,
    navLinks: month,
    navLinkDayClick: (date) => { location.href = weekOf(place, date); },
    allDayText: "Day",
    displayEventEnd: true,
    nowIndicator: !month,
    selectable: true,
    unselectAuto: false,
    selectMirror: false,
    selectLongPressDelay: 400,
    // On the form times hold for each of several days; a stretch over midnight would mean something else.
    selectAllow: (span) => span.allDay || span.startStr.slice(0, 10) === dayOf(span),
    highlightClass: "cal-chosen",
    dayLaneClass: "cal-lane",
    events: feed.entries.map(entryOf),
    select: (span) => { if (span.jsEvent) open(place.dataset.form, span); },
  });
  place.hidden = false;
  calendar.render();
  for (const empty of place.querySelectorAll("[role=rowheader]:empty")) empty.setAttribute("role", "gridcell");
  new Keys(place, calendar, feed, month);
  return calendar;
}

function entryOf(entry) {
  const behind = entry.kind === "closed" || (["hours", "free", "off"].includes(entry.kind) && !entry.allDay);
  return {
    title: entry.title, start: entry.start, end: entry.end, allDay: entry.allDay,
    ...(entry.url && { url: entry.url }),
    display: behind ? "background" : "auto",
    className: `cal-entry cal-${entry.kind}`,
    interactive: Boolean(entry.url),
  };
}

function weekOf(place, date) {
  const address = new URL(place.dataset.feed, location.href);
  for (const name of ["handler", "view"]) address.searchParams.delete(name);
  address.searchParams.set("date", date.toLocaleDateString("sv-SE", { timeZone: place.dataset.zone }));
  return address;
}

// The end is exclusive: 24:00 is the midnight of the next date.
function dayOf(span) {
  const end = new Date(`${span.endStr.slice(0, 19)}Z`);
  end.setUTCMinutes(end.getUTCMinutes() - 1);
  return end.toISOString().slice(0, 10);
}

function open(form, span) {
  const address = new URL(form, location.href);
  address.searchParams.set("from", span.allDay ? span.startStr : span.startStr.slice(0, 16));
  address.searchParams.set("to", span.allDay ? plus(span.endStr, -1440).slice(0, 10) : span.endStr.slice(0, 16));
  location.href = address;
}

// Local times without a zone, reckoned as if in UTC, so that the visitor's own zone plays no part.
function plus(local, minutes) {
  const time = new Date(`${local.length > 10 ? local : `${local}T00:00:00`}Z`);
  time.setUTCMinutes(time.getUTCMinutes() + minutes);
  return time.toISOString().slice(0, 19);
}

/** Arrow keys move over half hours, or days; Enter starts and ends a stretch. What happens is shown and said. */
class Keys {
  constructor(place, calendar, feed, month) {
    Object.assign(this, { place, calendar, feed, month, start: null });
    this.shown = place.querySelector("[data-keys-now]");
    this.said = place.querySelector("[data-keys-said]");
    this.step = month ? 1440 : 30;
    const today = place.dataset.now.slice(0, 10);
    const day = today >= feed.from && today < feed.to ? today : month ? place.dataset.date : feed.from;
    this.at = month ? `${day}T00:00:00` : plus(`${day}T00:00:00`, Math.max(feed.firstHour, 10) * 60);
    this.keys = place.querySelector(".cal-keys");
    this.keys.addEventListener("keydown", (event) => this.press(event));
    this.keys.addEventListener("focus", () => this.show());
    this.keys.addEventListener("blur", () => { if (!this.start) this.calendar.unselect(); });
  }

  press(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const moves = this.month
      ? { ArrowLeft: -1440, ArrowRight: 1440, ArrowUp: -10080, ArrowDown: 10080 }
      : { ArrowLeft: -1440, ArrowRight: 1440, ArrowUp: -30, ArrowDown: 30 };
    if (event.key in moves) this.move(moves[event.key]);
    else if (event.key === "Enter" || event.key === " ") this.enter();
    else if (event.key === "Escape" && this.start) this.start = null;
    else return;
    event.preventDefault();
    if (event.key !== "Enter") this.show();
  }

  move(minutes) {
    const to = plus(this.at, minutes);
    const hour = Number(to.slice(11, 13));
    const inside = to.slice(0, 10) >= this.feed.from && to.slice(0, 10) < this.feed.to
      && (this.month || (hour >= this.feed.firstHour && hour < this.feed.lastHour && (Math.abs(minutes) === 1440 || to.slice(0, 10) === this.at.slice(0, 10))));
    // Times on the form hold for each day, so a stretch within a day stays within it.
    if (inside && !(this.start && !this.month && to.slice(0, 10) !== this.start.slice(0, 10))) this.at = to;
  }

  enter() {
    if (!this.start) {
      this.start = this.at;
      return this.show();
    }
    const { from, to } = this.span();
    open(this.place.dataset.form, { allDay: this.month, startStr: this.month ? from.slice(0, 10) : from, endStr: this.month ? to.slice(0, 10) : to });
  }

  /** From the earlier of start and cursor to the end of the later one. */
  span() {
    const [from, last] = [this.start ?? this.at, this.at].sort();
    return { from, to: plus(last, this.step) };
  }

  show() {
    const { from, to } = this.span();
    this.calendar.select(this.month ? { start: from.slice(0, 10), end: to.slice(0, 10), allDay: true } : { start: from, end: to });
    const words = this.start ? `${this.words(from, to)}. Enter ends here, Escape gives up.` : `${this.words(from)}. Enter starts here.`;
    this.shown.textContent = words;
    this.said.textContent = words;
    this.place.querySelector(".cal-chosen")?.scrollIntoView({ block: "nearest" });
  }

  words(from, to) {
    const day = (local) => new Date(`${local.slice(0, 10)}T00:00:00Z`)
      .toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" }).replace(",", "");
    if (this.month) return to && plus(to, -1440) !== from ? `${day(from)} to ${day(plus(to, -1440))}` : day(from);
    const until = to && (to.slice(11, 16) === "00:00" ? "24:00" : to.slice(11, 16));
    return `${day(from)}, ${from.slice(11, 16)}${until ? `–${until}` : ""}`;
  }
}
