# The words of the errors of wrong calls.
def zero(): pass
def one(a): pass
def two(a, b): pass
def three(a, b, c): pass
def opt(a, b=1): pass
def star(a, *args): pass
def kw(*, k): pass

def attempt(function, *args, **kwargs):
    try:
        function(*args, **kwargs)
        print("fine")
    except TypeError as e:
        print(e)

attempt(zero, 1)
attempt(zero, 1, 2)
attempt(zero, x=1)
attempt(one)
attempt(one, 1, 2)
attempt(one, 1, a=2)
attempt(one, b=1)
attempt(two)
attempt(two, 1)
attempt(two, 1, 2, 3)
attempt(three)
attempt(three, b=1)
attempt(opt)
attempt(opt, 1, 2, 3)
attempt(opt, 1, c=3)
attempt(star)
attempt(kw)
attempt(kw, 1)
attempt(kw, 1, k=1)
attempt(lambda x: x)
