// Improves the pages of the settings: what is typed is shown beside it a moment later, as the button
// “See how it looks” does, and a colour can be pointed at. The pages work without either.

const PAUSE = 400
const COLOUR = /^#[0-9a-f]{6}$/i

async function look(form, place, asked) {
  const answer = await fetch(form.action, {
    method: "POST",
    body: new FormData(form),
    signal: asked.signal,
  })
  const page = new DOMParser().parseFromString(await answer.text(), "text/html")
  const fresh = page.querySelector("[data-trial-here]")
  if (fresh) place.replaceChildren(...fresh.childNodes)
  // A picture that was sent is kept under its mark, and need not be sent again.
  const file = form.querySelector("input[type=file]")
  if (file?.value && place.querySelector("input[name=logo]")?.value) file.value = ""
}

export function showWhileTyping(form) {
  const place = form.querySelector("[data-trial-here]")
  let waiting, asked
  form.addEventListener("input", () => {
    clearTimeout(waiting)
    waiting = setTimeout(() => {
      asked?.abort()
      asked = new AbortController()
      // Being shown is a help: without it, the button shows it all the same.
      look(form, place, asked).catch(() => {})
    }, PAUSE)
  })
}

export function letColoursBePointedAt(input) {
  const chooser = document.createElement("input")
  const label = document.querySelector(`label[for="${input.id}"]`).textContent.trim()
  chooser.type = "color"
  chooser.className = "settings-colours__chooser"
  chooser.setAttribute("aria-label", `${label}: point at a colour`)
  const follow = () => {
    if (COLOUR.test(input.value)) chooser.value = input.value
  }
  follow()
  input.addEventListener("input", follow)
  chooser.addEventListener("input", () => {
    input.value = chooser.value
  })
  const row = document.createElement("div")
  row.className = "settings-colours__row"
  input.replaceWith(row)
  row.append(input, chooser)
}

for (const input of document.querySelectorAll("input[data-colour]")) letColoursBePointedAt(input)
for (const form of document.querySelectorAll("form[data-trial]")) showWhileTyping(form)
