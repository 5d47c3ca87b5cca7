# Errors of the % operator.
def attempt(f, args):
    try:
        print(repr(f % args))
    except (TypeError, ValueError, KeyError, OverflowError) as e:
        print(type(e).__name__ + ":", e)

attempt("%s %s", 1)
attempt("%s", (1, 2))
attempt("%s", ())
attempt("x", 1)
attempt("x", "y")
attempt("x", [1])
attempt("%", 1)
attempt("%5", (1,))
attempt("%(a)s", {"b": 1})
attempt("%(a)s", (1,))
attempt("%(a", {"a": 1})
attempt("%q", 1)
attempt("%c", 0x110000)
attempt("%*d", ("x", 1))
attempt("%d %d", (1,))
attempt("%(a)s %s", {"a": 1})
attempt("%x", 1.5)
attempt("%d", float("nan"))
attempt("%d", float("inf"))
attempt("%s%%", "ok")
