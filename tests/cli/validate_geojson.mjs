// Two independent validators over one file: prints what either objects to, and fails if any does.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
const require = createRequire(new URL("../node_modules/", import.meta.url));
// geojsonhint also objects to rings against the right-hand rule.
const text = readFileSync(process.argv[2], "utf8");

const hints = require("@mapbox/geojsonhint").hint(text, { precisionWarning: false });
const { check } = require("@placemarkio/check-geojson");
const objections = hints.map((h) => `geojsonhint: line ${h.line}: ${h.message}`);
try {
  check(text);
} catch (error) {
  for (const issue of error.issues ?? [error]) objections.push(`check-geojson: ${issue.message ?? issue}`);
}
console.log(objections.slice(0, 20).join("\n"));
process.exit(objections.length ? 1 : 0);
