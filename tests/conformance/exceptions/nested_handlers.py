# Handlers inside handlers, loops and finally blocks.
def f(order):
    log = []
    for step in order:
        try:
            try:
                if step == "v": raise ValueError("v")
                if step == "k": raise KeyError("k")
                if step == "b": break
                if step == "c": continue
                log.append("ok " + step)
            except ValueError:
                log.append("inner value")
                if "k" in order:
                    raise KeyError("from handler")
            finally:
                log.append("inner finally")
        except KeyError as e:
            log.append(f"outer key {e.args[0]}")
        else:
            log.append("outer else")
        finally:
            log.append("outer finally")
    else:
        log.append("loop else")
    return log

for order in ("x", "v", "vk", "cx", "bx", "kx"):
    print(order, f(order))

def retry(times):
    attempts = 0
    while True:
        try:
            attempts += 1
            if attempts < times:
                raise OSError(f"attempt {attempts}")
            return attempts
        except OSError as e:
            print(e)
print(retry(3))

def cleanup_order():
    try:
        try:
            raise ValueError("a")
        finally:
            try:
                raise KeyError("b")
            except KeyError:
                print("b handled inside finally")
    except ValueError as e:
        print("a still alive", e.__context__)
cleanup_order()
