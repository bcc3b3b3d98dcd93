// Marks, in a report's contents, the section that is being read.

function mark(links, section) {
  for (const link of links) {
    if (link.hash === `#${section.id}`) {
      link.setAttribute("aria-current", "location")
    } else {
      link.removeAttribute("aria-current")
    }
  }
}

export function followContents(root) {
  const links = [...root.querySelectorAll(".report__contents a")]
  const sections = links.map((link) => root.getElementById(link.hash.slice(1))).filter(Boolean)
  if (sections.length === 0) return
  const watcher = new IntersectionObserver(
    (entries) => {
      const reached = entries.filter((entry) => entry.isIntersecting).map((entry) => entry.target)
      if (reached.length > 0) mark(links, reached[0])
    },
    { rootMargin: "-10% 0px -80% 0px" },
  )
  sections.forEach((section) => watcher.observe(section))
}
