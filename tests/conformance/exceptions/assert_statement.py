# assert with and without a message.
def check(x, message=None):
    try:
        if message is None:
            assert x
        else:
            assert x, message
        print("passed")
    except AssertionError as e:
        print("failed", e.args, str(e) or "(no message)")

check(True)
check(False)
check(0, "zero")
check([], ["list", "message"])
check([0])
check("", 5)
check(None, ("a", "b"))

def lazy():
    print("message evaluated")
    return "m"

assert 1 < 2, lazy()
try:
    assert 1 > 2, lazy()
except AssertionError as e:
    print(e)
assert (x := 5) > 3, x
print(x)
try:
    raise AssertionError("by hand")
except AssertionError as e:
    print(e)
