# sys: what programs commonly use.
import sys
print(sys.version_info >= (3, 11), sys.version_info[0], sys.version_info.major, type(sys.version).__name__, isinstance(sys.platform, str), sys.byteorder in ("little", "big"), sys.maxsize > 2 ** 30, sys.maxunicode)
print(isinstance(sys.argv, list), len(sys.argv), isinstance(sys.path, list), "sys" in sys.modules, sys.modules["sys"] is sys, __name__ in sys.modules, sys.implementation.name != "")
print(hasattr(sys.stdout, "write"), hasattr(sys.stderr, "write"), sys.stdout.write("") == 0, sys.getrecursionlimit() >= 100, sys.getsizeof([]) > 0, sys.exc_info())
sys.stdout.write("written\n")
sys.stdout.flush()
print(sys.float_info.max, sys.float_info.epsilon, sys.float_info.dig, sys.float_info.mant_dig, sys.float_info.min, sys.hash_info.width in (32, 64))
s = sys.intern("interned")
print(s, sys.getdefaultencoding(), isinstance(sys.executable, (str, type(None))), callable(sys.exit), sys.version_info[:1])
for code in (None, 0, 3, "message", (1, 2)):
    try:
        sys.exit(code)
    except SystemExit as e:
        print(repr(e.code), e.args)
class Capture:
    def __init__(self): self.text = ""
    def write(self, s): self.text += s
    def flush(self): pass
old, sys.stdout = sys.stdout, Capture()
print("captured", 1)
cap, sys.stdout = sys.stdout, old
print(repr(cap.text))
def frame(): return sys._getframe().f_code.co_name if hasattr(sys, "_getframe") else "frame"
print(frame())
