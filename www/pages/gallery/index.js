// The start page's table of runtimes.
import { RUNTIMES, bytes, element, sizes } from "./gallery.js";

const known = await sizes;
for (const { name, about } of RUNTIMES) {
  document.querySelector("#runtimes").append(
    element(
      "tr",
      {},
      element("td", {}, element("code", {}, name)),
      element("td", {}, about),
      element("td", { class: "number" }, bytes(known?.runtimes?.[name]?.brotli)),
      element("td", { class: "number" }, bytes(known?.pages?.[name]?.brotli)),
    ),
  );
}
