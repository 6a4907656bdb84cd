// The roster grid. The server sends plain fields; these modules make them quick to work with the keyboard and write back into
// the same fields, so that saving, refusals and pages without script are one path. Each builds on those named before it:
// rows; past, summary; titles; source, look; people; operations; split; menu; and this one, which listens.
import { order, rowsOf } from "./ordered-rows.js";
import { dress, here, refresh, said, settled } from "./roster/look.js";
import { openMenu } from "./roster/menu.js";
import { addRow, ready, undo } from "./roster/operations.js";
import { keep, undoButton } from "./roster/past.js";
import { lastTitles, suggestParty, whoIs } from "./roster/people.js";
import { form, isEmpty, isPerson, list, one, state, words } from "./roster/rows.js";
import { isPaste, organizations, organizationsAtFirst } from "./roster/source.js";
import { stopOf, summary, toStop } from "./roster/summary.js";
import { addLine, sameOrganization, write } from "./roster/titles.js";

const saveButton = form.querySelector("[data-confirm]");
const addButton = form.querySelector("[data-add-row]");
const rowOf = (event) => event.target.closest("[data-row]");

/* ---- what is typed and chosen ---- */
list.addEventListener("focusin", (event) => { if (rowOf(event)) here(rowOf(event)); });
list.addEventListener("input", (event) => {
  state.changed = true;
  if (event.target.closest(".rg-line")) write(rowOf(event)); else summary();
});
list.addEventListener("change", (event) => {
  const row = rowOf(event), field = event.target;
  if (field.matches("[data-name]")) whoIs(row);
  if (field.matches("[data-same], [data-sign], [data-party]")) settled(row);
  if (field.matches("[data-same]")) lastTitles(row, field);
  if (field.matches("[data-sign]")) suggestParty(row);
  if (field.matches(".rg-org, [data-name]")) organizations(said);
  dress(row);
  summary();
});
list.addEventListener("click", (event) => { if (event.target.closest(".rg-more")) openMenu(rowOf(event)); });

/* ---- keys ---- */
list.addEventListener("keydown", (event) => {
  if (event.isComposing || event.keyCode === 229) return;              // the input method is still choosing a word
  const row = event.target.closest("[data-row]"), field = event.target;
  if (!row) return;
  const control = event.ctrlKey || event.metaKey;
  if (event.key === "F2") { event.preventDefault(); openMenu(row); return; }
  if (event.key === "Enter" && control) { event.preventDefault(); saveButton.focus(); return; }
  if (event.key === "Enter" && event.altKey) { event.preventDefault(); if (isPerson(row)) addLine(row); return; }
  if (control && !event.shiftKey && event.key.toLowerCase() === "d") { event.preventDefault(); if (isPerson(row)) sameOrganization(row, field); return; }
  if (event.key === "Enter" && field.matches("input[type=text], input[type=number]")) {
    event.preventDefault();
    const rows = rowsOf(list), step = event.shiftKey ? -1 : 1, className = field.classList[0];
    for (let at = rows.indexOf(row) + step; at >= 0 && at < rows.length; at += step) {
      const cell = field.matches("[data-name]") ? one(rows[at], "name") : className && rows[at].querySelector(`.${className}`);
      if (cell?.offsetParent) { cell.focus(); cell.select(); return; }
    }
    if (step > 0 && !isEmpty(row)) addRow(); else if (step > 0) saveButton.focus();
  }
  if (event.key === "Enter" && field.matches("input[type=checkbox], input[type=radio]")) { event.preventDefault(); field.click(); }
});
document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.keyCode === 229) return;
  const control = event.ctrlKey || event.metaKey;
  if (control && !event.shiftKey && event.key.toLowerCase() === "z" && !event.target.matches("input[type=text], textarea")) { event.preventDefault(); undo(); }
});

/* ---- saving and leaving ---- */
form.addEventListener("submit", (event) => {
  if (event.submitter?.name === "back") {
    if (state.changed && !confirm(words.goBack)) event.preventDefault(); else state.changed = false;
    return;
  }
  const stop = rowsOf(list).find((row) => !one(row, "out").checked && !isEmpty(row) && stopOf(row));
  if (stop || state.isSent) event.preventDefault();                    // a double click saves once
  if (stop) toStop(stop); else { state.isSent = true; state.changed = false; }
});
window.addEventListener("pageshow", () => { state.isSent = false; });
window.addEventListener("beforeunload", (event) => { if (state.changed) event.preventDefault(); });
list.addEventListener("rows:before", keep);
list.addEventListener("rows:order", () => { if (list.dataset.gridReady) refresh(); });
undoButton.addEventListener("click", undo);
addButton.hidden = false;
addButton.addEventListener("click", () => addRow());

rowsOf(list).forEach(ready);
// Blank rows at the end serve pages without script; here one is enough.
rowsOf(list).filter(isEmpty).slice(isPaste ? 0 : 1).forEach((row) => row.remove());
order(list);
organizationsAtFirst(said());
list.dataset.gridReady = "1";
refresh();
state.changed = false;
const first = list.querySelector(".rg-row.bad") ?? list.querySelector(".rg-row.doubt, .rg-row.unread") ?? rowsOf(list)[0];
if (first) {
  one(first, "name").focus({ preventScroll: true });
  if (first !== rowsOf(list)[0]) first.scrollIntoView({ block: "center" });
}
