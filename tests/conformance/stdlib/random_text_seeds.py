# random: seeds that are text or bytes.
from random import Random

for seed in ('hello', b'bytes', bytearray(b'x'), ''):
    r = Random(seed); print(r.random(), r.getrandbits(64))
