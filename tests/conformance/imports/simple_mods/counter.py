"""A helper module with state."""
print("counter is being imported as", __name__)
count = 0
_private = "p"
def bump():
    global count
    count += 1
    return count
class Thing:
    where = __name__
