# Exceptions in __enter__, in __exit__ and in the body.
class M:
    def __init__(self, enter=None, exit=None, result=None):
        self.enter, self.exit, self.result = enter, exit, result
    def __enter__(self):
        print("enter")
        if self.enter: raise self.enter
    def __exit__(self, kind, value, tb):
        print("exit", kind and kind.__name__)
        if self.exit: raise self.exit
        return self.result

def attempt(m, body=None):
    try:
        with m:
            if body: raise body
            print("body")
        print("after")
    except Exception as e:
        print("caught", repr(e), "context", repr(e.__context__))

attempt(M())
attempt(M(enter=ValueError("enter")))
attempt(M(exit=ValueError("exit")))
attempt(M(exit=ValueError("exit")), KeyError("body"))
attempt(M(result=True), KeyError("body"))
attempt(M(result=0), KeyError("body"))
attempt(M(result="truthy"), KeyError("body"))
attempt(M(result=True))
class BadBool:
    def __bool__(self): raise TypeError("bool of result")
attempt(M(result=BadBool()), KeyError("body"))
same = KeyError("same")
attempt(M(exit=same), same)
with M(result=True):
    with M(enter=ValueError("inner enter")):
        print("never")
print("done")
