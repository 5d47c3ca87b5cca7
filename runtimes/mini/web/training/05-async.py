# Waiting: fetch, timers, handlers that await.
import asyncio
from js import document, fetch, setTimeout


async def load():
    response = await fetch("items.json")
    data = (await response.json())
    return [(item.name, item.price) for item in data.items]


async def clicked(event):
    out = document.getElementById("out")
    out.textContent = "loading"
    try:
        items = await load()
        out.textContent = ", ".join(f"{name}: {price:.2f}" for name, price in items)
    except Exception as error:
        out.textContent = f"failed: {error}"


document.getElementById("go").addEventListener("click", clicked)
await clicked(None)
response = await fetch("text.txt")
text = await response.text()
print(response.ok, response.status, text.splitlines())


async def tick(times):
    for number in range(times):
        document.title = f"{number}"
        await asyncio.sleep(0.001)
    return times


print(await asyncio.gather(tick(2), tick(3)))
task = asyncio.create_task(tick(2))
await task
setTimeout(lambda: print("later"), 1)
# ---
import time

start = time.time()
time.sleep(0.01)
print(time.time() > start)
