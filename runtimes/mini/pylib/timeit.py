"""How long small pieces of code take."""

import time

default_timer = time.perf_counter
default_number = 1000000
default_repeat = 5


class Timer:
    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        space = {} if globals is None else dict(globals)
        body = []
        for name, code in (("_setup", setup), ("_stmt", stmt)):
            if callable(code):
                space[name] = code
                body.append(name + "()")
            elif isinstance(code, str):
                compile(code, "<timeit-src>", "exec")
                body.append(code)
            else:
                raise ValueError(f"{name[1:]} is neither a string nor callable")
        setup, stmt = ["\n".join("    " * d + line for line in b.split("\n")) for b, d in zip(body, (1, 2))]
        source = (
            f"def _inner(_it, _timer):\n{setup}\n    _t0 = _timer()\n    for _i in _it:\n{stmt}\n"
            "    return _timer() - _t0\n"
        )
        exec(compile(source, "<timeit-src>", "exec"), space)
        self.inner = space["_inner"]

    def timeit(self, number=default_number):
        return self.inner(range(number), self.timer)

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        scale = 1
        while True:
            for step in (1, 2, 5):
                number = scale * step
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            scale *= 10


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
