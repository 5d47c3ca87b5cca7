# finally runs whichever way the block is left, and may change the result.
# conformance: stderr
def returns():
    try:
        return "try"
    finally:
        print("finally")

def overrides():
    try:
        return "try"
    finally:
        return "finally"

def swallows():
    try:
        1 / 0
    finally:
        return "swallowed"

def value_fixed():
    x = 1
    try:
        return x
    finally:
        x = 2

def breaks():
    out = []
    for i in range(5):
        try:
            if i == 2:
                break
            if i == 1:
                continue
            out.append(i)
        finally:
            out.append(f"f{i}")
    else:
        out.append("else")
    return out

def break_in_finally():
    for i in range(3):
        try:
            raise ValueError(i)
        finally:
            break
    return i

def continue_in_finally():
    out = []
    for i in range(3):
        try:
            1 / 0
        finally:
            out.append(i)
            continue
    return out

def nested():
    log = []
    try:
        try:
            try:
                return log
            finally:
                log.append(1)
        finally:
            log.append(2)
    finally:
        log.append(3)

def loop_return():
    while True:
        try:
            return "out"
        finally:
            print("leaving loop")

for f in (returns, overrides, swallows, value_fixed, breaks, break_in_finally, continue_in_finally, nested, loop_return):
    print(f())
