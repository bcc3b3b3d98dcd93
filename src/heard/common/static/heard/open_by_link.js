// A link carries the reference and the code behind its #, which no browser sends to any server. They
// are put into the form, taken out of the address, and sent as anybody would who typed them.

const form = document.querySelector("[data-opens]")
const carried = new URLSearchParams(window.location.hash.slice(1))

if (form && carried.has("code")) {
  form.elements.reference.value = carried.get("reference") ?? ""
  form.elements.code.value = carried.get("code")
  window.history.replaceState(null, "", window.location.pathname)
  form.requestSubmit()
}
