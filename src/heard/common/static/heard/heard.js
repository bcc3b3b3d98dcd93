// Starts what improves a page that already works without it.

import { initAll } from "./built/govuk-frontend.min.js"
import { followContents } from "./follow_contents.js"
import { keepStaffWords } from "./staff_words.js"
import { keepOnlyScrollingRegionsInTheTabOrder } from "./scrolling_regions.js"

document.body.classList.add("js-enabled")
if ("noModule" in HTMLScriptElement.prototype) {
  document.body.classList.add("govuk-frontend-supported")
}
initAll()
keepOnlyScrollingRegionsInTheTabOrder(document)
followContents(document)
keepStaffWords(document)
