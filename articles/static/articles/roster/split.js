// One row as two: where the words are cut is chosen on a slider.
import { filled, order, say } from "../ordered-rows.js";
import { refresh } from "./look.js";
import { makeRow, nextIndex, organizationAbove, replaceRow } from "./operations.js";
import { keep } from "./past.js";
import { whoIs } from "./people.js";
import { element, kind, list, one, words } from "./rows.js";
import { readHalves, sourceOf } from "./source.js";

export function openSplit(row) {
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
