// Works an import off piece by piece while its page is open; without script, the button does one piece a press.
const form = document.getElementById("import-go-on");
const bar = document.getElementById("import-progress");
const words = document.getElementById("import-words");

async function goOn() {
  const answer = await fetch(location.href, {
    method: "POST",
    body: new FormData(form),
    headers: { Accept: "application/json" },
    credentials: "same-origin",
  });
  if (answer.status === 503) {
    // The store is busy or full: nothing is lost, and the button goes on later.
    words.textContent = (await answer.json()).error;
    return "waits";
  }
  if (!answer.ok) return "ended";
  const report = await answer.json();
  bar.value = report.done;
  words.textContent = words.dataset.words
    .replace("DONE", report.done)
    .replace("TOTAL", report.total)
    .replace("DRAFTS", report.imported);
  return report.is_running ? "running" : "ended";
}

if (form) {
  const button = form.querySelector("button");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    button.disabled = true;
    let state = "running";
    try {
      while (state === "running") state = await goOn();
    } finally {
      if (state === "waits") button.disabled = false;
      else location.reload();
    }
  });
}
