// Rows that keep an order: drag by the grip, Alt+Up/Down, or the two buttons. Numbers live in ordinary inputs, so
// without script the editor types them. Serves our lists ([data-ordered-rows]) and Django's tabular inlines (…-position).
document.documentElement.classList.add("has-script");

const words = document.getElementById("desk-words").dataset;
export const filled = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

export function say(text) {
  let box = document.querySelector("[data-say]");
  if (!box) {
    box = document.createElement("div");
    box.className = "visually-hidden";
    box.dataset.say = "";
    box.setAttribute("role", "status");
    document.body.append(box);
  }
  box.textContent = "";
  requestAnimationFrame(() => { box.textContent = text; });
}

export const rowsOf = (list) => [...list.children].filter((row) => row.matches("[data-row], tr.form-row:not(.empty-form)"));

export function renumber(list) {
  rowsOf(list).forEach((row, index) => {
    const input = row.querySelector("[data-order], input[name$='-position']");
    if (input) input.value = index + 1;
    const number = row.querySelector(".or-number");
    if (number) number.textContent = index + 1;
  });
  list.dispatchEvent(new CustomEvent("rows:order", { bubbles: true }));
}

export function move(list, row, step) {
  const rows = rowsOf(list), at = rows.indexOf(row), to = at + step;
  if (to < 0 || to >= rows.length) { say(step < 0 ? words.first : words.last); return false; }
  const focused = document.activeElement;
  list.dispatchEvent(new CustomEvent("rows:before"));
  if (step < 0) list.insertBefore(row, rows[to]); else list.insertBefore(row, rows[to].nextSibling);
  renumber(list);
  if (row.contains(focused)) focused.focus();
  row.scrollIntoView({ block: "nearest" });
  say(filled(words.moved, { number: to + 1, all: rows.length }));
  return true;
}

function grip(list, row) {
  if (row.querySelector(".or-grip")) return;
  let cell = row.querySelector(".or-cell");
  if (!cell) {
    cell = row.querySelector("td.field-position");
    if (!cell) return;
    const box = document.createElement("span");
    box.className = "or-cell";
    box.append(...cell.childNodes);
    cell.append(box);
    cell = box;
  }
  const handle = document.createElement("button");
  handle.type = "button";
  handle.className = "or-grip";
  handle.textContent = "⠿";
  handle.setAttribute("aria-label", `${words.grip} (Alt+↑↓)`);
  const number = document.createElement("span");
  number.className = "or-number";
  if (!cell.querySelector(".or-number") && row.matches("[data-row]")) cell.append(number);
  cell.prepend(handle);
  handle.addEventListener("keydown", (event) => {            // on the grip itself plain arrows are enough
    if (event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
    event.preventDefault();
    move(list, row, event.key === "ArrowUp" ? -1 : 1);
    handle.focus();
  });
  handle.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    handle.setPointerCapture(event.pointerId);
    row.classList.add("or-dragging");
    let moved = false;
    const onMove = (e) => {
      if (e.clientY > innerHeight - 90) scrollBy(0, 16); else if (e.clientY < 70) scrollBy(0, -16);    // a long list follows
      for (const other of rowsOf(list)) {
        if (other === row) continue;
        const box = other.getBoundingClientRect(), middle = box.top + box.height / 2;
        const before = row.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_PRECEDING;
        if (before ? e.clientY < middle && e.clientY > box.top - 40 : e.clientY > middle && e.clientY < box.bottom + 40) {
          if (!moved) { list.dispatchEvent(new CustomEvent("rows:before")); moved = true; }
          list.insertBefore(row, before ? other : other.nextSibling);
          handle.setPointerCapture(e.pointerId);
          break;
        }
      }
    };
    const onEnd = () => {
      handle.removeEventListener("pointermove", onMove);
      row.classList.remove("or-dragging");
      if (moved) { renumber(list); say(filled(words.moved, { number: rowsOf(list).indexOf(row) + 1, all: rowsOf(list).length })); }
    };
    handle.addEventListener("pointermove", onMove);
    handle.addEventListener("pointerup", onEnd, { once: true });
    handle.addEventListener("pointercancel", onEnd, { once: true });
  });
}

export function order(list) {
  list.classList.add("has-ordered-rows");
  rowsOf(list).forEach((row) => grip(list, row));
  renumber(list);
  if (list.dataset.orderReady) return;
  list.dataset.orderReady = "1";
  list.addEventListener("keydown", (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    const row = event.target.closest("[data-row], tr.form-row");
    if (!row || row.parentElement !== list) return;
    event.preventDefault();
    move(list, row, event.key === "ArrowUp" ? -1 : 1);
  });
}

const inlines = () => document.querySelectorAll(".inline-group .tabular tbody, .inline-group tbody");
function start() {
  document.querySelectorAll("[data-ordered-rows]").forEach(order);
  inlines().forEach((body) => {
    if (!body.querySelector("input[name$='-position']")) return;
    order(body);
  });
}
start();
document.addEventListener("formset:added", start);
document.addEventListener("formset:removed", () => inlines().forEach((body) => body.dataset.orderReady && renumber(body)));
