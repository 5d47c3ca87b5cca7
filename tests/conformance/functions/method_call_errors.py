# Calls of methods and classes count self and name the function by its qualified name.
class C:
    def m(self, a):
        return a
    def none(self):
        return "none"
    def noself():
        return "never"
    @staticmethod
    def s(a):
        return a
    @classmethod
    def c(cls, a):
        return a

class D:
    def __init__(self, x, y):
        self.x = x

def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except TypeError as e:
        print(e)

attempt(C().m)
attempt(C().m, 1)
attempt(C().m, 1, 2)
attempt(C.m, 1)
attempt(C().none, 1)
attempt(C().noself)
attempt(C.noself)
attempt(C().s)
attempt(C.c)
attempt(C.c, 5)
attempt(D)
attempt(D, 1)
attempt(D, 1, 2, 3)
attempt(C, 1)
attempt(C().m, z=1)
