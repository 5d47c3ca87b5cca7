# A button that counts, as functions and as a class.
import js
from js import document

count = 0
shown = document.getElementById("count")


def add(event):
    global count
    count += 1
    shown.textContent = f"Clicked {count} time{'s' if count != 1 else ''}"


document.getElementById("add").addEventListener("click", add)


class Counter:
    """Counts."""

    step = 1

    def __init__(self, element, start=0, *, step=None):
        self.element = element
        self.value = start
        self.step = step or self.step
        element.addEventListener("click", lambda event: self.change(self.step))

    def change(self, by):
        self.value += by
        self.show()

    def show(self):
        self.element.textContent = str(self.value)
        self.element.style.color = "red" if self.value < 0 else "black"
        self.element.classList.toggle("odd")


counters = {name: Counter(document.getElementById(name), step=step) for name, step in [("up", 1), ("down", -1)]}
for name in counters:
    counters[name].show()
print(js.document.title, counters["up"].value)
