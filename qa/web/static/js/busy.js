// While a question is on its way: say so, and send it only once.
for (const form of document.querySelectorAll("form[action='/fraga']")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    form.setAttribute("aria-busy", "true");
    const button = event.submitter;
    if (button?.dataset.busy) {
      button.textContent = button.dataset.busy;
    }
  });
}

// A page that the browser took back from its memory can be sent again.
addEventListener("pageshow", (event) => {
  if (event.persisted) {
    location.reload();
  }
});
