// The pasted text above the grid, the words of each row in it, and reading such words again. Places count characters as
// the server counts them (code points), so every cut goes through [...text].
import { filled, rowsOf } from "../ordered-rows.js";
import { form, list, one, words } from "./rows.js";

const panel = document.querySelector("[data-source-panel]");
const coverage = document.querySelector("[data-coverage]");
const text = [...(form.elements.text?.value ?? "")];

export const isPaste = Boolean(panel);
export const sourceOf = (row) => [...one(row, "source").value];

function placeOf(row) {
  const start = one(row, "start").value, end = one(row, "end").value;
  return start && end ? { start: Number(start), end: Number(end) } : null;
}

// The text with every row's words underlined and numbered, and the line that accounts for each character.
export function paint() {
  if (!panel) return;
  const placed = rowsOf(list).map((row, at) => ({ row, number: at + 1, ...placeOf(row) })).filter((entry) => entry.end);
  placed.sort((one, other) => one.start - other.start);
  let at = 0, read = 0, unread = 0;
  const parts = [];
  for (const { row, number, start, end } of placed) {
    if (start < at || end > text.length) continue;
    parts.push(text.slice(at, start).join(""));
    const mark = document.createElement("mark"), place = document.createElement("sup");
    mark.className = row.classList.contains("is-unread") ? "unread" : row.classList.contains("doubt") ? "doubt" : "";
    mark.classList.toggle("here", row.classList.contains("here"));
    mark.dataset.index = row.dataset.index;
    place.textContent = `\u2060${number}`;
    mark.append(text.slice(start, end).join(""), place);
    parts.push(mark);
    if (mark.classList.contains("unread")) unread += end - start; else read += end - start;
    at = end;
  }
  panel.replaceChildren(...parts, text.slice(at).join(""));
  coverage.textContent = filled(words.coverage, { all: text.length, read, between: text.length - read - unread, unread });
}

export function highlight(row) {
  panel?.querySelectorAll("mark").forEach((mark) => mark.classList.toggle("here", mark.dataset.index === row.dataset.index));
}
panel?.addEventListener("click", (event) => {
  const mark = event.target.closest("mark");
  const row = mark && list.querySelector(`[data-index="${mark.dataset.index}"]`);
  if (!row) return;
  one(row, "name").focus();
  row.scrollIntoView({ block: "center" });
});

// Rows as the server reads the words, or null: nothing changes then.
async function ask(pieces, facts) {
  const body = new URLSearchParams(facts);
  for (const { letters, start } of pieces) {
    body.append("words", letters.join(""));
    body.append("start", start ?? "");
  }
  body.set("language", form.elements.language?.value ?? "");
  if (!panel) body.set("is_saved", "1");
  try {
    const answer = await fetch(form.dataset.words, { method: "POST", body, headers: { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value } });
    if (!answer.ok) return null;
    const { rows } = await answer.json();
    return rows.map((html) => {
      const box = document.createElement("template");
      box.innerHTML = html.trim();
      return box.content.firstElementChild;
    });
  } catch { return null; }
}

export function readHalves(row, at, index, above) {
  const letters = sourceOf(row), start = placeOf(row)?.start;
  const halves = [{ letters: letters.slice(0, at), start }, { letters: letters.slice(at), start: start === undefined ? undefined : start + at }];
  return ask(halves, { index, above });
}

// Two rows as one: the words between both are read again; names and titles serve if they make no single row.
export async function readAsOne(up, row, index, above) {
  const first = placeOf(up), last = placeOf(row), isInOrder = first && last && first.end <= last.start;
  const letters = isInOrder && text.length ? text.slice(first.start, last.end) : [...sourceOf(up), ...sourceOf(row)];
  const value = (name) => one(up, name).value.trim() || one(row, name).value;
  const titles = [one(up, "titles").value, one(row, "titles").value].filter((lines) => lines.trim()).join("\n");
  const kind = one(up, "kind").value === "unknown" ? one(row, "kind").value : one(up, "kind").value;
  const rows = await ask([{ letters, start: isInOrder ? first.start : undefined }], { index, above, as_one: 1, name: value("name"), titles, kind });
  return rows?.[0] ?? null;
}

/* ---- organisations that the directory lacks ---- */
const makes = document.querySelector("[data-makes]");
const isNew = new Map();
const namesIn = () => (makes ? [...makes.children].map((name) => name.textContent) : []);

// `said` are the organisations of the rows that stay. Those of the opened page are known, but for the ones listed.
export function organizationsAtFirst(said) {
  said.forEach((name) => isNew.set(name, false));
  namesIn().forEach((name) => isNew.set(name, true));
}
export async function organizations(said) {
  if (!makes) return;
  const unasked = said().filter((name) => !isNew.has(name));
  if (unasked.length) {
    const answer = await fetch(`${form.dataset.bodies}?${new URLSearchParams(unasked.map((name) => ["name", name]))}`).catch(() => null);
    if (!answer?.ok) return;
    const lacking = (await answer.json()).new;
    unasked.forEach((name) => isNew.set(name, lacking.includes(name)));
  }
  const names = said().filter((name) => isNew.get(name));
  makes.replaceChildren(...names.map((name) => Object.assign(document.createElement("span"), { className: "rg-new", textContent: name })));
  document.querySelector("[data-makes-words]").textContent = filled(words.makes, { count: names.length });
}
