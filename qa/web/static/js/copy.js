// "Kopiera hänvisning": the button is hidden until it can do something.
const said = document.createElement("p");
said.className = "hidden";
said.setAttribute("role", "status");
document.body.append(said);

if (navigator.clipboard) {
  for (const button of document.querySelectorAll("button[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }
}

async function copy(button) {
  const reference = document.getElementById(button.dataset.copy);
  const page = reference.closest(".source").querySelector(".actions a");
  const address = page.href.replace(/&svar=[\w-]*$/, ""); // the page is shared, not the conversation
  try {
    await navigator.clipboard.writeText(`${reference.textContent.trim()} ${address}`);
    said.textContent = `${button.dataset.copied}.`;
    button.classList.add("done");
  } catch {
    said.textContent = "Det gick inte att kopiera. Texten är markerad, kopiera den själv.";
    getSelection().selectAllChildren(reference);
  }
}
