// Keeps what staff type in this tab until it was sent, also when their session ends meanwhile, and
// forgets it at sign-out: other people use the same machine.

import { forgetTypedWords, keepTypedWords } from "./typed_words.js"

const STAFF = "staff "
const UNDER_WAY = "sending"

function throwAwayOnAsking(form) {
  document.querySelector("[data-throw-away]")?.addEventListener("click", () => {
    forgetTypedWords(`${form.dataset.kept} `)
    location.reload()
  })
}

function keepFormsOf(page) {
  for (const form of page.querySelectorAll("form[data-kept]")) {
    // Parts of the page follow what is chosen, and are to follow what is put back.
    if (keepTypedWords(form)) form.dispatchEvent(new Event("change", { bubbles: true }))
    form.addEventListener("submit", () => sessionStorage.setItem(UNDER_WAY, form.dataset.kept))
    throwAwayOnAsking(form)
  }
}

// What was under way came through where the next page says that something was done. Where that
// page asks for a password instead, it is still under way.
function forgetWhatWasSent(page) {
  const sent = sessionStorage.getItem(UNDER_WAY)
  if (sent === null) return
  if (page.querySelector("[data-done]")) forgetTypedWords(`${sent} `)
  sessionStorage.removeItem(UNDER_WAY)
}

function forgetWhatOthersTyped(who) {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(`told ${STAFF}`) && !key.startsWith(`told ${STAFF}${who} `)) {
      sessionStorage.removeItem(key)
    }
  }
}

function forgetAllAtSignOut(page) {
  const tabs = new BroadcastChannel("heard")
  tabs.addEventListener("message", () => forgetTypedWords(STAFF))
  page.querySelector("form[data-signs-out]").addEventListener("submit", () => {
    forgetTypedWords(STAFF)
    tabs.postMessage("signed out")
  })
}

/** Start on a page of somebody who is signed in; on any other page nothing is kept or forgotten. */
export function keepStaffWords(page) {
  const who = page.querySelector("[data-who]")?.dataset.who
  if (!who) return
  forgetWhatOthersTyped(who)
  forgetWhatWasSent(page)
  forgetAllAtSignOut(page)
  keepFormsOf(page)
}
