# Pipelines of generators, written by hand.
def count(start=0, step=1):
    while True:
        yield start
        start += step

def islice(it, start, stop, step=1):
    for i, x in enumerate(it):
        if i >= stop:
            return
        if i >= start and (i - start) % step == 0:
            yield x

def takewhile(pred, it):
    for x in it:
        if not pred(x):
            return
        yield x

def chain(*its):
    for it in its:
        yield from it

def pairwise(it):
    it = iter(it)
    try:
        a = next(it)
    except StopIteration:
        return
    for b in it:
        yield a, b
        a = b

def chunked(it, n):
    chunk = []
    for x in it:
        chunk.append(x)
        if len(chunk) == n:
            yield chunk
            chunk = []
    if chunk:
        yield chunk

def merge(a, b):
    a, b = iter(a), iter(b)
    done = object()
    x, y = next(a, done), next(b, done)
    while x is not done or y is not done:
        if y is done or (x is not done and x <= y):
            yield x
            x = next(a, done)
        else:
            yield y
            y = next(b, done)

print(list(islice(count(10, 5), 2, 10, 3)))
print(list(takewhile(lambda x: x < 20, (x * x for x in count()))))
print(list(chain("ab", [1], (), range(2))))
print(list(pairwise("abcd")), list(pairwise([])))
print(list(chunked(range(7), 3)))
print(list(merge([1, 4, 9], [2, 3, 10, 11])))
