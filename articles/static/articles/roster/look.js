// What a row looks like follows from what its fields say. What can be done about a note is a button with the name of the act
// in `data-act`, which operations.js knows.
import { filled, rowsOf } from "../ordered-rows.js";
import { bare, element, isPerson, kind, list, number, one, titlesOf, words } from "./rows.js";
import { highlight, organizations, paint } from "./source.js";
import { summary } from "./summary.js";

export function dress(row, place = number(row)) {
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
  button.dataset.act = act;
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
  if (reasons.length && !reasons.at(-1).querySelector("button")) reasons.at(-1).append(link(words.settle, "settle"));
  const choose = notes.querySelector("[data-choose]");
  if (choose) {
    if (!choose.querySelector("button")) choose.append(link(words.isPerson, "person"), link(words.isGroup, "group"), link(words.leaveOut, "out"));
    choose.hidden = kind(row) !== "unknown";
    choose.querySelector("button:last-child").textContent = out ? words.takeBack : words.leaveOut;
  }
  const onlyName = notes.querySelector("[data-only-name]");
  if (onlyName) onlyName.hidden = out || !isPerson(row) || Boolean(row.querySelector("[data-same]:checked"));
  const already = notes.querySelector(".already");
  if (already) {
    if (!already.querySelector("button")) already.append(link("", "out"));
    already.querySelector("button").textContent = out ? words.takeBack : words.leaveOut;
    already.querySelector("[data-left]").hidden = !out;
  }
  notes.querySelectorAll(".suggest").forEach((offer) => {
    if (!offer.querySelector("button")) offer.append(link(words.useFull, "full"));
    offer.hidden = !titlesOf(row).some((title) => bare(title.organization) === offer.dataset.from);
  });
}

export function settled(row) {
  row.querySelectorAll(".rg-note.error").forEach((note) => note.remove());
  row.classList.remove("bad");
}

export function here(row) {
  list.querySelectorAll(".rg-row.here").forEach((other) => other.classList.remove("here"));
  row.classList.add("here");
  highlight(row);
}

export function refresh() {
  rowsOf(list).forEach((row, at) => dress(row, at + 1));
  paint();
  summary();
  organizations(said);
}

// The organisations that the rows which stay name themselves: what is inferred is a body of another row.
export function said() {
  const names = rowsOf(list).filter((row) => !one(row, "out").checked).flatMap((row) => {
    if (kind(row) === "organization") return [one(row, "name").value.trim()];
    return isPerson(row) ? titlesOf(row).filter((title) => !title.inferred).map((title) => bare(title.organization)) : [];
  });
  return [...new Set(names.filter(Boolean))];
}
