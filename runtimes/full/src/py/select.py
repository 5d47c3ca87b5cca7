"""The `select` module of a page: there is nothing to wait for, so nothing is ever ready."""

error = OSError


def select(rlist, wlist, xlist, timeout=None, /):
    """Wait until one or more file descriptors are ready for some kind of I/O."""
    if timeout is None or rlist or wlist or xlist:
        raise OSError(95, "Operation not supported")
    import time

    time.sleep(timeout)
    return [], [], []
