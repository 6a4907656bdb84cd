// What saving would do, in one line with the way to what stops it.
import { filled, rowsOf, say } from "../ordered-rows.js";
import { element, form, isEmpty, isKnown, isPerson, kind, list, one, words } from "./rows.js";

const saveButton = form.querySelector("[data-confirm]");

export const stopOf = (row) => {
  if (kind(row) === "unknown") return words.unknown;
  if (one(row, "sign")?.checked && !one(row, "party").value) return words.noParty;
  if (!one(row, "name").value.trim()) return words.noName;
  return row.querySelector("[data-same]") && !row.querySelector("[data-same]:checked") && isPerson(row) ? words.undecided : "";
};
export function summary() {
  const rows = rowsOf(list).filter((row) => !one(row, "out").checked && !isEmpty(row)), people = rows.filter(isPerson);
  const read = rows.filter((row) => kind(row) !== "unknown");
  const known = people.filter((row) => { const chosen = row.querySelector("[data-same]:checked"); return chosen && isKnown(chosen); }).length;
  const printed = people.filter((row) => row.querySelector("[data-same][value=printed]:checked")).length;
  const open = people.filter((row) => stopOf(row) === words.undecided).length, stops = rows.filter(stopOf);
  const doubts = read.filter((row) => one(row, "doubt").checked).length;
  const box = form.querySelector("[data-sum]");
  box.textContent = filled(open ? words.sumOpen : words.sum, { people: people.length, known, made: people.length - known - open - printed, open, groups: read.length - people.length });
  if (printed) box.append(` · ${filled(words.sumPrinted, { count: printed })}`);
  if (doubts) box.append(element("span", "left", { textContent: ` · ${filled(words.doubts, { count: doubts })}` }));
  if (stops.length) {
    const go = element("button", "nr-link stop", { type: "button", textContent: filled(words.stops, { count: stops.length }) });
    go.addEventListener("click", () => toStop(stops[0]));
    box.append(" · ", go);
  }
  saveButton.textContent = filled(words.save, { count: rows.length });
}

export function toStop(row) {
  row.scrollIntoView({ block: "center" });
  const wanted = { [words.undecided]: "[data-same]", [words.unknown]: "[data-choose] button", [words.noParty]: "[data-party]" }[stopOf(row)];
  (row.querySelector(wanted ?? "[data-name]") ?? one(row, "name")).focus();
  say(`${row.getAttribute("aria-label")}: ${stopOf(row)}`);
}
