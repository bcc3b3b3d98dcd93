// Starts what improves a public page that already works without it.

import { forgetTypedWords, keepTypedWords } from "./typed_words.js"

for (const form of document.querySelectorAll("form[data-kept]")) keepTypedWords(form)

// What was sent, or thrown away, is not to be found in this browser by whoever uses it next.
const sent = document.querySelector("[data-sent]")
if (sent) forgetTypedWords(`${sent.dataset.sent} `)

// A second press of a button that sends would only ask again for what is under way.
for (const button of document.querySelectorAll("button[data-once]")) {
  button.form.addEventListener("submit", (event) => {
    if (button.getAttribute("aria-disabled") === "true") event.preventDefault()
    button.setAttribute("aria-disabled", "true")
  })
}
addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll("button[data-once]")) {
    button.removeAttribute("aria-disabled")
  }
})
