// Improves the page on which things are logged: what is known already comes up while typing, and
// questions that another answer makes pointless are put away. The page works without either.

const PAUSE = 600

function answerTo(form, name) {
  const chosen = new FormData(form).get(name)
  return chosen === null ? "" : chosen
}

function putAway(form) {
  for (const part of form.querySelectorAll("[data-shown-when]")) {
    const wanted = part.dataset.shownFor.split(" ")
    const answer = answerTo(form, part.dataset.shownWhen)
    part.hidden = !wanted.includes(answer) && !part.querySelector(".govuk-form-group--error")
  }
}

// One more person is offered once the one before is being filled in.
function offerOneMore(form) {
  let isWanted = true
  for (const person of form.querySelectorAll("[data-one-more]")) {
    person.hidden = !isWanted && !person.open
    isWanted = person.open
  }
}

// Whoever enquires is the member, unless somebody chose otherwise.
const MEMBERS = { mp_enquiry: "mp", councillor_enquiry: "councillor" }

function supposeWho(form) {
  const role = form.querySelector("select[name=person-1-role]")
  const supposed = ["complainant", ...Object.values(MEMBERS)]
  if (supposed.includes(role.value)) role.value = MEMBERS[answerTo(form, "kind")] ?? "complainant"
}

// Of what was filled in only the words: files are large, and nothing is known by them.
function wordsOf(form) {
  const filledIn = new FormData(form)
  for (const chooser of form.querySelectorAll("input[type=file]")) filledIn.delete(chooser.name)
  return filledIn
}

async function lookUp(form, place, asked) {
  const answer = await fetch(form.dataset.matches, {
    method: "POST",
    body: wordsOf(form),
    signal: asked.signal,
  })
  // Whoever is no longer signed in is led to the page that asks for it, which is no answer.
  if (!answer.ok || answer.redirected) return
  const page = new DOMParser().parseFromString(await answer.text(), "text/html")
  place.replaceChildren(...page.body.childNodes)
}

export function helpLogging(form) {
  const place = form.querySelector("[data-matches-here]")
  let waiting, asked
  putAway(form)
  offerOneMore(form)
  form.addEventListener("change", (event) => {
    putAway(form)
    if (event.target.name === "kind") supposeWho(form)
  })
  form.addEventListener("toggle", () => offerOneMore(form), true)
  form.addEventListener("input", (event) => {
    // Choosing among what was found is no reason to look again.
    if (place.contains(event.target)) return
    clearTimeout(waiting)
    waiting = setTimeout(() => {
      asked?.abort()
      asked = new AbortController()
      // What is known is a help: without it the record is logged all the same.
      lookUp(form, place, asked).catch(() => {})
    }, PAUSE)
  })
}

const form = document.querySelector("form[data-matches]")
if (form) helpLogging(form)
