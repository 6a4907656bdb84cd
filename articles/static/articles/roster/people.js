// The directory: a name it has is offered, never taken by itself.
import { filled, say } from "../ordered-rows.js";
import { dress } from "./look.js";
import { keep } from "./past.js";
import { bare, element, form, isPerson, mayAddPeople, one, titlesOf, words } from "./rows.js";
import { summary } from "./summary.js";
import { buildLines } from "./titles.js";

export async function whoIs(row) {
  const name = one(row, "name").value.trim(), choices = one(row, "choices");
  if (!isPerson(row) || !name) { choices.replaceChildren(); summary(); return; }
  const answer = await fetch(`${form.dataset.people}?name=${encodeURIComponent(name)}`);
  if (!answer.ok || one(row, "name").value.trim() !== name) return;
  const { people } = await answer.json(), field = `row-${row.dataset.index}-same`;
  const choice = (value, text, { last = "", titles = "", day = "" } = {}) => {
    const label = element("label"), radio = element("input", "", { type: "radio", name: field, value });
    Object.assign(radio.dataset, { same: "", held: titles, day });
    label.append(radio, text);
    if (last) label.append(" ", element("small", "", { textContent: filled(words.lastSeen, { last }) }));
    return label;
  };
  one(row, "asked").value = name;
  if (row.own && !people.some((person) => String(person.id) === row.own.id)) people.unshift(row.own);
  choices.replaceChildren(...people.map((person) => choice(person.id, filled(words.same, { person: person.name }), person)));
  if (mayAddPeople && (people.length || row.isPrinted)) choices.append(choice("new", people.length ? words.other : words.newPerson));
  if (!mayAddPeople || row.isPrinted) choices.append(choice("printed", words.printed));
  const mine = row.own?.name === name && choices.querySelector(`input[value="${row.own.id}"]`);
  if (mine) mine.checked = true; else if (people.length) say(words.found);
  else choices.querySelector("input[value=printed]")?.click();
  dress(row);
  summary();
}

// A person who was chosen and has no titles yet gets those last held, marked inferred.
export function lastTitles(row, choice) {
  const held = choice.dataset.held;
  if (!held || titlesOf(row).length) return;
  keep();
  one(row, "titles").value = held;
  buildLines(row);
  const titles = titlesOf(row).map((title) => `${title.organization} ${title.title}`).join("、");
  const told = filled(words.held, { titles, day: choice.dataset.day ?? "" });
  row.querySelector(".rg-notes").append(element("p", "rg-note known", { textContent: told }));
  say(told);
}

// The party is suggested by the organisation of a title; which one it is stays the editor's to say.
export function suggestParty(row) {
  const party = one(row, "party"), held = titlesOf(row).map((title) => bare(title.organization)).filter(Boolean);
  if (!one(row, "sign").checked || party.value) return;
  const fitting = [...party.options].filter((option) => option.dataset.names?.split("\n").some((name) => held.includes(name)));
  if (fitting.length === 1) party.value = fitting[0].value;
}
