// Copies what we use of the npm packages into the source tree: Pico's stylesheet, the Lucide icons that the pages name, the passwords that
// everybody knows, and FullCalendar.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { buildSync } from "esbuild";

const pico = "node_modules/@picocss/pico";
const lucide = "node_modules/lucide-static";
const language = "node_modules/@zxcvbn-ts/language-common";
const passwordFolder = "Accounts/Passwords";
const iconFile = "Shared/TagHelpers/LucideIcons.cs";

// Our name on the left; Lucide's, where it differs, on the right.
const icons = {
  activity: "", "arrow-down": "", "arrow-right": "", "arrow-up": "", ban: "", bold: "", calendar: "", "calendar-clock": "", "calendar-plus": "", "calendar-x": "",
  check: "", "check-circle": "circle-check", "chevron-down": "", "chevron-left": "", "chevron-right": "", "circle-alert": "",
  clock: "", "door-open": "", download: "", euro: "", "file-text": "", filter: "funnel", flame: "", footprints: "",
  hand: "", heading: "", "heart-pulse": "", help: "circle-question-mark", image: "", info: "", italic: "", key: "key-round", leaf: "", link: "", list: "", "list-ordered": "", "log-in": "", "log-out": "", mail: "",
  "map-pin": "", menu: "", moon: "", "octagon-x": "", phone: "", plus: "", printer: "", quote: "text-quote", search: "", settings: "", star: "", sun: "",
  table: "", tilde: "equal-approximately", trash: "", "triangle-alert": "", trophy: "", undo: "undo-2", user: "", users: "", wallet: "", x: "",
};

mkdirSync("wwwroot/lib/pico", { recursive: true });
copyFileSync(`${pico}/css/pico.min.css`, "wwwroot/lib/pico/pico.min.css");
copyFileSync(`${pico}/LICENSE.md`, "wwwroot/lib/pico/LICENSE.md");

// FullCalendar comes as many modules; the therapist's calendar takes the standard (MIT) ones, in one file with the polyfill that they need.
const calendar = "wwwroot/lib/fullcalendar";
mkdirSync(calendar, { recursive: true });
buildSync({
  stdin: {
    contents: `
      export { Calendar } from "fullcalendar";
      export { default as timeGrid } from "fullcalendar/timegrid";
      export { default as dayGrid } from "fullcalendar/daygrid";
      export { default as interaction } from "fullcalendar/interaction";
      export { default as theme } from "fullcalendar/themes/classic";`,
    resolveDir: ".",
  },
  bundle: true, minify: true, format: "iife", globalName: "FullCalendar", target: "es2022", legalComments: "none", charset: "utf8",
  outfile: `${calendar}/fullcalendar.min.js`,
});
buildSync({
  stdin: { contents: ["skeleton", "themes/classic/theme"].map((file) => `@import "fullcalendar/${file}.css";`).join("\n"), loader: "css", resolveDir: "." },
  bundle: true, minify: true, target: "es2022", outfile: `${calendar}/fullcalendar.min.css`,
});
const parts = ["fullcalendar/LICENSE.md", "preact/LICENSE", "temporal-polyfill/LICENSE", "temporal-utils/LICENSE"];
writeFileSync(`${calendar}/LICENSE.md`, parts
  .map((file) => `# ${file.split("/")[0]} ${JSON.parse(readFileSync(`node_modules/${file.split("/")[0]}/package.json`, "utf8")).version}\n\n${readFileSync(`node_modules/${file}`, "utf8").trim()}\n`)
  .join("\n"));

const nodes = JSON.parse(readFileSync(`${lucide}/icon-nodes.json`, "utf8"));
const version = JSON.parse(readFileSync(`${lucide}/package.json`, "utf8")).version;
const shapes = (lucideName) => nodes[lucideName]
  .map(([tag, attributes]) => `<${tag} ${Object.entries(attributes).map(([name, value]) => `${name}="${value}"`).join(" ")}/>`)
  .join("");
const entries = Object.entries(icons).map(([name, lucideName]) => `        ["${name}"] = """${shapes(lucideName || name)}""",`);
const licence = readFileSync(`${lucide}/LICENSE`, "utf8").trim().split("\n").map((line) => `// ${line}`.trimEnd());

writeFileSync(iconFile, [
  `// Written by vendor.mjs from lucide-static ${version}; add a name there, then run "npm run vendor". Licence of the icons:`,
  "//",
  ...licence,
  "",
  "using System.Collections.Frozen;",
  "",
  "namespace RunnerMassage.Web.Shared.TagHelpers;",
  "",
  "/// <summary>The shapes inside each icon's 24 x 24 SVG, by the name that pages use.</summary>",
  "internal static class LucideIcons",
  "{",
  "    /// <summary>SVG markup without the outer element; trusted, as it never comes from users.</summary>",
  "    internal static readonly FrozenDictionary<string, string> Shapes = new Dictionary<string, string>",
  "    {",
  ...entries,
  "    }.ToFrozenDictionary();",
  "}",
  "",
].join("\n"));

// The shortest password that we take; shorter ones are refused anyway.
const shortest = 8;
const common = JSON.parse(readFileSync(`${language}/src/passwords.json`, "utf8")).map((password) => password.toLowerCase());
const refused = [...new Set(common)].filter((password) => password.length >= shortest).sort();
writeFileSync(`${passwordFolder}/common-passwords.txt.gz`, gzipSync(refused.join("\n"), { level: 9 }));
copyFileSync(`${language}/LICENSE.txt`, `${passwordFolder}/common-passwords.LICENSE.txt`);
