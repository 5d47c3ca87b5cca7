// What the pages of the applications share: the code shown, and the switch of runtimes. A switch loads the page anew, so that each
// runtime finds it as it was written. Pages load this before anypy.js, so that no event is missed.
import { RUNTIMES, element } from "./gallery.js";

const bar = element("div", { class: "bar runtimes", role: "group", "aria-label": "Runtime" });
const links = new Map();
for (const { name, about } of RUNTIMES) {
  const link = element("a", { class: "button", href: `?anypy-runtime=${name}`, title: about }, name);
  links.set(name, link);
  bar.append(link);
}
document.querySelector(".lead").after(bar);

document.addEventListener("py:ready", ({ detail: { runtime } }) => {
  for (const [name, link] of links) {
    if (name === runtime) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
});
