"""The `_signal` module of a page: handlers can be set and are called by `raise_signal` alone."""

SIG_DFL, SIG_IGN = 0, 1
SIGHUP, SIGINT, SIGQUIT, SIGILL, SIGABRT, SIGFPE, SIGKILL, SIGSEGV = 1, 2, 3, 4, 6, 8, 9, 11
SIGPIPE, SIGALRM, SIGTERM, SIGUSR1, SIGUSR2, SIGCHLD = 13, 14, 15, 10, 12, 17
NSIG = 65


def default_int_handler(signalnum, frame, /):
    """The default handler for SIGINT installed by Python."""
    raise KeyboardInterrupt


_handlers = {SIGINT: default_int_handler}


def signal(signalnum, handler, /):
    """Set the action for the given signal."""
    if not 0 < signalnum < NSIG:
        raise ValueError("signal number out of range")
    if handler not in (SIG_DFL, SIG_IGN) and not callable(handler):
        raise TypeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
    old = getsignal(signalnum)
    _handlers[signalnum] = handler
    return old


def getsignal(signalnum, /):
    return _handlers.get(signalnum, SIG_DFL)


def raise_signal(signalnum, /):
    """Send a signal to the executing process."""
    handler = getsignal(signalnum)
    if handler == SIG_DFL and signalnum != SIGCHLD:
        raise SystemExit(128 + signalnum)
    if callable(handler):
        import sys

        handler(signalnum, sys._getframe())


def strsignal(signalnum, /):
    return None


def valid_signals():
    return set(range(1, NSIG))


def set_wakeup_fd(fd, /, *, warn_on_full_buffer=True):
    return -1


def siginterrupt(signalnum, flag, /):
    pass


def alarm(seconds, /):
    raise OSError(38, "Function not implemented")


def pause():
    raise OSError(38, "Function not implemented")
