# User-defined exceptions: hierarchy, attributes, __str__, args.
class AppError(Exception):
    """Base of this program's errors."""

class NotFound(AppError):
    def __init__(self, what, where="here"):
        super().__init__(f"{what} not found in {where}")
        self.what = what

class Code(AppError):
    def __init__(self, code):
        self.code = code
    def __str__(self):
        return f"code {self.code}"

class Both(NotFound, KeyError):
    pass

for e in (AppError("plain"), AppError(), AppError(1, 2), NotFound("x"), NotFound("y", where="z"), Code(7), Both("b")):
    try:
        raise e
    except AppError as caught:
        print(type(caught).__name__, str(caught), repr(caught), caught.args)

try:
    raise NotFound("attr")
except NotFound as e:
    print(e.what)
try:
    raise Both("k")
except KeyError as e:
    print("as KeyError", isinstance(e, LookupError))
try:
    raise AppError
except AppError as e:
    print(repr(e), str(e) == "")

class WithState(Exception):
    count = 0
    def __init__(self, *args):
        WithState.count += 1
        super().__init__(*args)
for i in range(3):
    try:
        raise WithState(i)
    except WithState as e:
        last = e
print(WithState.count, last.args, last)
print(AppError.__doc__, AppError.__mro__[1:3])
