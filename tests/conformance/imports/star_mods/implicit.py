import sys
visible, _private = "v", "p"
def func(): return "func of " + __name__
