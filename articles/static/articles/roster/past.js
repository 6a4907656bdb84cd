// What every row said before each operation on rows.
import { rowsOf } from "../ordered-rows.js";
import { form, kind, list, one, state } from "./rows.js";

export const undoButton = form.querySelector("[data-undo]");
export const past = [];

function snapshot() {
  return rowsOf(list).map((row) => ({
    row, kind: kind(row), name: one(row, "name").value, titles: one(row, "titles").value, out: one(row, "out").checked, doubt: one(row, "doubt").checked,
    choices: [...one(row, "choices").children], same: row.querySelector("[data-same]:checked"),
  }));
}

export function keep() {
  past.push(snapshot());
  if (past.length > 50) past.shift();
  undoButton.hidden = false;
  state.changed = true;
}
