// Tells the newsroom that this article was seen, once it really is, and prints the figure that comes back.
// It keeps nothing on the reader's device and sends nothing but the page's own token.

const place = document.querySelector("[data-view-token]");

async function send() {
  let answer;
  try {
    answer = await fetch("/api/views", {
      method: "POST",
      keepalive: true,
      credentials: "same-origin",
      headers: { "Content-Type": "text/plain" },
      body: JSON.stringify({ t: place.dataset.viewToken }),
    });
  } catch {
    return; // no network: the view was not counted, and nobody is bothered
  }
  if (!answer.ok) return;
  const { views } = await answer.json();
  if (Number.isInteger(views)) place.textContent = views.toLocaleString("en-US");
}

// A page that was opened in a hidden tab, or fetched ahead, is seen when it is shown.
function whenShown() {
  if (document.prerendering) {
    document.addEventListener("prerenderingchange", whenShown, { once: true });
  } else if (document.visibilityState !== "visible") {
    document.addEventListener("visibilitychange", whenShown, { once: true });
  } else {
    send();
  }
}

const isAutomatic = navigator.webdriver === true;
const isFramed = window.self !== window.top;

if (place && !isAutomatic && !isFramed) {
  whenShown();
  // Back and forward bring the same page again without loading it: that is another showing.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) whenShown();
  });
}
