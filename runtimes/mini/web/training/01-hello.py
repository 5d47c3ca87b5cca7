# A first page: text, numbers, a loop.
print("Hello, world!")
name = "world"
print(f"Hello, {name}!", 1 + 2, 3.5, True, None, [1, "two"], sep=" ")
# ---
squares = [n * n for n in range(1, 11)]
print(f"{name} again:", *squares)
print("their sum is", sum(squares), len(squares), max(squares))
for index, value in enumerate(squares):
    if value % 2 == 0 and index != 3:
        continue
    elif index > 7:
        break
else:
    print("never")
# ---
from js import document, window

heading = document.querySelector("h1")
heading.textContent = f"Hello, {name}!"
print("this page is called", document.title)
print("and is", window.innerWidth, "pixels wide")
