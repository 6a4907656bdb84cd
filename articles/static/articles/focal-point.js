// A click on the picture sets what must stay in view; the two sliders do the same by keyboard and without script.
const box = document.querySelector(".nr-focal");
const across = document.getElementById("id_across"), down = document.getElementById("id_down");

if (box && across && down) {
  const mark = document.createElement("span");
  mark.className = "nr-focal-mark";
  mark.setAttribute("aria-hidden", "true");
  box.append(mark);
  const show = () => {
    mark.style.insetInlineStart = `${across.value}%`;
    mark.style.insetBlockStart = `${down.value}%`;
  };
  box.addEventListener("click", (event) => {
    const area = box.getBoundingClientRect();
    across.value = Math.round(((event.clientX - area.left) / area.width) * 100);
    down.value = Math.round(((event.clientY - area.top) / area.height) * 100);
    show();
  });
  across.addEventListener("input", show);
  down.addEventListener("input", show);
  show();
}
