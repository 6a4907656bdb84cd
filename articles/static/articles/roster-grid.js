// The roster grid. The server sends plain fields; this module makes them quick to work with the keyboard and writes back
// into the same fields, so that saving, refusals and pages without script are one path. A titles field holds a title a
// line: "organisation | title", "organisation?" when inferred, a line that begins with 原 when former.
import { filled, order, renumber, rowsOf, say } from "./ordered-rows.js";
import { highlight, isPaste, organizations, organizationsAtFirst, paint, readAsOne, readHalves, sourceOf } from "./roster-words.js";

const form = document.querySelector("[data-roster-grid]");
const list = form.querySelector("[data-ordered-rows]");
const blank = document.getElementById("rg-blank");
const words = JSON.parse(document.getElementById("rg-words").textContent);
const saveButton = form.querySelector("[data-confirm]");
const undoButton = form.querySelector("[data-undo]");
const addButton = form.querySelector("[data-add-row]");
const one = (row, name) => row.querySelector(`[data-${name}]`);
const kind = (row) => one(row, "kind").value;
const isPerson = (row) => kind(row) === "person";
// Somebody new, or a name that stays printed text, is nobody of the directory.
const isKnown = (choice) => choice.value !== "new" && choice.value !== "printed";
const mayAddPeople = "mayAddPeople" in form.dataset;
const isEmpty = (row) => !one(row, "name").value.trim() && !one(row, "titles").value.trim() && !one(row, "source").value;
const number = (row) => rowsOf(list).indexOf(row) + 1;
let changed = false, isSent = false, past = [];

function element(tag, className, properties = {}) {
  const node = Object.assign(document.createElement(tag), properties);
  if (className) node.className = className;
  return node;
}

/* ---- the titles of a row: shown as pairs of fields, sent as lines ---- */
const readLines = (value) => value.split("\n").filter((line) => line.trim()).map((line) => {
  const cut = line.search(/[|｜]/), organization = (cut < 0 ? "" : line.slice(0, cut)).trim();
  return { organization: organization.replace(/[?？]$/, "").trim(), title: (cut < 0 ? line : line.slice(cut + 1)).trim(), inferred: /[?？]$/.test(organization) };
});
// The name without the signs that say “former” and “to the letter”.
const bare = (organization) => (words.notFormer.some((start) => organization.startsWith(start)) ? organization : organization.replace(/^[原=]\s*(?=.)/, ""));
const titlesOf = (row) => readLines(one(row, "titles").value);
const lineText = (title) => (title.organization ? `${title.organization}${title.inferred ? "?" : ""} | ${title.title}` : title.title);

function buildLines(row) {
  const cell = row.querySelector(".rg-titles"), titles = titlesOf(row);
  cell.querySelectorAll(".rg-line, .rg-addline").forEach((node) => node.remove());
  (titles.length ? titles : [{ organization: "", title: "", inferred: false }]).forEach((title) => cell.append(line(row, title)));
  const add = element("button", "rg-addline", { type: "button", textContent: words.addTitle, tabIndex: -1 });
  add.addEventListener("click", () => addLine(row));
  cell.append(add);
}
function line(row, title) {
  const box = element("div", `rg-line${title.inferred ? " inferred" : ""}`);
  const organization = element("input", "rg-org", { type: "text", value: title.organization, autocomplete: "off", maxLength: 200 });
  organization.setAttribute("aria-label", title.inferred ? words.inferredOrganization : words.organization);
  const bar = element("span", "bar", { textContent: "｜" });
  bar.setAttribute("aria-hidden", "true");
  const post = element("input", "rg-title", { type: "text", value: title.title, autocomplete: "off", maxLength: 200 });
  post.setAttribute("aria-label", words.title);
  const drop = element("button", "rg-drop", { type: "button", textContent: "×", tabIndex: -1 });
  drop.setAttribute("aria-label", words.dropTitle);
  drop.addEventListener("click", () => { keep(); box.remove(); write(row); one(row, "name").focus(); });
  organization.addEventListener("input", () => { box.classList.remove("inferred"); organization.setAttribute("aria-label", words.organization); });
  organization.addEventListener("change", () => {
    if (/^(同上|〃|")$/.test(organization.value.trim())) { organization.value = ""; sameOrganization(row, organization); }
  });
  box.append(organization, bar, post, drop);
  return box;
}
function write(row) {
  one(row, "titles").value = [...row.querySelectorAll(".rg-line")].map((box) => ({
    organization: box.querySelector(".rg-org").value.trim(), title: box.querySelector(".rg-title").value.trim(), inferred: box.classList.contains("inferred"),
  })).filter((title) => title.organization || title.title).map(lineText).join("\n");
  changed = true;
  summary();
}
function addLine(row) {
  keep();
  const box = line(row, { organization: "", title: "", inferred: false });
  row.querySelector(".rg-addline").before(box);
  box.querySelector(".rg-org").focus();
}

/* ---- what a row looks like follows from what its fields say ---- */
function dress(row, place = number(row)) {
  const is = kind(row), out = one(row, "out").checked, isDoubtful = one(row, "doubt").checked && !out && is !== "unknown";
  row.classList.toggle("is-group", is === "group" || is === "organization");
  row.classList.toggle("is-unread", is === "unknown");
  row.classList.toggle("unread", is === "unknown" && !out);
  row.classList.toggle("out", out);
  row.classList.toggle("doubt", isDoubtful);
  row.classList.toggle("signing", Boolean(one(row, "sign")?.checked));
  one(row, "name").setAttribute("aria-label", is === "person" ? words.name : is === "unknown" ? words.unknown : words.groupName);
  let badge = row.querySelector(".nr-kind");
  if (is === "person" || is === "unknown") badge?.remove();
  else {
    badge ??= row.querySelector(".rg-name").insertAdjacentElement("afterbegin", element("span", "nr-kind"));
    badge.textContent = words[is];
  }
  if ([...row.querySelectorAll("[data-more]")].some((field) => field.value)) row.classList.add("more");
  const isChosen = row.querySelector("[data-same]:checked");
  one(row, "choices").classList.toggle("chosen", Boolean(isChosen));
  row.querySelectorAll(".rg-same label").forEach((label) => label.classList.toggle("empty", Boolean(isChosen) && !label.querySelector("input").checked));
  const name = one(row, "name").value || words.undecided;
  row.setAttribute("aria-label", `${filled(words.of, { number: place, name })}${isDoubtful ? ` (${words.doubt})` : ""}`);
  const notes = row.querySelector(".rg-notes");
  notes.id = `rg-notes-${row.dataset.index}`;
  one(row, "name").setAttribute("aria-describedby", notes.id);
  dressNotes(row, notes, isDoubtful, out);
}
function link(textContent, act) {
  const button = element("button", "nr-link", { type: "button", textContent });
  button.addEventListener("click", act);
  return button;
}
// The notes are the server's; what can be done about them is a button at their end.
function dressNotes(row, notes, isDoubtful, out) {
  let reasons = [...notes.querySelectorAll(".reason:not([data-choose])")];
  if (isDoubtful && !reasons.length) {
    const reason = element("p", "rg-note reason");
    reason.append(element("span", "why", { textContent: words.doubt }), element("span", "", { textContent: words.why }));
    notes.append(reason);
    reasons = [reason];
  }
  reasons.forEach((reason) => { reason.hidden = !isDoubtful; });
  if (reasons.length && !reasons.at(-1).querySelector("button")) reasons.at(-1).append(link(words.settle, () => acknowledge(row)));
  const choose = notes.querySelector("[data-choose]");
  if (choose) {
    if (!choose.querySelector("button")) choose.append(link(words.isPerson, () => become(row, "person")), link(words.isGroup, () => become(row, "group")), link(words.leaveOut, () => takeOut(row)));
    choose.hidden = kind(row) !== "unknown";
    choose.querySelector("button:last-child").textContent = out ? words.takeBack : words.leaveOut;
  }
  const onlyName = notes.querySelector("[data-only-name]");
  if (onlyName) onlyName.hidden = out || !isPerson(row) || Boolean(row.querySelector("[data-same]:checked"));
  const already = notes.querySelector(".already");
  if (already) {
    if (!already.querySelector("button")) already.append(link("", () => takeOut(row)));
    already.querySelector("button").textContent = out ? words.takeBack : words.leaveOut;
    already.querySelector("[data-left]").hidden = !out;
  }
  notes.querySelectorAll(".suggest").forEach((offer) => {
    if (!offer.querySelector("button")) offer.append(link(words.useFull, () => useFull(row, offer)));
    offer.hidden = !titlesOf(row).some((title) => bare(title.organization) === offer.dataset.from);
  });
}
function ready(row) {
  buildLines(row);
  const own = row.querySelector("[data-same]:checked");
  row.isPrinted = own?.value === "printed" && Boolean(one(row, "id").value);
  // Who the row stands for as it was saved: a corrected spelling must not make a new person of them.
  if (own && isKnown(own) && one(row, "id").value) row.own = { id: own.value, name: one(row, "name").value.trim() };
  row.addEventListener("focusin", () => here(row));
  row.addEventListener("input", (event) => {
    changed = true;
    if (event.target.closest(".rg-line")) write(row); else summary();
  });
  row.addEventListener("change", (event) => {
    if (event.target.matches("[data-name]")) whoIs(row);
    if (event.target.matches("[data-same], [data-sign], [data-party]")) settled(row);
    if (event.target.matches("[data-same]")) lastTitles(row, event.target);
    if (event.target.matches("[data-sign]")) suggestParty(row);
    if (event.target.matches(".rg-org, [data-name]")) organizations(said);
    dress(row);
    summary();
  });
  row.querySelector(".rg-more").addEventListener("click", () => openMenu(row));
}
function settled(row) {
  row.querySelectorAll(".rg-note.error").forEach((note) => note.remove());
  row.classList.remove("bad");
}
function here(row) {
  list.querySelectorAll(".rg-row.here").forEach((other) => other.classList.remove("here"));
  row.classList.add("here");
  highlight(row);
}

/* ---- the directory: a name it has is offered, never taken by itself ---- */
async function whoIs(row) {
  const name = one(row, "name").value.trim(), choices = one(row, "choices");
  if (!isPerson(row) || !name) { choices.replaceChildren(); summary(); return; }
  const answer = await fetch(`${form.dataset.people}?name=${encodeURIComponent(name)}`);
  if (!answer.ok || one(row, "name").value.trim() !== name) return;
  const { people } = await answer.json(), field = `row-${row.dataset.index}-same`;
  const choice = (value, text, last, titles = "") => {
    const label = element("label"), radio = element("input", "", { type: "radio", name: field, value });
    radio.dataset.same = "";
    radio.dataset.held = titles;
    label.append(radio, text);
    if (last) label.append(" ", element("small", "", { textContent: filled(words.lastSeen, { last }) }));
    return label;
  };
  one(row, "asked").value = name;
  if (row.own && !people.some((person) => String(person.id) === row.own.id)) people.unshift({ ...row.own, last: "" });
  choices.replaceChildren(...people.map((person) => choice(person.id, filled(words.same, { person: person.name }), person.last, person.titles)));
  if (mayAddPeople && (people.length || row.isPrinted)) choices.append(choice("new", people.length ? words.other : words.newPerson));
  if (!mayAddPeople || row.isPrinted) choices.append(choice("printed", words.printed));
  const mine = row.own?.name === name && choices.querySelector(`input[value="${row.own.id}"]`);
  if (mine) mine.checked = true; else if (people.length) say(words.found);
  else choices.querySelector("input[value=printed]")?.click();
  dress(row);
  summary();
}

/* ---- undo: what every row said before an operation on rows ---- */
function snapshot() {
  return rowsOf(list).map((row) => ({
    row, kind: kind(row), name: one(row, "name").value, titles: one(row, "titles").value, out: one(row, "out").checked, doubt: one(row, "doubt").checked,
    choices: [...one(row, "choices").children], same: row.querySelector("[data-same]:checked"),
  }));
}
function keep() {
  past.push(snapshot());
  if (past.length > 50) past.shift();
  undoButton.hidden = false;
  changed = true;
}
function undo() {
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

/* ---- operations on rows ---- */
const above = (row) => rowsOf(list)[rowsOf(list).indexOf(row) - 1];

function nextIndex() {
  const used = [...rowsOf(list), ...past.flat().map((was) => was.row)].map((row) => Number(row.dataset.index));
  return Math.max(-1, ...used) + 1;
}
function makeRow() {
  const index = nextIndex();
  const row = blank.content.firstElementChild.cloneNode(true);
  row.dataset.index = index;
  row.querySelectorAll("[name]").forEach((field) => { field.name = field.name.replace("__i__", index); });
  ready(row);
  return row;
}
function addRow(before = null) {
  keep();
  const row = makeRow();
  list.insertBefore(row, before);
  order(list);
  refresh();
  one(row, "name").focus();
  say(words.added);
}
function sameOrganization(row, field) {
  let up = above(row);
  while (up && !titlesOf(up).some((title) => title.organization)) up = above(up);
  const organization = up && bare(titlesOf(up).find((title) => title.organization).organization);
  if (!organization) { say(words.noOrganization); return; }
  keep();
  const box = (field ?? row).closest(".rg-line") ?? row.querySelector(".rg-line");
  box.querySelector(".rg-org").value = organization;
  box.classList.remove("inferred");
  write(row);
  say(`${words.organization}: ${organization}`);
}
function titlesBelow(row) {
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
function become(row, to) {
  keep();
  one(row, "kind").value = to;
  one(row, "out").checked = false;
  if (!one(row, "name").value.trim()) one(row, "name").value = one(row, "source").value.replace(/[（）()\n]/g, "");
  settled(row);
  refresh();
  one(row, "name").focus();
  whoIs(row);
}
function takeOut(row) {
  keep();
  one(row, "out").checked = !one(row, "out").checked;
  refresh();
  say(one(row, "out").checked ? words.out : words.back);
}

function acknowledge(row) {
  keep();
  one(row, "doubt").checked = false;
  row.querySelectorAll(".rg-line.inferred").forEach((box) => box.classList.remove("inferred"));
  write(row);
  refresh();
  one(row, "name").focus();
  say(words.settled);
}
// A person who was chosen and has no titles yet gets those last held, marked inferred.
function lastTitles(row, choice) {
  const held = choice.dataset.held;
  if (!held || titlesOf(row).length) return;
  keep();
  one(row, "titles").value = held;
  buildLines(row);
  const day = choice.closest("label").textContent.match(/\d{4}-\d\d-\d\d/)?.[0] ?? "";
  const told = filled(words.held, { titles: titlesOf(row).map((title) => `${title.organization} ${title.title}`).join("、"), day });
  row.querySelector(".rg-notes").append(element("p", "rg-note known", { textContent: told }));
  say(told);
}
function useFull(row, offer) {
  keep();
  row.querySelectorAll(".rg-org").forEach((field) => { if (bare(field.value.trim()) === offer.dataset.from) field.value = field.value.replace(offer.dataset.from, offer.dataset.to); });
  write(row);
  refresh();
  one(row, "name").focus();
  say(filled(words.usedFull, { name: offer.dataset.to }));
}
// The party is suggested by the organisation of a title; which one it is stays the editor's to say.
function suggestParty(row) {
  const party = one(row, "party"), held = titlesOf(row).map((title) => bare(title.organization)).filter(Boolean);
  if (!one(row, "sign").checked || party.value) return;
  const fitting = [...party.options].filter((option) => option.dataset.names?.split("\n").some((name) => held.includes(name)));
  if (fitting.length === 1) party.value = fitting[0].value;
}
async function merge(row) {
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
function organizationAbove(row) {
  for (let up = above(row); up; up = above(up)) {
    const named = titlesOf(up).findLast((title) => title.organization);
    if (named) return bare(named.organization);
  }
  return "";
}
// Rows that the server read take the place of one; what is saved of it goes on in the row of its name, else in the first.
function replaceRow(row, rows) {
  const nameOf = (other) => one(other, "name").value.trim(), chosen = row.querySelector("[data-same]:checked");
  const heir = rows.find((next) => nameOf(next) === nameOf(row)) ?? rows[0];
  one(heir, "id").value = one(row, "id").value;
  const same = chosen && nameOf(heir) === nameOf(row) && heir.querySelector(`[data-same][value="${chosen.value}"]`);
  if (same) same.checked = true;
  rows.forEach(ready);
  row.replaceWith(...rows);
  order(list);
}
function openSplit(row) {
  const source = sourceOf(row), text = source.length ? source : [...one(row, "name").value.trim()];
  if (text.length < 2) { say(words.nothingToSplit); return; }
  row.querySelector(".rg-split")?.remove();
  const cuts = text.map((letter, at) => ("、，,；;和及与".includes(letter) ? at + 1 : 0)).filter((at) => at && at < text.length);
  const box = element("div", "rg-split"), two = element("div", "two"), buttons = element("p");
  const range = element("input", "", { type: "range", min: 1, max: text.length - 1, value: cuts[0] ?? Math.round(text.length / 2) });
  range.setAttribute("aria-label", words.splitWhere);
  two.setAttribute("aria-hidden", "true");
  const show = () => {
    const at = Number(range.value);
    two.replaceChildren(text.slice(0, at).join(""), element("i", "", { textContent: "┃" }), text.slice(at).join(""));
    range.setAttribute("aria-valuetext", filled(words.splitBetween, { before: text.slice(Math.max(0, at - 4), at).join(""), after: text.slice(at, at + 4).join("") }));
  };
  const close = () => { box.remove(); one(row, "name").focus(); };
  const yes = element("button", "nr-button small primary", { type: "button", textContent: words.splitYes });
  const no = element("button", "nr-button small", { type: "button", textContent: words.splitNo });
  yes.addEventListener("click", () => split(row, Number(range.value)));
  no.addEventListener("click", close);
  range.addEventListener("input", show);
  box.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Escape") { event.preventDefault(); close(); }
    if (event.target !== range) return;
    if (event.key === "Enter") { event.preventDefault(); split(row, Number(range.value)); }
    if (["PageUp", "PageDown"].includes(event.key) && cuts.length) {
      event.preventDefault();
      const at = Number(range.value);
      range.value = event.key === "PageDown" ? cuts.find((cut) => cut > at) ?? cuts[0] : cuts.findLast((cut) => cut < at) ?? cuts.at(-1);
      show();
    }
  });
  buttons.append(yes, no, element("span", "quiet", { textContent: words.splitKeys }));
  box.append(two, range, buttons);
  row.append(box);
  show();
  range.focus();
}
async function split(row, at) {
  if (sourceOf(row).length) {
    const rows = await readHalves(row, at, nextIndex(), organizationAbove(row));
    if (!rows || rows.length < 2) { say(rows ? words.nothingInHalf : words.notRead); return; }
    row.querySelector(".rg-split")?.remove();
    keep();
    replaceRow(row, rows);
    refresh();
    one(rows.at(-1), "name").focus();
    say(words.split);
    return;
  }
  const text = [...one(row, "name").value.trim()], trimmed = (words) => words.replace(/^[、，,；;和及与\s]+|[、，,；;\s]+$/g, "");
  keep();
  row.querySelector(".rg-split")?.remove();
  const next = makeRow();
  one(next, "kind").value = kind(row);
  list.insertBefore(next, row.nextSibling);
  one(row, "name").value = trimmed(text.slice(0, at).join(""));
  one(next, "name").value = trimmed(text.slice(at).join(""));
  order(list);
  refresh();
  whoIs(row);
  whoIs(next);
  one(next, "name").focus();
  say(words.split);
}
function openMore(row) {
  row.classList.add("more");
  row.querySelector("[data-more]").focus();
}

/* ---- the menu of a row: F2 or ⋯, then one letter ---- */
let menu = null;
function closeMenu(back = true) {
  if (!menu) return;
  const { box, button, from } = menu;
  menu = null;
  box.remove();
  button.setAttribute("aria-expanded", "false");
  if (back) (from?.isConnected && from !== document.body ? from : button).focus();
}
function openMenu(row) {
  if (menu) { closeMenu(); return; }
  const button = row.querySelector(".rg-more"), from = document.activeElement, field = from?.closest?.(".rg-line") ? from : null;
  const entries = [
    ["S", words.menuSplit, () => openSplit(row)],
    above(row) && ["M", words.menuMerge, () => merge(row)],
    null,
    isPerson(row) && ["O", words.menuOrganization, () => sameOrganization(row, field)],
    isPerson(row) && ["T", words.menuTitles, () => titlesBelow(row)],
    isPerson(row) && ["L", words.menuLine, () => addLine(row)],
    isPerson(row) && null,
    !isPerson(row) && ["P", words.menuPerson, () => become(row, "person")],
    kind(row) !== "group" && ["G", words.menuGroup, () => become(row, "group")],
    kind(row) !== "organization" && ["B", words.menuOrganizationRow, () => become(row, "organization")],
    ["E", words.menuMore, () => openMore(row)],
    ["N", words.menuAbove, () => addRow(row)],
    ["X", one(row, "out").checked ? words.menuBack : words.menuOut, () => takeOut(row)],
  ].filter((entry) => entry !== false && entry !== undefined);
  const box = element("div", "rg-menu");
  box.setAttribute("role", "menu");
  box.setAttribute("aria-label", filled(words.menu, { number: number(row) }));
  for (const entry of entries) {
    if (!entry) { const rule = element("hr"); rule.setAttribute("role", "separator"); box.append(rule); continue; }
    const [key, text, act] = entry, choice = element("button", "", { type: "button", tabIndex: -1 });
    choice.setAttribute("role", "menuitem");
    choice.dataset.key = key.toLowerCase();
    choice.append(element("span", "", { textContent: text }), element("kbd", "", { textContent: key }));
    choice.addEventListener("click", () => { closeMenu(); act(); });
    box.append(choice);
  }
  box.addEventListener("keydown", (event) => {
    event.stopPropagation();
    const all = [...box.querySelectorAll("button")], at = all.indexOf(document.activeElement);
    const to = { ArrowDown: (at + 1) % all.length, ArrowUp: (at - 1 + all.length) % all.length, Home: 0, End: all.length - 1 }[event.key];
    if (to !== undefined) { event.preventDefault(); all[to].focus(); }
    else if (event.key === "Escape" || event.key === "F2") { event.preventDefault(); closeMenu(); }
    else if (event.key === "Tab") closeMenu();
    else if (!event.ctrlKey && !event.metaKey && !event.altKey) {
      const hit = all.find((choice) => choice.dataset.key === event.key.toLowerCase());
      if (hit) { event.preventDefault(); hit.click(); }
    }
  });
  row.querySelector(".rg-act").append(box);
  box.classList.toggle("up", box.getBoundingClientRect().bottom > innerHeight - 64);
  button.setAttribute("aria-expanded", "true");
  menu = { box, button, from };
  box.querySelector("button").focus();
}
document.addEventListener("pointerdown", (event) => {
  if (menu && !menu.box.contains(event.target) && !menu.button.contains(event.target)) closeMenu(false);
});

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

/* ---- what saving would do ---- */
const stopOf = (row) => {
  if (kind(row) === "unknown") return words.unknown;
  if (one(row, "sign")?.checked && !one(row, "party").value) return words.noParty;
  if (!one(row, "name").value.trim()) return words.noName;
  return row.querySelector("[data-same]") && !row.querySelector("[data-same]:checked") && isPerson(row) ? words.undecided : "";
};
function summary() {
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
function toStop(row) {
  row.scrollIntoView({ block: "center" });
  const wanted = { [words.undecided]: "[data-same]", [words.unknown]: "[data-choose] button", [words.noParty]: "[data-party]" }[stopOf(row)];
  (row.querySelector(wanted ?? "[data-name]") ?? one(row, "name")).focus();
  say(`${row.getAttribute("aria-label")}: ${stopOf(row)}`);
}
function refresh() {
  rowsOf(list).forEach((row, at) => dress(row, at + 1));
  paint();
  summary();
  organizations(said);
}
// The organisations that the rows which stay name themselves: what is inferred is a body of another row.
function said() {
  const names = rowsOf(list).filter((row) => !one(row, "out").checked).flatMap((row) => {
    if (kind(row) === "organization") return [one(row, "name").value.trim()];
    return isPerson(row) ? titlesOf(row).filter((title) => !title.inferred).map((title) => bare(title.organization)) : [];
  });
  return [...new Set(names.filter(Boolean))];
}

form.addEventListener("submit", (event) => {
  if (event.submitter?.name === "back") {
    if (changed && !confirm(words.goBack)) event.preventDefault(); else changed = false;
    return;
  }
  const stop = rowsOf(list).find((row) => !one(row, "out").checked && !isEmpty(row) && stopOf(row));
  if (stop || isSent) event.preventDefault();                          // a double click saves once
  if (stop) toStop(stop); else { isSent = true; changed = false; }
});
window.addEventListener("pageshow", () => { isSent = false; });
window.addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
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
changed = false;
const first = list.querySelector(".rg-row.bad") ?? list.querySelector(".rg-row.doubt, .rg-row.unread") ?? rowsOf(list)[0];
if (first) {
  one(first, "name").focus({ preventScroll: true });
  if (first !== rowsOf(list)[0]) first.scrollIntoView({ block: "center" });
}
