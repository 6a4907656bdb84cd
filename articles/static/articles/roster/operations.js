// What can be done with rows, and how it is undone.
import { filled, order, renumber, rowsOf, say } from "../ordered-rows.js";
import { refresh, settled } from "./look.js";
import { keep, past, undoButton } from "./past.js";
import { whoIs } from "./people.js";
import { above, bare, isKnown, isPerson, lineText, list, one, titlesOf, words } from "./rows.js";
import { readAsOne, sourceOf } from "./source.js";
import { buildLines, write } from "./titles.js";

const blank = document.getElementById("rg-blank");

export function ready(row) {
  buildLines(row);
  const own = row.querySelector("[data-same]:checked");
  row.isPrinted = own?.value === "printed" && Boolean(one(row, "id").value);
  // Who the row stands for as it was saved: a corrected spelling must not make a new person of them.
  if (own && isKnown(own) && one(row, "id").value) row.own = { id: own.value, name: one(row, "name").value.trim() };
}

export function nextIndex() {
  const used = [...rowsOf(list), ...past.flat().map((was) => was.row)].map((row) => Number(row.dataset.index));
  return Math.max(-1, ...used) + 1;
}

export function makeRow() {
  const index = nextIndex();
  const row = blank.content.firstElementChild.cloneNode(true);
  row.dataset.index = index;
  row.querySelectorAll("[name]").forEach((field) => { field.name = field.name.replace("__i__", index); });
  ready(row);
  return row;
}

export function addRow(before = null) {
  keep();
  const row = makeRow();
  list.insertBefore(row, before);
  order(list);
  refresh();
  one(row, "name").focus();
  say(words.added);
}

export function titlesBelow(row) {
  const titles = titlesOf(row), rows = rowsOf(list), filledRows = [];
  for (const next of rows.slice(rows.indexOf(row) + 1)) {
    if (!isPerson(next) || titlesOf(next).length || !one(next, "name").value.trim()) break;
    filledRows.push(next);
  }
  if (!titles.length || !filledRows.length) { say(words.nobodyBelow); return; }
  keep();
  filledRows.forEach((next) => {
    one(next, "titles").value = titles.map((title) => lineText({ ...title, inferred: Boolean(title.organization) })).join("\n");
    buildLines(next);
  });
  refresh();
  say(filled(words.given, { count: filledRows.length }));
}

export function become(row, to) {
  keep();
  one(row, "kind").value = to;
  one(row, "out").checked = false;
  if (!one(row, "name").value.trim()) one(row, "name").value = one(row, "source").value.replace(/[（）()\n]/g, "");
  settled(row);
  refresh();
  one(row, "name").focus();
  whoIs(row);
}

export function takeOut(row) {
  keep();
  one(row, "out").checked = !one(row, "out").checked;
  refresh();
  say(one(row, "out").checked ? words.out : words.back);
}

export function acknowledge(row) {
  keep();
  one(row, "doubt").checked = false;
  row.querySelectorAll(".rg-line.inferred").forEach((box) => box.classList.remove("inferred"));
  write(row);
  refresh();
  one(row, "name").focus();
  say(words.settled);
}

export function useFull(row, offer) {
  keep();
  row.querySelectorAll(".rg-org").forEach((field) => { if (bare(field.value.trim()) === offer.dataset.from) field.value = field.value.replace(offer.dataset.from, offer.dataset.to); });
  write(row);
  refresh();
  one(row, "name").focus();
  say(filled(words.usedFull, { name: offer.dataset.to }));
}

export async function merge(row) {
  const up = above(row);
  if (!up) { say(words.noRowAbove); return; }
  if (sourceOf(up).length && sourceOf(row).length) {
    const made = await readAsOne(up, row, nextIndex(), organizationAbove(up));
    if (!made) { say(words.notRead); return; }
    keep();
    replaceRow(up, [made]);
    if (one(row, "id").value) one(row, "out").checked = true; else row.remove();
    renumber(list);
    refresh();
    one(made, "name").focus();
    say(words.merged);
    return;
  }
  keep();
  if (!one(up, "name").value.trim()) one(up, "name").value = one(row, "name").value;
  one(up, "titles").value = [one(up, "titles").value, one(row, "titles").value].filter((text) => text.trim()).join("\n");
  buildLines(up);
  // A saved row is not dropped: it is taken out in sight, and the save does it.
  if (one(row, "id").value) one(row, "out").checked = true; else row.remove();
  renumber(list);
  one(up, "name").focus();
  say(words.merged);
}

export function organizationAbove(row) {
  for (let up = above(row); up; up = above(up)) {
    const named = titlesOf(up).findLast((title) => title.organization);
    if (named) return bare(named.organization);
  }
  return "";
}

// Rows that the server read take the place of one; what is saved of it goes on in the row of its name, else in the first.
export function replaceRow(row, rows) {
  const nameOf = (other) => one(other, "name").value.trim(), chosen = row.querySelector("[data-same]:checked");
  const heir = rows.find((next) => nameOf(next) === nameOf(row)) ?? rows[0];
  one(heir, "id").value = one(row, "id").value;
  const same = chosen && nameOf(heir) === nameOf(row) && heir.querySelector(`[data-same][value="${chosen.value}"]`);
  if (same) same.checked = true;
  rows.forEach(ready);
  row.replaceWith(...rows);
  order(list);
}

export function undo() {
  const then = past.pop();
  if (!then) { say(words.nothingToUndo); return; }
  const focused = document.activeElement;
  rowsOf(list).forEach((row) => row.remove());
  for (const was of then) {
    one(was.row, "kind").value = was.kind;
    one(was.row, "name").value = was.name;
    one(was.row, "titles").value = was.titles;
    one(was.row, "out").checked = was.out;
    one(was.row, "doubt").checked = was.doubt;
    one(was.row, "choices").replaceChildren(...was.choices);
    was.row.querySelectorAll("[data-same]").forEach((choice) => { choice.checked = choice === was.same; });
    list.append(was.row);
    buildLines(was.row);
  }
  renumber(list);
  refresh();
  undoButton.hidden = !past.length;
  // Moving a row through the document takes the focus from it.
  (focused.isConnected && focused !== document.body ? focused : list.querySelector(".or-grip")).focus();
  say(words.undone);
}

export function openMore(row) {
  row.classList.add("more");
  row.querySelector("[data-more]").focus();
}

// The buttons of the notes, by what they do.
const acts = {
  settle: acknowledge,
  person: (row) => become(row, "person"),
  group: (row) => become(row, "group"),
  out: takeOut,
  full: (row, button) => useFull(row, button.closest(".suggest")),
};
list.addEventListener("click", (event) => {
  const button = event.target.closest("[data-act]");
  if (button) acts[button.dataset.act](button.closest("[data-row]"), button);
});
