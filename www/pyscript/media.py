"""`media`: cameras and microphones."""

import js
from pyscript.ffi import to_js


class Device:
    """A camera, a microphone or a loudspeaker."""

    def __init__(self, device):
        self._dom_element = device

    @property
    def id(self):
        return self._dom_element.deviceId

    @property
    def group(self):
        return self._dom_element.groupId

    @property
    def kind(self):
        return self._dom_element.kind

    @property
    def label(self):
        return self._dom_element.label

    def __getitem__(self, key):
        return getattr(self, key)

    @classmethod
    async def request_stream(cls, audio=False, video=True):
        """A stream of what the reader allows. `audio` and `video` are booleans or constraints."""
        return await js.navigator.mediaDevices.getUserMedia(to_js({"audio": audio, "video": video}))

    @classmethod
    async def load(cls, audio=False, video=True):
        """The same, by its old name."""
        return await cls.request_stream(audio, video)

    async def get_stream(self):
        """A stream of this device."""
        wanted = {"deviceId": {"exact": self.id}}
        if self.kind == "audioinput":
            return await Device.request_stream(audio=wanted, video=False)
        return await Device.request_stream(video=wanted)


async def list_devices():
    """The devices that the browser tells of."""
    found = await js.navigator.mediaDevices.enumerateDevices()
    return [Device(found[i]) for i in range(found.length)]
