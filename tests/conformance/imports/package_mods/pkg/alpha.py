print("alpha imported as", __name__, "in", __package__)
ALPHA = "a"
def up():
    from . import version
    return version
