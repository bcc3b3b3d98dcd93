// A wide table scrolls within its own region, which a keyboard must be able to reach. Where the
// table fits, the region is one stop too many, so it leaves the tab order until it scrolls again.

function update(region) {
  const scrolls = region.scrollWidth > region.clientWidth
  if (scrolls) {
    region.setAttribute("tabindex", "0")
  } else if (document.activeElement !== region) {
    region.removeAttribute("tabindex")
  }
}

export function keepOnlyScrollingRegionsInTheTabOrder(root) {
  const regions = root.querySelectorAll(".scrolling")
  const watcher = new ResizeObserver((entries) => entries.forEach(({ target }) => update(target)))
  regions.forEach((region) => watcher.observe(region))
}
