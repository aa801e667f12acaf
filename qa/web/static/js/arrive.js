// After a question was sent: focus the new answer's heading and let its status line be read out.
if (location.hash === "#svaret") {
  document.getElementById("svaret")?.focus();
  const status = document.querySelector(".question .status");
  if (status) {
    // Only what changes is read out, and the line that is seen does not.
    const said = document.createElement("p");
    said.className = "hidden";
    said.setAttribute("role", "status");
    status.after(said);
    setTimeout(() => { said.textContent = status.textContent; }, 150);
  }
}
