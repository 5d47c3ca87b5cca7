# A to-do list.
from js import document, localStorage

KEY = "todo"
listing = document.getElementById("list")
what = document.getElementById("what")
left = document.getElementById("left")


def load():
    saved = localStorage.getItem(KEY)
    if not saved:
        return [["Try another runtime", False], ["Write a page in Python", True]]
    return [[line[1:], line[0] == "x"] for line in saved.split("\n")]


def save():
    localStorage.setItem(KEY, "\n".join(("x" if done else " ") + text for text, done in tasks))


def make(tag, text="", **attributes):
    element = document.createElement(tag)
    element.textContent = text
    for name, value in attributes.items():
        element.setAttribute(name.replace("_", "-"), value)
    return element


def row(task):
    text, done = task
    item = make("li")
    item.className = "done" if done else ""
    box = make("input", type="checkbox")
    box.checked = done
    remove = make("button", "Remove", aria_label=f"Remove {text!r}")

    def toggle(event):
        task[1] = not task[1]
        show()

    def delete(event):
        if task in tasks:
            tasks.remove(task)
        show()

    box.addEventListener("change", toggle)
    remove.addEventListener("click", delete)
    item.append(box, make("span", text), remove)
    return item


def show():
    listing.replaceChildren(*[row(task) for task in tasks])
    todo = len([task for task in tasks if not task[1]])
    left.textContent = f"{todo} of {len(tasks)} left to do"
    save()


def add(event):
    event.preventDefault()
    text = what.value.strip()
    if text:
        tasks.append([text, False])
        what.value = ""
        show()


tasks = load()
what.value = "  Something  "
document.getElementById("add").addEventListener("submit", add)
show()
tasks = load()
show()
