// Keeps what is typed on a page in this tab until the server has it, so that neither a lost
// connection, nor going back, nor a page that is loaded anew takes it away. Closing the tab does.

const TYPED = "textarea, input[type=text], input[type=email], input[type=tel]"
const CHOSEN = "select, input[type=radio], input[type=checkbox]"

const plain = (words) => words.replace(/\r\n?/g, "\n").trim()

const isTicked = (field) => field.type === "radio" || field.type === "checkbox"

const keyOf = (form, field) =>
  `told ${form.dataset.kept} ${field.name}${isTicked(field) ? `=${field.value}` : ""}`

function valueOf(field) {
  return isTicked(field) ? String(field.checked) : field.value
}

function putBack(field, kept) {
  if (isTicked(field)) field.checked = kept === "true"
  else field.value = kept
}

/** Forget what was kept of every form whose name begins so. */
export function forgetTypedWords(beginning) {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(`told ${beginning}`)) sessionStorage.removeItem(key)
  }
}

/** Keep the words of one form, and put back those that the server has not got.
 *
 * With `data-kept-whole` what was chosen and ticked is kept as well, and all of it until
 * `forgetTypedWords`: the server that shows it again with what is wrong in it does not have it.
 */
export function keepTypedWords(form) {
  const isWhole = "keptWhole" in form.dataset
  const wanted = isWhole ? `${TYPED}, ${CHOSEN}` : TYPED
  let isPutBack = false
  for (const field of form.querySelectorAll(wanted)) {
    const key = keyOf(form, field)
    const kept = sessionStorage.getItem(key)
    if (kept !== null && plain(kept) !== plain(valueOf(field))) {
      putBack(field, kept)
      isPutBack = true
    } else if (!isWhole) {
      sessionStorage.removeItem(key)
    }
  }
  form.addEventListener("input", (event) => {
    if (!event.target.matches(wanted)) return
    // Ticking one of several takes the tick from another.
    const alike = isTicked(event.target) ? form.querySelectorAll(wanted) : [event.target]
    for (const field of alike) {
      if (field.name === event.target.name) sessionStorage.setItem(keyOf(form, field), valueOf(field))
    }
  })
  const note = document.getElementById("put-back")
  if (note) note.hidden = !isPutBack
  return isPutBack
}
