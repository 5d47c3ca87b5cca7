"""`WebSocket`: the browser's, with handlers as keywords and binary data as bytes."""

import js
from pyscript.ffi import create_proxy
from pyscript.util import as_bytearray, start

_HANDLERS = ("onopen", "onmessage", "onerror", "onclose")


class WebSocketEvent:
    """A WebSocket's event; `data` is text or a memoryview."""

    def __init__(self, event):
        self._event = event

    def __getattr__(self, name):
        value = getattr(self._event, name)
        if name == "data" and not isinstance(value, str):
            return memoryview(as_bytearray(value))
        return value


class WebSocket:
    """A connection. `onopen`, `onmessage`, `onerror` and `onclose` take functions, async ones too."""

    CONNECTING = 0
    OPEN = 1
    CLOSING = 2
    CLOSED = 3

    def __init__(self, url, protocols=None, **handlers):
        for name in handlers:
            if name not in _HANDLERS:
                raise ValueError("WebSocket has no handler '" + name + "': there are " + ", ".join(_HANDLERS))
        socket = js.WebSocket.new(url) if protocols is None else js.WebSocket.new(url, protocols)
        socket.binaryType = "arraybuffer"
        object.__setattr__(self, "_js_websocket", socket)
        for name in handlers:
            setattr(self, name, handlers[name])

    def __getattr__(self, name):
        return getattr(self._js_websocket, name)

    def __setattr__(self, name, value):
        if name in _HANDLERS:
            function = value
            value = create_proxy(lambda event: start(function(WebSocketEvent(event))))
        setattr(self._js_websocket, name, value)

    def send(self, data):
        """Sends text or bytes."""
        if isinstance(data, (bytes, bytearray, memoryview)):
            view = js.Uint8Array.new(len(data))
            for i, byte in enumerate(bytes(data)):
                view[i] = byte
            data = view
        self._js_websocket.send(data)

    def close(self, code=None, reason=None):
        """Closes it, with a code and a reason if given."""
        given = [part for part in (code, reason) if part is not None]
        self._js_websocket.close(*given)
