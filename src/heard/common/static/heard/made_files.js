// Adds what was drawn or spoken to the files of a form, beside those that were chosen.

const made = new WeakMap()

/** Put a file into a chooser of files, in place of the one made before under the same name. */
export function addMade(input, file) {
  const ours = made.get(input) ?? new Map()
  const chosen = [...input.files].filter((each) => each !== ours.get(file.name))
  const all = new DataTransfer()
  for (const each of [...chosen, file]) all.items.add(each)
  input.files = all.files
  ours.set(file.name, [...input.files].at(-1))
  made.set(input, ours)
}
