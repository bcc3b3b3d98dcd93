// Reads a page out with the browser's own voice, in the language of the page. Nothing leaves the device
// but what the browser itself may send to its voice.

const SPOKEN = "h1, h2, main p:not(.reads, .unseen), legend, label, li, summary"

const wordsOf = (element) => element.innerText.replace(/\s+/g, " ").trim()

/** Return what is read, each piece once, in the order of the page. */
function pieces() {
  const found = [...document.querySelector("main").querySelectorAll(SPOKEN)]
  const inner = found.filter((each) => !found.some((other) => other !== each && each.contains(other)))
  return inner.filter((each) => each.checkVisibility() && !each.closest("[data-says], [data-draws]"))
}

/** Let a button read the page out, and stop. */
export function readAloud(button) {
  const voice = window.speechSynthesis
  if (!voice) return
  const words = button.textContent
  const end = () => {
    button.textContent = words
    for (const each of document.querySelectorAll(".is-read")) each.classList.remove("is-read")
  }
  button.hidden = false
  button.addEventListener("click", () => {
    if (voice.speaking) {
      voice.cancel()
      end()
      return
    }
    button.textContent = button.dataset.stop
    const told = pieces()
    for (const [place, element] of told.entries()) {
      const said = new SpeechSynthesisUtterance(wordsOf(element))
      said.lang = document.documentElement.lang
      said.rate = 0.9
      said.addEventListener("start", () => {
        for (const each of told) each.classList.toggle("is-read", each === element)
      })
      if (place === told.length - 1) said.addEventListener("end", end)
      said.addEventListener("error", end)
      voice.speak(said)
    }
  })
  addEventListener("pagehide", () => voice.cancel())
}
