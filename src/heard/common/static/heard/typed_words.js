// Keeps what is typed on a page in this tab until the server has it, so that neither a lost
// connection, nor going back, nor a page that is loaded anew takes it away. Closing the tab does.

const TYPED = "textarea, input[type=text], input[type=email], input[type=tel]"

const plain = (words) => words.replace(/\r\n?/g, "\n").trim()

/** Keep the words of one form, and put back those that the server has not got. */
export function keepTypedWords(form) {
  let isPutBack = false
  for (const field of form.querySelectorAll(TYPED)) {
    const key = `told ${form.dataset.kept} ${field.name}`
    const kept = sessionStorage.getItem(key)
    if (kept !== null && plain(kept) !== plain(field.value)) {
      field.value = kept
      isPutBack = true
    } else {
      sessionStorage.removeItem(key)
    }
    field.addEventListener("input", () => sessionStorage.setItem(key, field.value))
  }
  const note = document.getElementById("put-back")
  if (note) note.hidden = !isPutBack
}
