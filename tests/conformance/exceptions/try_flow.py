# else, finally, return, break and continue in every combination.
def f(how):
    log = []
    try:
        log.append("try")
        if how == "raise":
            raise ValueError
        if how == "return":
            return log
    except ValueError:
        log.append("except")
    else:
        log.append("else")
    finally:
        log.append("finally")
    log.append("after")
    return log


for how in ("raise", "return", "none"):
    print(how, f(how))


def overriding():
    try:
        return "try"
    finally:
        return "finally"


def swallowing():
    for i in range(2):
        try:
            raise KeyError(i)
        finally:
            break
    return "swallowed"


def continuing():
    out = []
    for i in range(3):
        try:
            if i == 1:
                continue
            out.append(i)
        finally:
            out.append("f%d" % i)
    return out


def nested():
    out = []
    try:
        try:
            try:
                raise ValueError(1)
            finally:
                out.append("inner finally")
        except ValueError:
            out.append("caught")
            raise TypeError(2)
        finally:
            out.append("middle finally")
    except TypeError as e:
        out.append("outer %s" % e)
    else:
        out.append("not here")
    return out


print(overriding(), swallowing(), continuing(), nested())


def value_then_finally():
    x = [1]
    try:
        return x
    finally:
        x.append(2)


def loop_else():
    for i in ():
        pass
    else:
        yield "for else"
    while False:
        pass
    else:
        yield "while else"
    for i in (1, 2):
        if i == 2:
            break
    else:
        yield "no"
    while True:
        try:
            break
        finally:
            yield "in finally"
    for i in range(2):
        try:
            continue
        finally:
            yield i


print(value_then_finally(), list(loop_else()))


def cond(e):
    try:
        raise e
    except (KeyError, IndexError) as x:
        return "lookup " + type(x).__name__
    except ArithmeticError:
        return "arithmetic"
    except Exception as x:
        return "other " + type(x).__name__
    except:
        return "bare"


print(cond(KeyError()), cond(IndexError()), cond(ZeroDivisionError()), cond(OSError()), cond(KeyboardInterrupt()), cond(StopIteration()))


def not_exception():
    try:
        raise ValueError("v")
    except 5:
        pass


try:
    not_exception()
except TypeError as e:
    print(e)


def tuple_inside():
    try:
        raise ValueError("v")
    except (KeyError, (ValueError, 3)):
        return "nested"


try:
    print(tuple_inside())
except TypeError as e:
    print(e)


def deep(n):
    try:
        if n == 0:
            raise ValueError("bottom")
        deep(n - 1)
    finally:
        count.append(n)


count = []
try:
    deep(5)
except ValueError as e:
    print(e, count)


def name_scope():
    e = "before"
    try:
        raise ValueError
    except ValueError as e:
        pass
    try:
        return e
    except UnboundLocalError:
        return "deleted"


print(name_scope())


def reraise():
    try:
        try:
            1 / 0
        except ZeroDivisionError as e:
            saved = e
            raise
    except ZeroDivisionError as e2:
        return e2 is saved


print(reraise())
