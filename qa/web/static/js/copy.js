// "Kopiera hänvisning": the button is hidden until it can do something.
const said = document.createElement("p");
said.className = "hidden";
said.setAttribute("role", "status");
document.body.append(said);

for (const button of document.querySelectorAll("button[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", () => copy(button));
}

async function copy(button) {
  const reference = document.getElementById(button.dataset.copy);
  const page = reference.closest(".source").querySelector(".actions a");
  const address = page.href.replace(/&svar=[\w-]*$/, ""); // the page is shared, not the conversation
  if (await write(`${reference.textContent.trim()} ${address}`)) {
    said.textContent = `${button.dataset.copied}.`;
    button.classList.add("done");
    return;
  }
  getSelection().selectAllChildren(reference);
  const hint = "Det gick inte att kopiera. Hänvisningen är markerad: tryck Ctrl+C.";
  said.textContent = hint;
  show(hint, button);
}

// Browsers lend the clipboard to https and localhost alone; elsewhere the old command is left.
async function write(text) {
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Not allowed: the old command may be.
    }
  }
  return writeByCommand(text);
}

function writeByCommand(text) {
  const focused = document.activeElement;
  const box = document.createElement("textarea");
  box.className = "hidden";
  box.value = text;
  box.setAttribute("aria-hidden", "true");
  document.body.append(box);
  box.focus({ preventScroll: true });
  box.select();
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    box.remove();
    focused?.focus({ preventScroll: true });
  }
}

function show(text, button) {
  const actions = button.closest(".actions");
  const there = actions.nextElementSibling;
  const hint = there?.matches(".hint") ? there : document.createElement("p");
  hint.className = "hint";
  hint.textContent = text;
  actions.after(hint);
}
