# An uncaught exception: output before it stays, the status is 1, standard error gets the traceback.
# conformance: exit=1 stderr
print("before")
def f():
    try:
        raise KeyError("inner")
    finally:
        print("finally runs")
class Noisy:
    def __enter__(self): return self
    def __exit__(self, *args): print("exit sees", args[0].__name__)
with Noisy():
    f()
print("never printed")
