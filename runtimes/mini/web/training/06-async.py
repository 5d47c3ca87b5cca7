# Waiting: fetch, timers, handlers that await.
from js import document, fetch, setTimeout


async def load(url):
    response = await fetch(url)
    data = await response.json()
    return [(item.name, item.price) for item in data.items]


async def clicked(event):
    out = document.getElementById("out")
    out.textContent = "loading"
    try:
        items = await load("missing.json" if event is None else "items.json")
        out.textContent = ", ".join(f"{name}: {price:.2f}" for name, price in items)
    except Exception as error:
        out.textContent = f"failed: {error}"


document.getElementById("go").addEventListener("click", clicked)
await clicked(None)
await clicked(document)
response = await fetch("text.txt")
text = await response.text()
print(response.ok, response.status, text)
setTimeout(lambda: print("later"), 1)
