// Lets somebody say it out loud. What was said joins the files of the form; nothing is kept, or heard by
// anybody, before the form is sent.

import { addMade } from "./made_files.js"

const LONGEST = 10 * 60 * 1000
const A_SECOND = 1000
// Less than this is the frame of a recording with nothing in it.
const FEWEST_BYTES = 1000
const ENDINGS = { "audio/webm": "webm", "audio/ogg": "ogg", "audio/mp4": "m4a" }

/** Return the first kind of recording that this browser makes, null where it makes none. */
function kind() {
  if (!window.MediaRecorder || !navigator.mediaDevices) return null
  return Object.keys(ENDINGS).find((each) => MediaRecorder.isTypeSupported(each)) ?? null
}

/** Show how long it has been going on; return what stops that. */
function count(place) {
  let seconds = 0
  const show = () => {
    place.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`
    seconds += 1
  }
  show()
  const ticking = setInterval(show, A_SECOND)
  return () => {
    clearInterval(ticking)
    place.textContent = ""
  }
}

/** Let somebody record what they say, and stop. */
export function letSpeak(place) {
  const type = kind()
  const input = document.getElementById(place.dataset.says)
  if (!type || !input) return
  const start = place.querySelector("[data-start]")
  const stop = place.querySelector("[data-stop]")
  const now = place.querySelector("[role=status]")
  place.hidden = false
  start.addEventListener("click", async () => {
    let sound
    try {
      sound = await navigator.mediaDevices.getUserMedia({ audio: true })
    } catch {
      now.textContent = now.dataset.refused
      return
    }
    const recorder = new MediaRecorder(sound, { mimeType: type })
    const parts = []
    const stopCounting = count(place.querySelector("[data-time]"))
    const show = (isRunning) => {
      start.hidden = isRunning
      stop.hidden = !isRunning
    }
    recorder.addEventListener("dataavailable", (event) => parts.push(event.data))
    recorder.addEventListener("stop", () => {
      for (const track of sound.getTracks()) track.stop()
      stopCounting()
      const spoken = new File(parts, `voice.${ENDINGS[type]}`, { type })
      if (spoken.size < FEWEST_BYTES) {
        now.textContent = now.dataset.nothing
      } else {
        addMade(input, spoken)
        now.textContent = now.dataset.kept
      }
      show(false)
      start.focus()
    })
    recorder.start(A_SECOND)
    setTimeout(() => recorder.state === "recording" && recorder.stop(), LONGEST)
    stop.onclick = () => recorder.stop()
    now.textContent = now.dataset.recording
    show(true)
    stop.focus()
  })
}
