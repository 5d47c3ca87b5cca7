# Which of try, except, else and finally run, and in what order.
def run(action):
    log = []
    try:
        log.append("try")
        if action == "raise":
            raise ValueError("v")
        if action == "other":
            raise KeyError("k")
        if action == "return":
            return log
    except ValueError as e:
        log.append(f"except {e}")
    else:
        log.append("else")
    finally:
        log.append("finally")
    log.append("after")
    return log

print(run("nothing"))
print(run("raise"))
print(run("return"))
try:
    run("other")
except KeyError as e:
    print("escaped", e)

def in_else():
    try:
        pass
    except ValueError:
        print("never")
    else:
        raise ValueError("from else")
    finally:
        print("finally")
try:
    in_else()
except ValueError as e:
    print(e)

def in_except():
    try:
        raise ValueError(1)
    except ValueError:
        raise TypeError(2)
    finally:
        print("finally too")
try:
    in_except()
except TypeError as e:
    print(e, repr(e.__context__))

def multiple(e):
    try:
        raise e
    except (KeyError, IndexError) as x:
        return "lookup pair", type(x).__name__
    except ArithmeticError:
        return "arithmetic"
    except Exception:
        return "exception"
    except:
        return "bare"
for e in (KeyError(1), IndexError(), ZeroDivisionError(), OSError(), KeyboardInterrupt()):
    print(multiple(e))
