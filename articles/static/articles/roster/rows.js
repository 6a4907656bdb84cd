// A row of the grid: its fields, and its titles as the server has them. A titles field holds a title a line:
// "organisation | title", "organisation?" when inferred, a line that begins with 原 when former.
import { rowsOf } from "../ordered-rows.js";

export const form = document.querySelector("[data-roster-grid]");
export const list = form.querySelector("[data-ordered-rows]");
export const words = JSON.parse(document.getElementById("rg-words").textContent);
export const mayAddPeople = "mayAddPeople" in form.dataset;
// `changed`: something would be lost by leaving; `isSent`: the form is on its way.
export const state = { changed: false, isSent: false };

export const one = (row, name) => row.querySelector(`[data-${name}]`);
export const kind = (row) => one(row, "kind").value;
export const isPerson = (row) => kind(row) === "person";
// Somebody new, or a name that stays printed text, is nobody of the directory.
export const isKnown = (choice) => choice.value !== "new" && choice.value !== "printed";
export const isEmpty = (row) => !one(row, "name").value.trim() && !one(row, "titles").value.trim() && !one(row, "source").value;
export const number = (row) => rowsOf(list).indexOf(row) + 1;
export const above = (row) => rowsOf(list)[rowsOf(list).indexOf(row) - 1];

export function element(tag, className, properties = {}) {
  const node = Object.assign(document.createElement(tag), properties);
  if (className) node.className = className;
  return node;
}

/* ---- its titles ---- */
export const readLines = (value) => value.split("\n").filter((line) => line.trim()).map((line) => {
  const cut = line.search(/[|｜]/), organization = (cut < 0 ? "" : line.slice(0, cut)).trim();
  return { organization: organization.replace(/[?？]$/, "").trim(), title: (cut < 0 ? line : line.slice(cut + 1)).trim(), inferred: /[?？]$/.test(organization) };
});
// The name without the signs that say “former” and “to the letter”.
export const bare = (organization) => (words.notFormer.some((start) => organization.startsWith(start)) ? organization : organization.replace(/^[原=]\s*(?=.)/, ""));
export const titlesOf = (row) => readLines(one(row, "titles").value);
export const lineText = (title) => (title.organization ? `${title.organization}${title.inferred ? "?" : ""} | ${title.title}` : title.title);
