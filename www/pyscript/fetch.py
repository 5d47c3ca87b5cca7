"""`fetch`: the browser's, with answers in Python's terms."""

import js
from pyscript.ffi import to_js
from pyscript.util import as_bytearray


class _Response:
    """The browser's response; its content as Python has it."""

    def __init__(self, response):
        self._response = response

    def __getattr__(self, name):
        return getattr(self._response, name)

    async def arrayBuffer(self):
        return memoryview(as_bytearray(await self._response.arrayBuffer()))

    async def blob(self):
        return await self._response.blob()

    async def bytearray(self):
        return as_bytearray(await self._response.arrayBuffer())

    async def json(self):
        import json

        return json.loads(await self._response.text())

    async def text(self):
        return await self._response.text()


class _Request:
    """What `fetch` returns: await it for the response, or await one of its methods for the content at once."""

    def __init__(self, promise):
        self._promise = promise
        self._response = None

    async def _get(self):
        if self._response is None:
            self._response = _Response(await self._promise)
        return self._response

    def __await__(self):
        return self._get().__await__()

    # MicroPython's name for it.
    def __iter__(self):
        return self._get()

    async def arrayBuffer(self):
        return await (await self._get()).arrayBuffer()

    async def blob(self):
        return await (await self._get()).blob()

    async def bytearray(self):
        return await (await self._get()).bytearray()

    async def json(self):
        return await (await self._get()).json()

    async def text(self):
        return await (await self._get()).text()


def fetch(url, **options):
    """Fetches a URL. `await fetch(u)` gives the response, `await fetch(u).text()` (json, bytearray...) its content."""
    return _Request(js.fetch(url, to_js(options)) if options else js.fetch(url))
