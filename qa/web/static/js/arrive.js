// After a question was sent: focus the new answer's heading and let its status line be read out.
if (location.hash === "#svaret") {
  const heading = document.getElementById("svaret");
  const status = document.querySelector(".question .status");
  heading?.focus();
  if (status) {
    const text = status.textContent;
    status.textContent = "";
    setTimeout(() => { status.textContent = text; }, 150);
  }
}
