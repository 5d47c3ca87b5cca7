// A page without a browser: what the training programs use of one, and no more.

class Event {
  constructor(type, target) {
    Object.assign(this, { type, target, key: "Enter", defaultPrevented: false });
  }
  preventDefault() {
    this.defaultPrevented = true;
  }
}

class Element {
  children = [];
  style = {};
  dataset = {};
  value = "";
  checked = false;
  #text = "";
  #listeners = [];
  constructor(tagName) {
    this.tagName = tagName;
    this.classList = new Set();
    this.classList.toggle = (name) => (this.classList.delete(name) ? false : !!this.classList.add(name));
  }
  get textContent() {
    return this.#text + this.children.map((child) => child.textContent ?? child).join("");
  }
  set textContent(text) {
    this.children = [];
    this.#text = `${text}`;
  }
  append(...nodes) {
    this.children.push(...nodes);
  }
  appendChild(node) {
    this.children.push(node);
    return node;
  }
  replaceChildren(...nodes) {
    this.children = nodes;
  }
  remove() {}
  setAttribute(name, value) {
    this[name] = value;
  }
  getAttribute(name) {
    return this[name] ?? null;
  }
  querySelector() {
    return (this.found ??= new Element("p"));
  }
  querySelectorAll() {
    return [this.querySelector(), new Element("p")];
  }
  addEventListener(type, listener) {
    this.#listeners.push([type, listener]);
    page.pressed?.push(() => listener(new Event(type, this)));
  }
  removeEventListener(type, listener) {
    this.#listeners = this.#listeners.filter(([a, b]) => a !== type || b !== listener);
  }
}

/** Makes a new page, as globals. */
export function page() {
  page.pressed = [];
  const elements = {};
  const document = new Element("html");
  Object.assign(document, {
    body: new Element("body"),
    title: "A page",
    getElementById: (id) => (elements[id] ??= new Element("div")),
    createElement: (tag) => new Element(tag),
    createTextNode: (text) => text,
  });
  const storage = new Map();
  const localStorage = {
    getItem: (key) => storage.get(key) ?? null,
    setItem: (key, value) => void storage.set(key, value),
  };
  const response = (url) => ({
    ok: true,
    status: 200,
    url,
    text: async () => "one\ntwo\n",
    json: async () => url.startsWith("missing") ? JSON.parse("no JSON") : ({ items: [{ name: "one", price: 1.5 }, { name: "two", price: 2 }], next: null }),
  });
  const all = { document, localStorage, innerWidth: 800, fetch: async (url) => response(url), alert() {}, Event };
  for (const [name, value] of Object.entries(all)) Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  globalThis.window = globalThis;
  return globalThis;
}

/** Lets listeners have an event, also some of those that came to be by that, and timers their time. */
export async function finish() {
  for (const most of [9, 4]) {
    const listeners = page.pressed.splice(0, most);
    page.pressed = [];
    for (const press of listeners) await press();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
