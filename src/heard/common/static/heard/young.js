// Starts what lets children and young people listen to a page, draw and speak. All of it is extra: the
// page works by reading, writing and choosing files.

import { letDraw } from "./drawing.js"
import { readAloud } from "./reading_aloud.js"
import { letSpeak } from "./speaking.js"

for (const button of document.querySelectorAll("[data-reads]")) readAloud(button)
for (const place of document.querySelectorAll("[data-draws]")) letDraw(place)
for (const place of document.querySelectorAll("[data-says]")) letSpeak(place)
