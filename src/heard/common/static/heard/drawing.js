// Lets somebody draw with a finger, a pen or a mouse. The drawing joins the files of the form as a PNG
// when the form is sent; a sheet that nothing was drawn on does not.

import { addMade } from "./made_files.js"

const PAPER = "#ffffff"
const THICK = 9

/** Let somebody draw on the canvas of a place, with its inks, undoing and starting again. */
export function letDraw(place) {
  const canvas = place.querySelector("canvas")
  const pen = canvas.getContext("2d")
  const input = document.getElementById(place.dataset.draws)
  const lines = []
  let ink = place.querySelector("[data-ink]").dataset.ink
  let running = null
  let isAdded = false
  if (!pen || !input) return
  place.hidden = false
  paint(pen, canvas, lines)

  const at = (event) => {
    const box = canvas.getBoundingClientRect()
    return [
      ((event.clientX - box.left) * canvas.width) / box.width,
      ((event.clientY - box.top) * canvas.height) / box.height,
    ]
  }
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId)
    running = { ink, points: [at(event)] }
    lines.push(running)
    paint(pen, canvas, lines)
  })
  canvas.addEventListener("pointermove", (event) => {
    if (!running) return
    running.points.push(at(event))
    paint(pen, canvas, lines)
  })
  for (const ending of ["pointerup", "pointercancel"]) {
    canvas.addEventListener(ending, () => {
      running = null
    })
  }
  for (const button of place.querySelectorAll("[data-ink]")) {
    button.addEventListener("click", () => {
      ink = button.dataset.ink
      for (const each of place.querySelectorAll("[data-ink]")) {
        each.setAttribute("aria-pressed", String(each === button))
      }
    })
  }
  place.querySelector("[data-undo]").addEventListener("click", () => {
    lines.pop()
    paint(pen, canvas, lines)
  })
  place.querySelector("[data-clear]").addEventListener("click", () => {
    lines.length = 0
    paint(pen, canvas, lines)
  })
  input.form.addEventListener("submit", (event) => {
    if (!lines.length || isAdded) return
    event.preventDefault()
    canvas.toBlob((picture) => {
      addMade(input, new File([picture], "drawing.png", { type: "image/png" }))
      isAdded = true
      input.form.requestSubmit(event.submitter)
    }, "image/png")
  })
}

/** Draw every line anew on a clean sheet. */
function paint(pen, canvas, lines) {
  pen.fillStyle = PAPER
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.lineCap = pen.lineJoin = "round"
  pen.lineWidth = THICK
  for (const line of lines) {
    pen.strokeStyle = line.ink
    pen.beginPath()
    const [first, ...others] = line.points
    pen.moveTo(...first)
    // A dot is a line that goes nowhere.
    for (const point of others.length ? others : [first]) pen.lineTo(...point)
    pen.stroke()
  }
}
