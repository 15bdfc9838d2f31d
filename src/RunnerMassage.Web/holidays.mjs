// Writes Shared/Holidays/holidays.json: the public holidays of the coming years, for the countries and regions below, from the npm package
// date-holidays. Run it with "npm ci && npm run holidays" once a year, or when a law changes; the site says until which year the file reaches.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import Holidays from "date-holidays";

const countries = [
  "AT", "AU", "BE", "CA", "CH", "CZ", "DE", "DK", "ES", "FI", "FR", "GB", "IE", "IT", "LU", "NL", "NO", "NZ", "PL", "PT", "SE", "US",
];
const years = 8;
const first = new Date().getFullYear();
const anywhere = "*";

const package_ = JSON.parse(readFileSync("node_modules/date-holidays/package.json", "utf8"));
const english = new Intl.DisplayNames(["en-GB"], { type: "region" });

// One entry for a date and name, with the regions that keep it; none for those that all keep. "*" is a clinic that names no region.
function daysOf(country, regions) {
  const days = new Map();
  for (const region of [anywhere, ...regions]) {
    // Asked for English once, a calendar keeps to it, so there is one for each language.
    const [own, calendar] = [0, 1].map(() => region === anywhere ? new Holidays(country) : new Holidays(country, region));
    for (let year = first; year < first + years; year++) {
      const local = new Map(own.getHolidays(year).map((day) => [`${day.date.slice(0, 10)} ${day.rule}`, day.name]));
      for (const day of calendar.getHolidays(year, "en").filter((day) => day.type === "public")) {
        const date = day.date.slice(0, 10);
        const key = `${date} ${day.name}`;
        const entry = days.get(key) ?? { date, name: day.name, local: local.get(`${date} ${day.rule}`), regions: new Set() };
        days.set(key, entry);
        entry.regions.add(region);
      }
    }
  }

  return [...days.values()]
    .sort((a, b) => (a.date + a.name < b.date + b.name ? -1 : 1))
    .map(({ date, name, local, regions: kept }) => ({
      date, name,
      ...(local && local !== name ? { local } : {}),
      ...(kept.size <= regions.length ? { regions: [...kept].join(" ") } : {}),
    }));
}

const all = Object.fromEntries(countries.map((country) => {
  const regions = new Holidays(country).getStates(country, "en") ?? {};
  return [country, { name: english.of(country), regions, days: daysOf(country, Object.keys(regions)) }];
}));

const json = JSON.stringify({
  source: `date-holidays ${package_.version}, ${package_.homepage ?? package_.repository.url}`,
  licence: "The dates and names come from date-holidays, (c) commenthol and contributors, after articles of Wikipedia, and are available under " +
    "CC BY-SA 3.0 (https://creativecommons.org/licenses/by-sa/3.0/). So is this file; the program that reads it is not.",
  firstYear: first,
  lastYear: first + years - 1,
  countries: all,
}, null, 1).replace(/\{\n\s+"date": (.*),\n\s+"name": (.*?)(?:,\n\s+"local": (.*?))?(?:,\n\s+"regions": (.*?))?\n\s+\}/g,
  (_, date, name, local, regions) => `{ "date": ${date}, "name": ${name}${local ? `, "local": ${local}` : ""}${regions ? `, "regions": ${regions}` : ""} }`);
mkdirSync("Shared/Holidays", { recursive: true });
writeFileSync("Shared/Holidays/holidays.json", `${json}\n`);
