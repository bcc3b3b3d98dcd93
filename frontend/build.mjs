// Builds the third-party parts of the pages and documents: the component library's stylesheet and
// script, and the typeface of pages, charts and documents. Run by `make assets` after `npm ci`.
// Nothing it writes is committed, and it does nothing when nothing it reads has changed.

import { createHash } from "node:crypto"
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import { fileURLToPath } from "node:url"

const frontend = dirname(fileURLToPath(import.meta.url))
const installed = join(frontend, "node_modules")
const built = resolve(frontend, "../src/heard/common/static/heard/built")
const documentFonts = resolve(frontend, "../src/heard/common/documents/fonts")

const stylesheet = join(built, "govuk.css")
const stamp = join(built, ".digest")
const typeface = join(installed, "@expo-google-fonts/atkinson-hyperlegible-next")
// The same typeface, packed for a telephone on a slow line, and cut in two by alphabet.
const packed = join(installed, "@fontsource/atkinson-hyperlegible-next/files")
const cuts = {
  Regular: "400Regular",
  Italic: "400Regular_Italic",
  Bold: "700Bold",
  BoldItalic: "700Bold_Italic",
}

/** Every file that is copied as it is: [from, to]. */
function copies() {
  const library = join(installed, "govuk-frontend")
  const list = [
    [join(library, "dist/govuk/govuk-frontend.min.js"), join(built, "govuk-frontend.min.js")],
    [join(library, "README.md"), join(built, "govuk-frontend-README.md")],
  ]
  for (const cut of ["latin-400", "latin-700", "latin-ext-400", "latin-ext-700"]) {
    const from = join(packed, `atkinson-hyperlegible-next-${cut}-normal.woff2`)
    list.push([from, join(built, "fonts", `${cut}.woff2`)])
  }
  for (const folder of [join(built, "fonts"), documentFonts]) {
    list.push([join(typeface, "LICENSE_FONT"), join(folder, "OFL.txt")])
    for (const [name, cut] of Object.entries(cuts)) {
      const from = join(typeface, cut, `AtkinsonHyperlegibleNext_${cut}.ttf`)
      list.push([from, join(folder, `AtkinsonHyperlegibleNext-${name}.ttf`)])
    }
  }
  return list
}

/** A digest of everything that decides what is built. */
function digest() {
  const hash = createHash("sha256")
  for (const name of ["build.mjs", "council.scss", "package-lock.json"]) {
    hash.update(readFileSync(join(frontend, name)))
  }
  return hash.digest("hex")
}

function isUpToDate(wanted) {
  const outputs = [stylesheet, stamp, ...copies().map(([, to]) => to)]
  return outputs.every(existsSync) && readFileSync(stamp, "utf8") === wanted
}

async function compile() {
  const sass = await import("sass")
  const result = sass.compile(join(frontend, "council.scss"), {
    importers: [new sass.NodePackageImporter(frontend)],
    quietDeps: true,
    style: "compressed",
  })
  return result.css
}

const wanted = digest()
if (isUpToDate(wanted)) {
  console.log("The front-end parts are up to date.")
} else {
  if (!existsSync(typeface)) {
    console.error("frontend/node_modules is incomplete: run `make assets`, which installs it first.")
    process.exit(1)
  }
  mkdirSync(built, { recursive: true })
  writeFileSync(stylesheet, await compile())
  for (const [from, to] of copies()) {
    mkdirSync(dirname(to), { recursive: true })
    copyFileSync(from, to)
  }
  writeFileSync(stamp, wanted)
  console.log(`Built the front-end parts in ${built}`)
}
